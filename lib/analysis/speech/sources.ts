import type { Attribution, Cast } from '@/lib/analysis/speech/attribution';
import { bySource } from '@/lib/analysis/speech/named-by-cue';
import { FIRMS, isCapital, ROLES, type Scene, type Voice } from '@/lib/analysis/speech/scene';
import { isSource } from '@/lib/analysis/speech/speech';
import { isStating } from '@/lib/analysis/speech/statements';
import { cueAt } from '@/lib/analysis/words';
import type { Sentence } from '@/lib/text/sentences';
import type { Span } from '@/lib/text/span';
import { matchedLength, spanOf, type Token } from '@/lib/text/tokens';

/** Words that somebody is said to have said, before anybody asked whether they are enough to be a statement. */
export interface Statement {
  readonly said: Attribution;
  readonly content: Span;
}

/** What may lead to «theo» at the head of a sentence: «Tuy nhiên, theo …», «Cũng theo …». */
const LEAD =
  /^(?:cũng|còn|nhưng|song|tuy|nhiên|tuy nhiên|và|vẫn|riêng|do|đó|vì|vậy|thế|thực|tế|ngoài|ra|bên|cạnh|thậm|chí|bởi|nên|trong|khi|,)$/;
/** What begins so before «, theo X,» tells when or where: «Sang năm, theo bà Lan, xưởng sẽ …». */
const CIRCUMSTANCE =
  /^(?:sang|năm|hiện|trong|tại|đến|tới|từ|khi|nếu|ngoài|bên|trước|sau|mới|hôm|ở|với|ngày|tháng|tuần|nay|do|vì|cuối|đầu)$/;
/** Behind one of these a clause begins, and «theo» with it: «…, theo X», «…, nên theo X, …». */
const BORDER = /^(?:,|;|nên|vì|bởi|nhưng|song|và|còn|mà|nơi)$/;
/** How far behind the marker, in tokens, the comma may stand that ends a source. */
const LONGEST_SOURCE = 30;
/** Somebody who is not named: «theo một chuyên gia», «theo giới phân tích»; not «theo một nghiên cứu». */
const SOMEBODY =
  /^(?:họ|giới|người|chủ|khách|dân|thợ|cư dân|nguồn tin|phụ huynh|bạn|nhân viên|bác|cô|thầy|anh|chị|cơ quan|công an|cảnh sát|nhà|nhóm|sinh viên|học|tài xế|hãng|tờ|đại lý) /;
const QUANTITY = /^(?:một|các|nhiều|những|vài|hai|ba|số|lời|đa|phần|không|ít)$/;

/** «Cái khó theo bà Lan là …»: no comma, but a verb behind the name. */
function withoutCommas(cast: Cast, sentence: Sentence, tokens: readonly Token[]): Statement[] {
  const at = tokens.findIndex((token, i) => token.key === 'theo' && i > 0 && isSource(cast.scene, tokens, i));
  const [voice] = at < 0 ? [] : cast.scene.voicesIn({ start: tokens[at]?.end ?? 0, end: sentence.end });
  const behind = tokens.find((token) => voice && token.start >= voice.mention.end);
  if (!voice || !/^(?:là|thì|mới)$/.test(behind?.key ?? '')) return [];
  const said = bySource(cast, spanOf(tokens, at, 1), voice.mention.end);
  return said ? [{ said, content: { start: sentence.start, end: withoutStop(cast, sentence) } }] : [];
}

/** «Theo X, …», «…, theo X.» and «A, theo X, B». */
export function sourceStatements(cast: Cast, sentence: Sentence, tokens: readonly Token[]): Statement[] {
  const at = tokens.findIndex(
    (token, i) =>
      (token.key === 'theo' &&
        (isHead(tokens, i) || BORDER.test(tokens[i - 1]?.key ?? '')) &&
        isSource(cast.scene, tokens, i)) ||
      isAsTold(cast, tokens, i),
  );
  if (at < 0) return withoutCommas(cast, sentence, tokens);
  const length = cast.scene.cues.longestAt('source-marker', tokens, at);
  const head = isHead(tokens, at);
  const isApart = /^(?:,|;)$/.test(tokens[at - 1]?.key ?? '');
  const comma = sourceEnd(cast, tokens, at, length);
  const end = !head && isApart && endsInOffice(cast.scene, tokens, comma) ? undefined : comma;
  if (end === undefined && (head || !isApart)) return [];
  const stop = withoutStop(cast, sentence);
  const said = sourceOf(cast, tokens, at, length, end === undefined ? stop : (tokens[end]?.start ?? stop));
  if (!said?.speaker) return [];
  const lead = tokens.slice(0, Math.max(0, at - 1));
  if (end === undefined) {
    const content = { start: sentence.start, end: tokens[at - 1]?.start ?? stop };
    return [{ said, content }];
  }
  const behind = { start: tokens[end + 1]?.start ?? stop, end: stop };
  if (behind.start >= behind.end) return [];
  // «A, nên theo X, B»: only B is X's.
  if (head || !isApart || CIRCUMSTANCE.test(tokens[0]?.key ?? '') || lead.length < 3)
    return [{ said, content: behind }];
  return [{ said, content: { start: sentence.start, end: stop } }];
}

/** Most words of an office at the end of a sentence. */
const LONGEST_OFFICE = 14;
const OFFICE = /^(?:người (?:sáng|đứng|phụ|điều)|phụ trách|trưởng|phó) /;

