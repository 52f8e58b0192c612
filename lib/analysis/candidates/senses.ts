import type { Candidate } from '@/lib/analysis/candidates/candidates';
import { nationAt, nationBefore } from '@/lib/analysis/candidates/nations';
import type { Engine } from '@/lib/analysis/engine';
import type { KnowledgeEntry } from '@/lib/analysis/knowledge/knowledge';
import { cueAt, cueBefore, isSyllable, type Word } from '@/lib/analysis/words';
import { key } from '@/lib/text/fold';
import type { Span } from '@/lib/text/span';
import { keysOf, spanOf } from '@/lib/text/tokens';

/**
 * Whether the word before a known name says that it is something else that only sounds like it: «lệnh Grab», «thẻ Meta»,
 * «tiếng Anh là Shell»; of a form that is ambiguous anyhow also «thiết bị Edge», «thế hệ X», «một Spot».
 */
export function isOtherThing({ block: { words }, from, to, entries }: Candidate, engine: Engine): boolean {
  if (entries.length === 0 || to - from > 2) return false;
  if (isAmbiguous({ entries }) && (goesOnInEnglish(words[to]) || isCounted(words, from))) return true;
  if (isWithinWhole(words, from, to, engine)) return true;
  const length = engine.cues.longestBefore('sense', words, from);
  const sense = senseOf(words, from, length, engine);
  if (!sense || sense === 'brand') return false;
  // «đồng hồ Fossil», «cửa hàng Apple»: the last syllable of a longer word is not that word («hồ», «hàng»).
  if (cueBefore(engine.cues, TRIGGERS, words, from) > length) return false;
  // «hãng thẻ Visa», «ứng dụng nhân vật»: within a longer description the noun says what the firm deals in.
  if (engine.cues.longestBefore('company-trigger', words, from - length) > 0) return false;
  return sense === 'other' || isAmbiguous({ entries });
}

/** Whether an ambiguous name of Vietnamese words has nothing beside it that tells it from those words: «Sen Đỏ nở sớm». */
export function isPlainWords({ block: { words }, from, to, entries }: Candidate): boolean {
  return isAmbiguous({ entries }) && words.slice(from, to).every((word) => isSyllable(word.key));
}

/** Whether every entry that goes by the words of a candidate needs something that speaks for it. */
export function isAmbiguous({ entries }: Pick<Candidate, 'entries'>): boolean {
  return entries.length > 0 && entries.every(({ ambiguous }) => ambiguous);
}

/** How many words «hãng» and what it is for may be: «công ty an ninh mạng và đám mây Wiz». */
const FAR = 7;

/**
 * What a firm or a product is said to be before its name, with what it is for: «hãng gọi xe Be», «chuỗi siêu thị Target»,
 * «ứng dụng ghi chú Notion». Not «hãng dùng Signal», where a verb parts them.
 */
export function described(
  { block: { words }, from }: Candidate,
  engine: Engine,
): { readonly kind: 'company' | 'product'; readonly cue: Span } | undefined {
  const last = from - nationBefore(words, from);
  for (let at = last - 1; at >= Math.max(0, from - FAR); at -= 1) {
    const word = words[at];
    if (word?.kind !== 'word' || (word.capital && !word.initial)) return undefined;
    for (let length = 1; length <= LONGEST_HEAD; length += 1) {
      const kind = HEADS.get(keysOf(words, at, length));
      if (kind) return { kind, cue: spanOf(words, at, from - at) };
    }
    if (!isInCompound(words, at) && isParting(words, at, engine)) return undefined;
  }
  return undefined;
}

/**
 * What a name is said to be behind a comma: «Varneko, công ty giặt là», «Sổ Cốm, phần mềm ghi nợ»; not
 * «Với Galaxy S26, hãng vừa …», where a clause goes on with its subject, nor «Zalo, ứng dụng Momo» of a list.
 */
export function describedBehind(
  { block: { words }, to }: Candidate,
  engine: Engine,
): { readonly kind: 'company' | 'product'; readonly cue: Span } | undefined {
  if (words[to]?.text !== ',') return undefined;
  for (let length = LONGEST_HEAD; length > 0; length -= 1) {
    const kind = BEHIND.get(keysOf(words, to + 1, length));
    const after = to + 1 + length;
    const next = words[after];
    if (
      !kind ||
      next?.kind !== 'word' ||
      (next.capital && nationAt(words, after) === 0) ||
      /^(?:này|đó|ấy|cho|nói)$/.test(next.key)
    )
      continue;
    if (isInCompound(words, after) || !isParting(words, after, engine))
      return { kind, cue: spanOf(words, to + 1, length) };
  }
  return undefined;
}

/** What is sold under the name of its maker stands before it: «loa Marshall», «ứng dụng Be». */
export function goodBefore({ block: { words }, from }: Candidate, engine: Engine): Span | undefined {
  const length = engine.cues.longestBefore('sense', words, from);
  return senseOf(words, from, length, engine) === 'brand' ? spanOf(words, from - length, length) : undefined;
}

/**
 * What the words before a name say it is, where its entry's own description begins with these words, as it stands or behind
 * «hãng»: «trang tuyển dụng Indeed» (described as «Trang tuyển dụng»), «trình duyệt Opera» («Hãng trình duyệt Na Uy»).
 * A dictionary's gloss tells the sense of a word in its context (Lesk 1986). Undefined where none does, or two do.
 */
