import type { EntityKind } from '@/lib/analysis/analysis';
import type { Candidate } from '@/lib/analysis/candidates/candidates';
import { hasFirmWord } from '@/lib/analysis/candidates/firm-words';
import { nationAt } from '@/lib/analysis/candidates/nations';
import { type Found, isLoneSyllable } from '@/lib/analysis/candidates/typing';
import type { Engine } from '@/lib/analysis/engine';
import { cueAt, cueBefore, isAcronym, type Word, type WordedArticle } from '@/lib/analysis/words';
import { key } from '@/lib/text/fold';
import { keysOf, spanOf } from '@/lib/text/tokens';

/**
 * Where somebody must be named whatever the recogniser made of him: between what he is and what he says. «Chủ xe *Camille Roux* ở
 * Grenoble cho biết», «nhà đầu tư *Lý Mùi* nói» are people; «giám đốc *Mây Xanh* *Jane Harper*» are a firm and a person, where the
 * article names the firm alone too. `free` are the candidates of the rules that no name overlaps. Names of the knowledge stay.
 */
export function withSpeakers(
  { text }: WordedArticle,
  found: readonly Found[],
  free: readonly Candidate[],
  engine: Engine,
): Found[] {
  const knownAt: Known = ({ block, from }) => engine.gazetteer.longest(text, block.words, from);
  const firms = found.filter(({ verdict }) => verdict.kind !== 'person' && verdict.kind !== 'place');
  const alone = new Set(
    [...firms.map(({ candidate }) => candidate), ...free.filter(({ from, to }) => to - from > 1)]
      .filter((candidate) => ledBy(candidate, engine) === undefined)
      .map(({ text: form }) => key(form)),
  );
  const own = found.flatMap((each) => {
    if (each.verdict.entry) return [each];
    return parted(each, alone, knownAt, engine) ?? [asPerson(withoutTitle(each, engine), engine)];
  });
  const more = free.flatMap((candidate): Found[] => {
    const cut = partedAt(candidate, alone, knownAt, engine);
    if (cut !== undefined && candidate.to - cut > 1 && candidate.entries.length === 0)
      return halves(candidate, cut, 'company', knownAt, engine);
    const led = ledBy(candidate, engine);
    const isNamed = candidate.entries.length === 0 && isPersonal(candidate) && isEnough(candidate, led);
    return led && isNamed && (led !== 'office' || candidate.to - candidate.from > 1) && speaks(candidate, engine)
      ? [person(candidate, engine)]
      : [];
  });
  return [...own, ...more];
}

/** The longest name of the knowledge that begins where a candidate does. */
type Known = (candidate: Candidate) => ReturnType<Engine['gazetteer']['longest']>;

/** What leads to a person's name: «ông», «luật sư», other words for what somebody is («chủ xe»), «CEO»; the last two also to a firm. */
type Lead = 'address' | 'title' | 'trade' | 'office';

/** Most words that tell what somebody is: «cư dân tầng 9», «chuyên gia bảo mật». */
const LONGEST_TRADE = 5;
/** What opens words that tell what somebody is, besides titles, offices and occupations. */
const SOMEBODY =
  /^(?:khách|chủ|cư|thợ|già|phụ|nghị|dân|nông|tài|chuyên|bác|học|sinh|cô|cựu|nữ|nam|luật|kỹ|vận|tuyển|bạn|kế|trợ|thủ|đội|trung|thượng|đại|thiếu|phó|trưởng|giáo)$/;
/** Behind one of these the name is no subject: «khách của X», «người dùng ở X», «người mua X». */
const NO_TRADE =
  /^(?:của|tại|ở|cho|với|từ|trên|đến|tới|về|vào|là|do|bởi|theo|trong|và|hay|hoặc|như|thuộc|cùng|mua|dùng|gặp|bán|nhận|mạng|hàng|tộc|nước|gia|xe|cư|phố|đường|tháng|xóm|làng|thôn|bản|xã|phường|quận|huyện|tỉnh|chợ|chùa|cầu|đảo|hãng|ty|đoàn|tên|số)$/;

