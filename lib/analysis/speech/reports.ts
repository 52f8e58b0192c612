import { type Attribution, attribution, type Cast, continued } from '@/lib/analysis/speech/attribution';
import { areConnectors, isAlso, isTurn, turnStart } from '@/lib/analysis/speech/connectives';
import { bySubject, quoterIn } from '@/lib/analysis/speech/named-by-cue';
import { isAttributionEnd } from '@/lib/analysis/speech/report-contents';
import { type Report, reportAt } from '@/lib/analysis/speech/report-verbs';
import { isAddress } from '@/lib/analysis/speech/scene';
import { type Statement, withoutStop } from '@/lib/analysis/speech/sources';
import { isClause, isTold } from '@/lib/analysis/speech/statements';
import { subjectPerson } from '@/lib/analysis/speech/subjects';
import type { Sentence } from '@/lib/text/sentences';
import type { Span } from '@/lib/text/span';
import { matchedLength, type Token } from '@/lib/text/tokens';

/** Fewer words than this are no statement. */
export const FEWEST_WORDS = 3;
/** Most verbs of a sentence that are tried: what has more is a list, or no prose. */
const MOST_VERBS = 12;
/** A speaker farther than this (in characters) before the verb is the subject of something else, … */
const FARTHEST = 100;
/** … unless what stands between begins with a comma or a bracket: his office. */
const FARTHEST_OFFICE = 260;

/** A sentence as it is looked through: its tokens outside of marks, and the first words in it that are direct speech. */
export interface Line {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly marked: Span | undefined;
}

/** What the verbs of report in some words open or close. */
export function reportsIn(cast: Cast, line: Line, before: Attribution | undefined): readonly Statement[] {
  const { tokens } = line;
  let tries = 0;
  for (let at = 0; at < tokens.length && tries < MOST_VERBS; at += 1) {
    const report = reportAt(cast.scene, tokens, at);
    if (!report) continue;
    const within = attributedWithin(cast, line, report);
    if (within) return [within];
    if (report.content !== undefined && !isOfQuotation(line, report, tries) && !opensQuotation(line, report)) {
      const found = withFollowing(cast, line, report, before);
      if (found.length > 0) return found;
    }
    const behind = attributedBehind(cast, line, report);
    if (behind) return [behind];
    tries += 1;
    at = report.behind - 1;
  }
  return [];
}

/** «X cho biết A, đồng thời cho rằng B»: each verb opens words of its own. */
function withFollowing(cast: Cast, line: Line, first: Report, before: Attribution | undefined): Statement[] {
  const said =
    speakerOf(cast, line, first, 0) ??
    (isBare(line.tokens, first) ? (again(before) ?? subjectBefore(cast, line)) : undefined);
  return said && first.content !== undefined ? chained(cast, line, said, first.content, said) : [];
}

/** The words from a token on, and those of further verbs; `subject` is who goes on speaking behind «và», where the first had a verb of his own. */
export function chained(
  cast: Cast,
  line: Line,
  first: Attribution,
  from: number,
  subject: Attribution | undefined,
): Statement[] {
  const { sentence, tokens } = line;
  const found: Statement[] = [];
  let said: Attribution | undefined = first;
  let same = subject;
  let content: number | undefined = behindNext(cast, line, from);
  while (content !== undefined && said && found.length < MOST_VERBS) {
    const next: Following | undefined = following(cast, line, content, same);
    const start = tokens[content]?.start ?? sentence.end;
    const border = tokens[untoldFrom(tokens, content, next?.border ?? tokens.length)];
    const end = border ? endBefore(cast, border) : withoutStop(cast, sentence);
    found.push({ said, content: { start, end } });
    [content, said, same] = [next?.report.content, next?.said, next?.said];
  }
  return found;
}

/** «phủ nhận, nói rằng A»: where the words begin with another verb of report, what that one opens. */
function behindNext({ scene }: Cast, { tokens }: Line, from: number): number {
  const at = tokens.findIndex(({ kind }, i) => i >= from && kind !== 'punctuation');
  const next = at < 0 ? undefined : reportAt(scene, tokens, at);
  return next?.content !== undefined && tokens[next.content - 1]?.key === 'rằng' ? next.content : from;
}