/** «A, theo ông Kiệt, người sáng lập xưởng Vòng Đời.»: nothing but his office stands behind the comma. */
function endsInOffice(scene: Scene, tokens: readonly Token[], comma: number | undefined): boolean {
  const office = comma === undefined ? [] : tokens.slice(comma + 1);
  const isOffice = cueAt(scene.cues, ROLES, office, 0) > 0 || matchedLength(OFFICE, office, 0, 2) > 0;
  return isOffice && office.length <= LONGEST_OFFICE && !isStating(office) && office.every(({ key }) => key !== ',');
}

/** «Như lời bà Lan, …», «Nói như ông Huy, …». */
function isAsTold({ scene }: Cast, tokens: readonly Token[], at: number): boolean {
  if (!isHead(tokens, at)) return false;
  return matchedLength(/^(?:như|nói như) /, tokens, at, scene.cues.longestAt('source-marker', tokens, at)) > 0;
}

/** As many words as can lead to «theo» at most. */
const LONGEST_LEAD = 8;

/** True where nothing but connectors stands before a token: «Tuy nhiên, theo …». */
export function isHead(tokens: readonly Token[], at: number): boolean {
  return at <= LONGEST_LEAD && tokens.slice(0, at).every((token) => LEAD.test(token.key));
}

/** The comma (or «thì») that ends a source; what stands behind a first comma may be his office: «Theo bà Lan, giám đốc Mây Xanh, …». */
function sourceEnd({ scene }: Cast, tokens: readonly Token[], at: number, length: number): number | undefined {
  const names = scene.voicesIn({ start: tokens[at]?.end ?? 0, end: tokens.at(-1)?.end ?? 0 });
  // «Theo Cục An toàn thông tin và phòng, chống tội phạm, …»: a comma may stand within a name.
  const within = ({ start }: Token) => names.some(({ mention }) => mention.start < start && start < mention.end);
  const ends = tokens.flatMap((token, i) =>
    i > at + length && i < at + LONGEST_SOURCE && /^(?:,|thì|:)$/.test(token.key) && !within(token) ? [i] : [],
  );
  const [first, second] = ends;
  if (first === undefined) return undefined;
  if (second === undefined || tokens[first]?.key !== ',') return first;
  const office = tokens.slice(first + 1, second);
  const begins = cueAt(scene.cues, ROLES, tokens, first + 1) > 0;
  const isOffice =
    begins ||
    isAffiliation(scene, office) ||
    /^(?:người|chủ|thành|phụ|trưởng|phó|hiện|đồng|cựu|nguyên|thuộc)$/.test(office[0]?.key ?? '');
  if (goesOnWithList(names, office)) return second;
  const named = names.some(
    ({ mention, entity }) => entity.kind === 'person' && mention.start < (tokens[first]?.start ?? 0),
  );
  // «Theo bà Lan, chuyên gia từng làm ở Mây Xanh, …»: what somebody was belongs to the office.
  const isPast =
    (begins && office.some((token) => token.key === 'từng')) ||
    (office[0]?.key === 'người' && /^(?:đã|từng|đang|vừa)$/.test(office[1]?.key ?? ''));
  return isOffice && named && (isPast || !isStating(office)) ? second : first;
}

/** Most words behind a list of who published something: «cùng công bố». */
const LONGEST_PUBLISHED = 3;

/** «Theo báo cáo do Mây Xanh, Sóng Bạc và Trạm Gió công bố, …»: the first comma parts those who published it. */
function goesOnWithList(names: readonly Voice[], words: readonly Token[]): boolean {
  const [first] = words;
  const last = names.findLast(({ mention }) => mention.end <= (words.at(-1)?.end ?? 0));
  if (!first || !last || !names.some(({ mention }) => mention.start === first.start)) return false;
  const isList = words.some(({ key, start }) => key === 'và' && start < last.mention.start);
  return (
    isList && words.filter(({ start }) => start >= last.mention.end).length <= LONGEST_PUBLISHED && !isStating(words)
  );
}

/** «Theo bà Lan, khoa Ngữ văn Đại học Sóng Biển, …»: where somebody works, up to the end of its name. */
function isAffiliation(scene: Scene, words: readonly Token[]): boolean {
  const begins = words[0]?.key === 'khoa' || cueAt(scene.cues, FIRMS, words, 0) > 0;
  const names = words.length > 1 && isCapital(scene, words.at(-1));
  return begins && names && words.every((token) => isCapital(scene, token) || !isStating([token]));
}

function sourceOf(
  cast: Cast,
  tokens: readonly Token[],
  at: number,
  length: number,
  end: number,
): Attribution | undefined {
  const cue = spanOf(tokens, at, length);
  return bySource(cast, cue, end) ?? unnamed(cast, tokens, at + length, cue, end);
}

/** «theo một chuyên gia bảo mật»: somebody, though nobody named. */
function unnamed(
  { scene }: Cast,
  tokens: readonly Token[],
  from: number,
  cue: Span,
  end: number,
): Attribution | undefined {
  let at = from;
  while (QUANTITY.test(tokens[at]?.key ?? '')) at += 1;
  const first = tokens[from];
  const names = cueAt(scene.cues, ROLES, tokens, at) > 0;
  if (!first || !(names || matchedLength(SOMEBODY, tokens, at, 2) > 0) || end <= first.start) return undefined;
  const name = scene.article.text.slice(first.start, end).replace(/\s+/g, ' ').trim();
  return { speaker: { name, mention: { start: first.start, end }, evidence: { rule: 'source-marker', cue } }, cue };
}

/** Where a sentence ends but for its full stop. */
export function withoutStop({ scene }: Cast, sentence: Sentence): number {
  return /[.!?…]/.test(scene.article.text[sentence.end - 1] ?? '') ? sentence.end - 1 : sentence.end;
}
