import type { Candidate } from '@/lib/analysis/candidates/candidates';
import { headOf } from '@/lib/analysis/candidates/institutions';
import { isTermOnly } from '@/lib/analysis/candidates/typing';
import type { Engine } from '@/lib/analysis/engine';
import { formOf, type Group, type Pair, type Place } from '@/lib/analysis/identity/groups';
import { initialsOf, lettersOf } from '@/lib/analysis/identity/initials';
import { isAcronym, isSyllable, type WordBlock, type WordedArticle } from '@/lib/analysis/words';
import { matchedLength } from '@/lib/text/tokens';

/** What stands beside a name as its second name, and how it is given. */
interface Beside {
  readonly from: number;
  readonly to: number;
  readonly mark: '(' | '-' | '"' | 'called' | 'nickname';
}

/**
 * The second names that an article gives: «Trung tâm Internet Việt Nam (VNNIC)», «VNNIC (Trung tâm …)», «Trung tâm … - VNNIC»,
 * «Tập đoàn … (gọi tắt là VNPT)», «Hiệp hội Diễn viên (Actors Guild)», «Nhậm Chính Phi (Ren Zhengfei)». An abbreviation that no
 * found name stands for is added to the forms of the full name, so that it is known from there on.
 */
export function secondNames(article: WordedArticle, groups: readonly Group[], engine: Engine): Pair[] {
  const found = foundAt(groups);
  const given = new Set<string>();
  return groups.flatMap((group) =>
    group.places.flatMap((place): Pair[] => {
      const beside = besideOf(place.candidate);
      if (!beside) return [];
      const { block } = place.candidate;
      const other = found(block, beside.from);
      const isWhole = other && (isCalled(beside) || other.to === beside.to);
      const inner = isWhole ? other.candidate : candidateOf(article, block, beside);
      if (inner.to - inner.from === 1 && isAcronym(inner.text)) {
        const form = formOf(inner.text);
        if (given.has(form) || isTermOnly(inner, engine) || !isAbbreviated(group, place, beside, inner.text)) return [];
        given.add(form);
        if (!isWhole) group.forms.set(form, inner.text);
        return isWhole ? [{ part: other.group, whole: group }] : [];
      }
      return isWhole ? sameAs(group, place, beside, other.group, inner) : [];
    }),
  );
}

function isCalled({ mark }: Beside): boolean {
  return mark === 'called' || mark === 'nickname';
}

/** Whether a whole name beside another is the same one's. */
function sameAs(group: Group, place: Place, { mark }: Beside, other: Group, inner: Candidate): Pair[] {
  const arePeople = group.kind === 'person' && other.kind === 'person';
  if (mark === 'nickname') return group.kind === other.kind ? [{ part: other, whole: group, variant: true }] : [];
  if (arePeople) return mark === '(' || mark === 'called' ? [{ part: other, whole: group }] : [];
  if (mark === 'called' || isTranslated(place.candidate, inner) || isSpelledOut(place, inner) || isBrand(place, other))
    return [{ part: other, whole: group }];
  return isTranslated(inner, place.candidate) ? [{ part: group, whole: other }] : [];
}

/** The found name that begins at a word. */
function foundAt(groups: readonly Group[]) {
  const places = new Map<string, { group: Group; candidate: Candidate; to: number }>();
  for (const group of groups)
    for (const { candidate } of group.places)
      places.set(`${candidate.block.index}:${candidate.from}`, { group, candidate, to: candidate.to });
  return (block: WordBlock, from: number) => places.get(`${block.index}:${from}`);
}

function candidateOf(article: WordedArticle, block: WordBlock, { from, to }: Beside): Candidate {
  const { words } = block;
  return { block, from, to, text: article.text.slice(words[from]?.start, words[to - 1]?.end), entries: [] };
}

/** No second name is longer. */
const LONGEST = 12;
const CALLED =
  /^(?:(?:tên )?(?:gọi|viết) tắt(?: là| :)?|(?:hay |thường |còn |hay còn |còn được )gọi là|sau đây gọi là|tên (?:tiếng anh|thật|đầy đủ)(?: là| :)?) /;

/** What leads to somebody's other name, which is never what he is called here. */
const NICKNAMED = /^(?:tức|biệt danh|bí danh|nghệ danh|biệt hiệu)(?: là)? /;
const CALLS = /^(?:tên|gọi|viết|hay|thường|còn|sau|tức|biệt|bí|nghệ)$/;
/** What leads to a second name is no longer, in words. */
const LONGEST_CALL = 6;

