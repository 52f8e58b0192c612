import type { Candidate } from '@/lib/analysis/candidates';
import type { Engine } from '@/lib/analysis/engine';
import { isSyllable, type Word } from '@/lib/analysis/words';
import type { Span } from '@/lib/text/span';
import { keysOf, spanOf } from '@/lib/text/tokens';

/**
 * Whether the word before a known name says that it is something else that only sounds like it: «lệnh Grab», «thẻ Meta»,
 * «tiếng Anh là Shell»; of a form that is ambiguous anyhow also «thiết bị Edge», «thế hệ X», «một Spot».
 */
export function isOtherThing({ block: { words }, from, to, entries }: Candidate, engine: Engine): boolean {
  if (entries.length === 0 || to - from > 2) return false;
  if (isAmbiguous({ entries }) && goesOnInEnglish(words[to])) return true;
  const length = engine.cues.longestBefore('sense', words, from);
  const sense = senseOf(words, from, length, engine);
  if (!sense || sense === 'brand') return false;
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

/** How many words may stand between «hãng» and its name: «hãng hàng không vũ trụ Archer». */
const FAR = 5;

/**
 * What a firm or a product is said to be before its name, with what it is for: «hãng gọi xe Be», «chuỗi siêu thị Target»,
 * «ứng dụng ghi chú Notion». Not «hãng dùng Signal», where a verb parts them.
 */
export function described(
  { block: { words }, from }: Candidate,
  engine: Engine,
): { readonly kind: 'company' | 'product'; readonly cue: Span } | undefined {
  for (let at = from - 1; at >= Math.max(0, from - FAR); at -= 1) {
    const word = words[at];
    if (word?.kind !== 'word' || (word.capital && !word.initial)) return undefined;
    for (const kind of ['company', 'product'] as const)
      if (HEADS[kind].some((head) => head === keysOf(words, at, head.split(' ').length)))
        return { kind, cue: spanOf(words, at, from - at) };
    if (PARTING.has(word.key) || VERBS.some((name) => engine.cues.longestAt(name, words, at) > 0)) return undefined;
  }
  return undefined;
}

/** What is sold under the name of its maker stands before it: «loa Marshall», «ứng dụng Be». */
export function goodBefore({ block: { words }, from }: Candidate, engine: Engine): Span | undefined {
  const length = engine.cues.longestBefore('sense', words, from);
  return senseOf(words, from, length, engine) === 'brand' ? spanOf(words, from - length, length) : undefined;
}

/** What firms, and what services and programs, are called in general. */
const HEADS = {
  company: 'hãng/startup/sàn/chuỗi/công ty/tập đoàn/nhà mạng/nhà phát hành/ngân hàng/thương hiệu'.split('/'),
  product: 'ứng dụng/phần mềm/dịch vụ/công cụ/nền tảng/trình duyệt/mạng xã hội/trợ lý/robot'.split('/'),
};
/** Words that end such a description. */
const PARTING = new Set(
  'đã sẽ vừa đang cũng mới là của và với cho để bị được có này ở tại từ trong vì do nên mà như theo về đến tới trên lên vào ra thì không dùng mua bán mở'.split(
    ' ',
  ),
);
const VERBS = ['company-verb', 'personal-verb'];

/** «Meta description», «Tiki taka»: a foreign word in lower case behind the name makes another of it. */
function goesOnInEnglish(next: Word | undefined): boolean {
  return next?.kind === 'word' && !next.capital && /^[a-z]{4,}$/.test(next.text) && !isSyllable(next.key);
}

/** What the `length` words before a name say of its sense: `brand`, `other`, or `ambiguous` (other, if the name is ambiguous). */
function senseOf(words: readonly Word[], at: number, length: number, engine: Engine): string | undefined {
  return length > 0 ? engine.cues.position('sense', keysOf(words, at - length, length)) : undefined;
}