/** Where the words before a token end, a fragment in marks among them. */
function endBefore({ scene }: Cast, { start }: Token): number {
  const { text } = scene.article;
  let end = start;
  while (/\s/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

/** Where, up to a token, «nhưng không nêu tên», «song từ chối bình luận» ends the words: the paper goes on. */
function untoldFrom(tokens: readonly Token[], content: number, end: number): number {
  for (let at = content + FEWEST_WORDS; at < end; at += 1) {
    if (!/^(?:nhưng|song|và)$/.test(tokens[at]?.key ?? '') || matchedLength(UNTOLD, tokens, at + 1, 4) === 0) continue;
    return tokens[at - 1]?.key === ',' ? at - 1 : at;
  }
  return end;
}

const UNTOLD =
  /^(?:(?:không|chưa|chẳng) (?:nêu|nói|tiết lộ|đề cập|đi sâu|giải thích|cho biết|bình luận|trả lời)|từ chối (?:bình luận|tiết lộ|nêu|trả lời|cho biết|nói|cung cấp)|để ngỏ khả năng) /;

interface Following {
  readonly report: Report;
  readonly said: Attribution;
  /** The comma or connector that ends the words before. */
  readonly border: number;
}

/** The next verb of report in a sentence: right behind a connector it has the same subject, behind «còn», «;» its own. */
function following(cast: Cast, line: Line, content: number, said: Attribution | undefined): Following | undefined {
  const { tokens } = line;
  let tries = 0;
  for (let at = content + FEWEST_WORDS; at < tokens.length && tries < MOST_VERBS; at += 1) {
    const report = reportAt(cast.scene, tokens, at);
    if (report?.content === undefined) continue;
    tries += 1;
    let border = at;
    while (border > content && isAlso(tokens, border - 1)) border -= 1;
    if (border < at && said) return { report, said, border };
    const turn = tokens.findLastIndex((_, i) => i > content && i < at && isTurn(tokens, i));
    // «Theo bà Lan, …, tuy nhiên bà nói»: whom the sentence has named before may be meant.
    const own = turn < 0 || at - turn > 14 ? undefined : speakerOf(cast, line, report, turn + 1, tokens[turn]?.start);
    if (own) return { report, said: own, border: turnStart(tokens, turn) };
  }
  return undefined;
}

/** «Bà Lan nhắc nhân viên rằng»: where the verb is none we know, it begins behind the last name or pronoun. */
function behindSubject({ scene }: Cast, { sentence, tokens }: Line, that: Span): Span {
  const name = scene.voicesIn({ start: sentence.start, end: that.start }).at(-1)?.mention.end ?? 0;
  const pronoun = tokens.findLast((token) => token.end <= that.start && isAddress(token.key))?.end ?? 0;
  const start = Math.max(name, pronoun);
  return start > sentence.start ? { start, end: that.end } : that;
}

/** Who stands before a verb of report, looked for from a token on; a pronoun there means whom the article names before an offset. */
function speakerOf(
  cast: Cast,
  line: Line,
  { verb, unknown, byPerson }: Report,
  from: number,
  before = line.sentence.start,
): Attribution | undefined {
  const { sentence, tokens } = line;
  const start = tokens[from]?.start ?? sentence.start;
  const said =
    quoterIn(cast, { start, end: verb.start }) ??
    bySubject(cast, { start, end: sentence.end }, unknown ? behindSubject(cast, line, verb) : verb, before);
  const mention = said?.speaker?.mention;
  if (!mention || (unknown && said.speaker?.entity === undefined)) return undefined;
  if (byPerson && cast.scene.fullPlace(said.speaker?.entity ?? '')?.entity.kind !== 'person') return undefined;
  const between = cast.scene.article.text.slice(mention.end, verb.start);
  return between.length <= (/^\s?[,(–-]/.test(between) ? FARTHEST_OFFICE : FARTHEST) ? said : undefined;
}

/** «“A”, ông nói, rồi đi ra»: the first verb belongs to the words in marks before it, unless it says «cho biết» or «rằng» besides. */
function isOfQuotation({ tokens, marked }: Line, { at, verb, content = 0 }: Report, tries: number): boolean {
  const before = tokens[content - 1]?.key ?? '';
  const besides = before === 'rằng' || (tokens[at]?.key === 'cho' && !/^[,:]$/.test(before));
  const isNext = tries > 0 && isAlso(tokens, at - 1);
  return !besides && !isNext && marked !== undefined && marked.start < verb.start;
}

/** «ông nói “A”, rồi đi ra», «nhớ lại thời chưa có điện: “A”»: the words of the verb are those in marks behind it. */
function opensQuotation({ tokens, marked }: Line, { verb, content = 0 }: Report): boolean {
  if (marked && TOPIC.test(tokens[content]?.key ?? '')) {
    const last = tokens.findLast((token) => token.end <= marked.start);
    if (last?.key === ':' && verb.end <= marked.start) return true;
  }
  return marked !== undefined && verb.end <= marked.start && marked.end <= (tokens[content]?.start ?? 0);
}

/** What begins so and ends in a colon is what the words in marks are about. */
const TOPIC = /^(?:thời|cách|lý|lí|nguyên|về|chuyện|kỷ|kỉ|cảm|những|quãng|lần|buổi|ngày|phút|giây|lúc)$/;

/** «Đồng thời khẳng định …»: nothing but connectors stands before the verb. */
function isBare(tokens: readonly Token[], { at, behind, content = 0 }: Report): boolean {
  if (at === 0 && content === behind) return false;
  return areConnectors(tokens.slice(0, at));
}

/** «Bà Lan mở xưởng. Kể rằng …»: whoever the sentence before is about, in the same paragraph. */
function subjectBefore(cast: Cast, { sentence }: Line): Attribution | undefined {
  const before = cast.scene.sentences[cast.scene.sentenceAt(sentence.start) - 1];
  if (before?.block !== sentence.block) return undefined;
  const people = cast.scene.voicesIn(before).filter(({ entity }) => entity.kind === 'person');
  const person = subjectPerson(cast.scene, people);
  return person && attribution(cast, person, 'continued');
}

function again(before: Attribution | undefined): Attribution | undefined {
  return before && continued(before, 'continued');
}

/** How many commas back an attribution behind the words may begin: «…, bà Lan, giám đốc Mây Xanh, cho biết». */
const COMMAS = 3;
/** Most tokens from the comma to the verb: a title and a name. */
const LONGEST_SUBJECT = 12;
/** How far (in characters) behind the comma the speaker's name may begin. */
const FARTHEST_TITLE = 40;
/** Most tokens between the speaker and the verb behind the words, where no office stands there. */
const LONGEST_BETWEEN = 5;
/** What begins so is no statement but tells when, where or why. */
const CIRCUMSTANCE =
  /^(?:trong|tại|khi|sau|trước|theo|ở|trả|trao|từ|với|về|để|nếu|hôm|ngày|sáng|chiều|tối|khoảng|do|vì|nhân|dù|tuy|ngoài|bên|phát|chia|đáp|nói|là|hỏi)$/;

/** «…, X nói», «…, ông cho biết trong buổi gặp». */
function attributedBehind(cast: Cast, line: Line, report: Report): Statement | undefined {
  const { sentence, tokens, marked } = line;
  if (!isAttributionEnd(tokens, report.behind) || report.content !== undefined) return undefined;
  if (marked) return undefined;
  const commas = tokens.flatMap((token, i) => (i < report.at && token.key === ',' ? [i] : []));
  const last = commas.at(-1);
  if (last === undefined) return undefined;
  const comma = last === report.at - 1 ? commas.at(-COMMAS) : last;
  if (comma === undefined || comma < FEWEST_WORDS || !isSaid(tokens.slice(0, comma), isTold)) return undefined;
  if (report.at - last > LONGEST_SUBJECT) return undefined;
  const said = speakerBehind(cast, line, report, comma);
  return said && { said, content: { start: sentence.start, end: tokens[comma]?.start ?? sentence.end } };
}

/** «A, ông thừa nhận, nhưng B»: the words stand on both sides. */
function attributedWithin(cast: Cast, line: Line, report: Report): Statement | undefined {
  const { sentence, tokens, marked } = line;
  if (tokens[report.behind]?.key !== ',' || marked) return undefined;
  const comma = tokens.findLastIndex((token, i) => i < report.at && token.key === ',');
  if (comma < FEWEST_WORDS || !isSaid(tokens.slice(0, comma), isClause)) return undefined;
  if (report.at - comma > LONGEST_SUBJECT) return undefined;
  const said = speakerBehind(cast, line, report, comma);
  return said && { said, content: { start: sentence.start, end: withoutStop(cast, sentence) } };
}

/** The speaker who stands right behind a comma: a title may lead, nothing else. */
function speakerBehind(cast: Cast, line: Line, report: Report, comma: number): Attribution | undefined {
  const { sentence, tokens } = line;
  const said = speakerOf(cast, line, report, comma + 1);
  const start = tokens[comma + 1]?.start ?? sentence.end;
  const mention = said?.speaker?.mention;
  const farthest = said?.speaker?.entity === undefined ? 0 : FARTHEST_TITLE;
  if (!mention || mention.start - start > farthest) return undefined;
  const between = tokens.slice(0, report.at).filter((token) => token.start >= mention.end);
  return between.length <= LONGEST_BETWEEN || /^[,(–-]$/.test(between[0]?.key ?? '') ? said : undefined;
}

/** «Khi máy nóng, quạt sẽ quay, ông nói»: a clause, also behind a circumstance; the circumstance alone is none. */
function isSaid(words: readonly Token[], isWhole: (words: readonly Token[]) => boolean): boolean {
  if (!CIRCUMSTANCE.test(words[0]?.key ?? '')) return isWhole(words);
  const comma = words.findIndex((token) => token.key === ',');
  return comma > 0 && words.length - comma > FEWEST_WORDS && isWhole(words.slice(comma + 1));
}