export function toldByDescription({
  block: { words },
  from,
  entries,
}: Candidate): { entry: KnowledgeEntry; cue: Span } | undefined {
  for (let length = LONGEST_GLOSS; length > 0; length -= 1) {
    const phrase = words.slice(Math.max(0, from - length), from);
    if (phrase.length < length || (length === 1 && isSyllable(phrase[0]?.key ?? ''))) continue;
    if (!phrase.every((word, i) => word.kind === 'word' && (!word.capital || (i === 0 && word.initial)))) continue;
    const said = `${phrase.map((word) => word.key).join(' ')} `;
    const told = entries.filter(({ entry }) => {
      const line = `${key(entry.facts.line ?? '').replaceAll(',', '')} `;
      return line.startsWith(said) || line.replace(FIRM, '').startsWith(said);
    });
    if (told.length > 0)
      return told.length === 1 && told[0]
        ? { entry: told[0].entry, cue: spanOf(words, from - length, length) }
        : undefined;
  }
  return undefined;
}

/** What firms, and what services and programs, are called in general. */
const FIRMS =
  'hãng/startup/sàn/chuỗi/công ty/tập đoàn/nhà mạng/nhà phát hành/nhà cung cấp/nhà sản xuất/nhà phát triển/nhà thầu/nhà bán lẻ/ngân hàng/thương hiệu/doanh nghiệp/hợp tác xã/htx';
const HEADS = new Map([
  ...heads('company', FIRMS),
  ...heads('product', 'ứng dụng/phần mềm/dịch vụ/công cụ/nền tảng/trình duyệt/mạng xã hội/trợ lý/robot'),
]);
/** Words of the longest of them. */
const LONGEST_HEAD = 3;

function heads<Kind extends 'company' | 'product'>(kind: Kind, forms: string): [form: string, kind: Kind][] {
  return forms.split('/').map((form) => [form, kind]);
}

/** What stands for them in an apposition. */
const BEHIND = new Map([
  ...heads('company', `${FIRMS}/đơn vị/studio`),
  ...heads(
    'product',
    'ứng dụng/phần mềm/công cụ/trình duyệt/trợ lý/mô hình/mẫu máy/mẫu xe/chiếc/robot/tên lửa/chip/bộ xử lý/trò chơi/hệ điều hành/điện thoại/máy tính/tai nghe/loa/mã độc',
  ),
]);
/** Words that end such a description. */
const PARTING = new Set(
  'đã sẽ vừa đang cũng mới là của và với cho để bị được có này ở tại từ trong vì do nên mà như theo về đến tới trên lên vào ra thì không dùng mua bán mở'.split(
    ' ',
  ),
);
const VERBS = ['company-verb', 'personal-verb'];
/** Words in which such a word parts nothing: «hãng hàng không», «chuỗi bán lẻ», «sàn mua bán». */
const COMPOUNDS = new Set(
  'hàng không/bán lẻ/bán dẫn/bán hàng/bán buôn/mua sắm/mua bán/mua chung/tiêu dùng/đầu tư/sản xuất/tuyển dụng'.split(
    '/',
  ),
);

function isParting(words: readonly Word[], at: number, engine: Engine): boolean {
  return PARTING.has(words[at]?.key ?? '') || cueAt(engine.cues, VERBS, words, at) > 0;
}

function isInCompound(words: readonly Word[], at: number): boolean {
  return COMPOUNDS.has(keysOf(words, at, 2)) || COMPOUNDS.has(keysOf(words, at - 1, 2));
}

/** What may stand in a description before what a firm is for. */
const FIRM = /^(?:hãng|công ty|tập đoàn|thương hiệu|nhà sản xuất|nhà phát triển|startup|quỹ|sàn) /;

/** More words of a description than anybody puts before a name. */
const LONGEST_GLOSS = 5;
const TRIGGERS = ['company-trigger', 'product-trigger', 'organisation-trigger'];

/** «16 Threads», «mười sáu Threads»: what is counted is a thing of which there are many; not «quý 3 Meta», «iOS 18 Threads». */
function isCounted(words: readonly Word[], at: number): boolean {
  const number = words[at - 1];
  const before = words[at - 2];
  if (!number || before?.capital || DATES.has(before?.key ?? '')) return false;
  return number.kind === 'number' ? /^\d{1,3}$/.test(number.text) : NUMERALS.has(number.key);
}

const NUMERALS = new Set('hai ba bốn sáu bảy tám chín mười mươi trăm nghìn'.split(' '));
const DATES = new Set('thứ ngày tháng năm quý số'.split(' '));

/** «X quang», «Big Apple»: words that are one thing together, of which the name is a part. */
function isWithinWhole(words: readonly Word[], from: number, to: number, engine: Engine): boolean {
  const length = engine.cues.longestAt('sense', words, from);
  return length > to - from && engine.cues.position('sense', keysOf(words, from, length)) === 'whole';
}

/** «Meta description», «Tiki taka»: a foreign word in lower case behind the name makes another of it. */
function goesOnInEnglish(next: Word | undefined): boolean {
  return next?.kind === 'word' && !next.capital && /^[a-z]{4,}$/.test(next.text) && !isSyllable(next.key);
}

/** What the `length` words before a name say of its sense: `brand`, `other`, or `ambiguous` (other, if the name is ambiguous). */
function senseOf(words: readonly Word[], at: number, length: number, engine: Engine): string | undefined {
  return length > 0 ? engine.cues.position('sense', keysOf(words, at - length, length)) : undefined;
}