function ledBy({ block: { words }, from }: Candidate, engine: Engine): Lead | undefined {
  const { cues } = engine;
  if (cues.longestBefore('honorific', words, from) > 0) return 'address';
  if (cueBefore(cues, ['title', 'occupation'], words, from) > 0) return 'title';
  const role = cues.longestBefore('role', words, from);
  // «Bà Lan, giám đốc Mây Xanh, kể»: behind a comma the office is of the person before it, and leads to the firm.
  if (role > 0) return /^[,(–-]$/.test(words[from - role - 1]?.text ?? '') ? undefined : 'office';
  return isTrade(words, from, engine) ? 'trade' : undefined;
}

/** «Chủ xe», «Khách quen», «Cư dân tầng 9»: small letters that begin with a person and open the clause. */
function isTrade(words: readonly Word[], from: number, engine: Engine): boolean {
  const last = words[from - 1]?.key ?? '';
  if (
    NO_TRADE.test(last) &&
    !/^(?:chủ xe|chủ hàng|khách hàng|khách mua|người mua)$/.test(`${words[from - 2]?.key} ${last}`)
  )
    return false;
  for (let at = from - 1; at >= 0 && at >= from - LONGEST_TRADE; at -= 1) {
    const word = words[at];
    if (!word || word.kind === 'punctuation' || (word.capital && !word.initial)) return false;
    const opens = word.initial || /^(?:còn|theo)$/.test(words[at - 1]?.key ?? '');
    if (opens && at < from - 1) return SOMEBODY.test(word.key) && !isFirmHead(words, at, engine);
  }
  return false;
}

function isFirmHead(words: readonly Word[], at: number, engine: Engine): boolean {
  return cueAt(engine.cues, ['company-trigger', 'organisation-trigger'], words, at) > 0;
}

/** «ông Toán», but «giáo viên Toán»: a lone syllable is a person only where he is addressed. */
function isEnough(candidate: Candidate, led: Lead | undefined): boolean {
  return led === 'address' || !isLoneSyllable(candidate);
}

/** Up to four words with capitals, no figures and nothing that firms call themselves. */
function isPersonal({ block: { words }, from, to }: Candidate): boolean {
  const name = words.slice(from, to);
  return (
    name.length <= 4 &&
    !hasFirmWord(name) &&
    name.every(({ text, capital }) => (capital || /^(?:de|van|von|der|la|bin|al)$/.test(text)) && !/\d/.test(text)) &&
    !name.some(({ text }) => text.length > 1 && isAcronym(text) && !/\./.test(text))
  );
}

/** What may stand between a speaker and his verb: «cũng», «thì», «ở Grenoble», «, 68 tuổi,». */
const FARTHEST_VERB = 9;
const ADVERB = /^(?:thì|cũng|vẫn|đã|vừa|mới|còn|lại|đều|từng|không|chỉ|sau|hôm|nay|qua|tỏ)$/;

function speaks({ block: { words }, to }: Candidate, engine: Engine): boolean {
  const isVerb = (at: number) => cueAt(engine.cues, ['report-verb', 'speech-verb', 'personal-verb'], words, at) > 0;
  let at = to;
  while (ADVERB.test(words[at]?.key ?? '')) at += 1;
  if (isVerb(at)) return true;
  if (!/^(?:,|\(|ở|tại|của|từ|thuộc)$/.test(words[to]?.key ?? '')) return false;
  for (at = to + 1; at < words.length && at <= to + FARTHEST_VERB; at += 1) {
    if (words[at]?.initial || /^[.;:"“”]$/.test(words[at]?.text ?? '')) return false;
    if (isVerb(at)) return true;
  }
  return false;
}

/** «Nhà đầu tư Lý Mùi» found as a place: whoever is addressed, or tells something by his trade, is a person. */
function asPerson(each: Found, engine: Engine): Found {
  const { candidate, verdict } = each;
  if (verdict.kind === 'person' || candidate.entries.length > 0 || !isPersonal(candidate)) return each;
  const led = ledBy(candidate, engine);
  if (led === undefined || !isEnough(candidate, led) || verdict.rule === 'name-shape' || verdict.rule === 'trigger')
    return each;
  const long = candidate.to - candidate.from > 1;
  const isFirm = verdict.kind === 'company' || verdict.kind === 'organisation';
  // «bà Ngoại»
  if (led === 'address' && !/^(?:ngoại|nội|con)$/.test(key(candidate.text))) return person(candidate, engine);
  // «kỹ sư Lumora nói», «chủ kho Sóng Bạc nói»: this may be the firm.
  if (isFirm && (!long || led !== 'title')) return isOneOfUs(candidate) ? person(candidate, engine) : each;
  // «Trưởng bản Pờ Chinh Phạ gọi» is no place, whatever he does.
  if (led === 'title' && long && verdict.kind === 'place' && nationAt(candidate.block.words, candidate.from) === 0)
    return person(candidate, engine);
  return speaks(candidate, engine) ? person(candidate, engine) : each;
}

/** What stands before a person's own name and never before the firm he works for: «huấn luyện viên Archie». */
const ALONE = new Set(
  'huấn luyện viên/tuyển thủ/game thủ/ca sĩ/nghệ sĩ/nhạc sĩ/họa sĩ/đạo diễn/thẩm phán/streamer/youtuber/tiktoker/blogger/hacker/leaker/rapper'.split(
    '/',
  ),
);

function isOneOfUs({ block: { words }, from }: Candidate): boolean {
  return [1, 2, 3].some((length) => from >= length && ALONE.has(keysOf(words, from - length, length)));
}

/** «Shipper Tài», «Bà Sáu»: the sentence's first word is what he is, with a capital of its own. */
function withoutTitle(each: Found, engine: Engine): Found {
  const { candidate, verdict } = each;
  const { block, from, to } = candidate;
  const first = block.words[from];
  const next = block.words[from + 1];
  if (!first?.initial || !next?.capital || to - from < 2) return each;
  const isTitle = ['honorific', 'title', 'occupation', 'role'].some((name) => engine.cues.has(name, first.text));
  if (!isTitle) return each;
  const rest = { ...candidate, from: from + 1, text: candidate.text.slice(next.start - first.start) };
  return isPersonal(rest) ? person(rest, engine, verdict.sure) : each;
}

/** «Tân giám đốc Mây Xanh Kim Bo-ra», «chuyên gia ESET Rafal Nowik»: a firm that is known, or that the article names alone too, and a person behind it. */
function parted(
  { candidate, verdict }: Found,
  alone: ReadonlySet<string>,
  knownAt: Known,
  engine: Engine,
): Found[] | undefined {
  if (verdict.kind === 'place') return undefined;
  const cut = partedAt(candidate, alone, knownAt, engine);
  // «Trường Lũy Semicon»: one word more may be the firm's own.
  const isWhole = verdict.kind !== 'person' && cut !== undefined && candidate.to - cut < 2;
  return cut === undefined || isWhole ? undefined : halves(candidate, cut, verdict.kind, knownAt, engine);
}

function partedAt(
  candidate: Candidate,
  alone: ReadonlySet<string>,
  knownAt: Known,
  engine: Engine,
): number | undefined {
  const { block, from, to } = candidate;
  const { words } = block;
  if (to - from < 2 || !hasOffice(words, from, engine)) return undefined;
  const officer = from + knownFirm(candidate, knownAt);
  if (officer > from && to - officer > 1 && isOfficer(candidate, officer, knownAt, engine)) return officer;
  if (!speaks(candidate, engine) && words[to]?.text !== ',') return undefined;
  for (let cut = to - 1; cut > from; cut -= 1) {
    const prefix = key(textOf(candidate, from, cut));
    const isName = ['surname-vi', 'surname-east', 'given-west', 'surname-west'].some((list) =>
      engine.names[list]?.has(prefix),
    );
    const rest = { ...candidate, from: cut };
    if (alone.has(prefix) && !isName && isPersonal(rest) && !knownAt(rest)) return cut;
  }
  return undefined;
}

/** How many words the firm covers that the knowledge surely knows at the beginning of a candidate; 0 where it knows none. */
function knownFirm(candidate: Candidate, knownAt: Known): number {
  const known = knownAt(candidate);
  const isFirm = known?.entries.every(({ entry, ambiguous }) => entry.kind === 'company' && !ambiguous);
  return known && isFirm ? known.length : 0;
}

/** Behind a title and a known firm two words with capitals are its man, whatever he does. */
function isOfficer({ block, from, ...candidate }: Candidate, officer: number, knownAt: Known, engine: Engine): boolean {
  const rest = { ...candidate, block, from: officer };
  const isTold = cueBefore(engine.cues, ['title', 'role'], block.words, from) > 0;
  return (
    isTold &&
    isPersonal(rest) &&
    rest.to - officer < 4 &&
    !knownAt(rest) &&
    !BEFORE_FIRM.test(block.words[rest.to]?.key ?? '')
  );
}

/** What a firm's longer name is followed by rather than a person's. */
const BEFORE_FIRM = /^(?:của|tại|ở|và|hoặc|hay)$/;

/** How far before a firm, in words, the office of its man may begin: «trưởng bộ phận sản phẩm của Mây Xanh». */
const FARTHEST_OFFICE = 7;

function hasOffice(words: readonly Word[], from: number, engine: Engine): boolean {
  for (let at = from - 1; at >= 0 && at >= from - FARTHEST_OFFICE; at -= 1) {
    if (words[at]?.kind === 'punctuation') return false;
    if (cueBefore(engine.cues, ['role', 'title', 'representative'], words, at + 1) > 0) return true;
  }
  return false;
}

function halves(candidate: Candidate, cut: number, kind: EntityKind, knownAt: Known, engine: Engine): Found[] {
  const { from, to } = candidate;
  const known = from + knownFirm(candidate, knownAt) === cut ? (knownAt(candidate)?.entries ?? []) : [];
  const firm = { ...candidate, to: cut, text: textOf(candidate, from, cut), entries: known };
  const rest = { ...candidate, from: cut, text: textOf(candidate, cut, to), entries: [] };
  const verdict = {
    kind: kind === 'organisation' ? kind : ('company' as const),
    ...(known[0] ? { rule: 'knowledge' as const, entry: known[0].entry } : { rule: 'seen-elsewhere' as const }),
    sure: known.length > 0,
  };
  return [{ candidate: firm, verdict }, person(rest, engine)];
}

function textOf({ block: { words }, from: first, text }: Candidate, from: number, to: number): string {
  const { start } = spanOf(words, first, 1);
  const span = spanOf(words, from, to - from);
  return text.slice(span.start - start, span.end - start);
}

function person(candidate: Candidate, engine: Engine, sure = false): Found {
  const { words } = candidate.block;
  const length = cueBefore(engine.cues, ['honorific', 'title', 'occupation', 'role'], words, candidate.from);
  const cue = length > 0 ? { cue: spanOf(words, candidate.from - length, length) } : {};
  return { candidate, verdict: { kind: 'person', rule: length > 0 ? 'honorific' : 'behaviour', ...cue, sure } };
}