/** The words of a second name behind a name. */
function besideOf({ block: { words }, to }: Candidate): Beside | undefined {
  const at = /^["”»]$/.test(words[to]?.text ?? '') ? to + 1 : to;
  const mark = words[at]?.text ?? '';
  const opens = mark === '(';
  const start = opens || mark === ',' ? at + 1 : at;
  const leads = CALLS.test(words[start]?.key ?? '');
  const nicknamed = leads ? matchedLength(NICKNAMED, words, start, LONGEST_CALL) : 0;
  const called = leads && nicknamed === 0 ? matchedLength(CALLED, words, start, LONGEST_CALL) : nicknamed;
  const from = start + called;
  const told = nicknamed > 0 ? 'nickname' : 'called';
  if (called > 0) return words[from]?.capital ? { from, to: from + 1, mark: told } : undefined;
  if (opens) {
    let close = from;
    while (words[close] && words[close]?.text !== ')' && close < from + LONGEST) close += 1;
    return words[close]?.text === ')' && close > from ? { from, to: close, mark: '(' } : undefined;
  }
  if (/^[-–—]$/.test(mark)) return { from: at + 1, to: at + 2, mark: '-' };
  if (at > to || !/^["“«]$/.test(mark)) return undefined;
  let end = at + 1;
  while (words[end]?.kind === 'word' && end < at + LONGEST) end += 1;
  return end > at + 1 && /^[,"”»]$/.test(words[end]?.text ?? '') ? { from: at + 1, to: end, mark: '"' } : undefined;
}

/** What stands in brackets may be a ticker, a parent, a place or a plain word: whose abbreviation it is its letters say, or the name's length. */
function isAbbreviated(group: Group, { candidate }: Place, { mark }: Beside, abbreviation: string): boolean {
  const letters = lettersOf(abbreviation);
  const form = formOf(candidate.text);
  const head = headOf(form.split(' ')) ?? '';
  if (group.kind === 'person' || letters.length < 2) return false;
  if (initialsOf(form) === letters || initialsOf(form.slice(head.length)) === letters) return true;
  // A name that the knowledge knows by another abbreviation is not the one abbreviated: «Chương trình phát triển Liên hợp quốc (UNDP)».
  const known = group.entry?.forms.filter(isAcronym) ?? [];
  if (known.length > 0) return known.some((each) => formOf(each) === formOf(abbreviation));
  const words = candidate.to - candidate.from;
  if (mark === '-') return head !== '' && words > 2 && letters.length > 2;
  if (mark === 'called') return true;
  if (group.kind === 'product') return false;
  if (group.kind === 'place') return words > 3;
  return words > 2 || head !== '' || (group.kind === 'company' && initialsOf(form)[0] === letters[0]);
}

/** Heads of institutions in Vietnamese and what their English names call them. */
const ENGLISH: Record<string, RegExp> = {
  viện: /^(?:institute|unit|academy)$/,
  'học viện': /^(?:academy|institute)$/,
  'hiệp hội': /^(?:association|guild|society|federation|union)$/,
  hội: /^(?:association|society|union|council)$/,
  'liên đoàn': /^(?:federation|union|chamber)$/,
  'liên minh': /^(?:alliance|union|coalition)$/,
  'trung tâm': /^(?:cent(?:er|re)|hub)$/,
  quỹ: /^(?:fund|foundation|ventures|capital)$/,
  'ủy ban': /^(?:commission|committee|council)$/,
  bộ: /^(?:ministry|department)$/,
  cục: /^(?:agency|administration|bureau|authority|department|office)$/,
  'cơ quan': /^(?:agency|administration|bureau|authority|office)$/,
  'đại học': /^(?:university|college)$/,
  'ngân hàng': /^bank$/,
  'câu lạc bộ': /^club$/,
  'tập đoàn': /^(?:group|corporation|corp|holdings)$/,
};

/** «Hiệp hội Diễn viên Màn ảnh (Screen Actors Guild)»: the same head in both languages; not «Viện … (Đại học Duke)», its parent. */
function isTranslated(native: Candidate, inner: Candidate): boolean {
  const keys = formOf(native.text).split(' ');
  const head = Object.keys(ENGLISH).find((each) => ` ${keys.join(' ')}`.startsWith(` ${each} `));
  const words = inner.block.words.slice(inner.from, inner.to);
  if (head === undefined || words.length < 2 || words.every(({ key }) => isSyllable(key))) return false;
  return words.some(({ key }) => ENGLISH[head]?.test(key));
}

/** Heads that stand in brackets behind the abbreviation of the very same, and not behind one of its parts. */
const OWN = /^(?:trung tâm|hiệp hội|hội|liên minh|viện|tổng công ty|tập đoàn|ngân hàng|quỹ|công ty)$/;

/** «VNNIC (Trung tâm Internet Việt Nam)»; not «NCSC (Cục An toàn thông tin)», its parent. */
function isSpelledOut({ candidate }: Place, inner: Candidate): boolean {
  if (!isAcronym(candidate.text) || inner.to - inner.from < 3) return false;
  const form = formOf(inner.text);
  const head = headOf(form.split(' ')) ?? '';
  const letters = lettersOf(candidate.text);
  return OWN.test(head) || initialsOf(form) === letters || initialsOf(form.slice(head.length)) === letters;
}

/** What a firm's full name in law begins with: what stands in brackets behind it is its brand. */
const LEGAL = /^(?:cổ phần|tnhh|cp|ctcp)$/;

/** «Công ty Cổ phần Dịch vụ Di động Trực tuyến (MoMo)»; not «VinAI (Vingroup)», its parent. */
function isBrand({ candidate: { block, from, to } }: Place, other: Group): boolean {
  if (other.kind !== 'company' && other.kind !== 'product') return false;
  const keys = block.words.slice(Math.max(0, from - 2), to).map(({ key }) => key);
  return keys.some((word, i) => LEGAL.test(word) || LEGAL.test(`${word} ${keys[i + 1] ?? ''}`));
}
