import type { Quotation } from '@/lib/analysis/analysis';
import { type Statement, sourceStatements, withoutStop } from '@/lib/analysis/sources';
import { type Attribution, bySubject, type Cast, continued, quoterIn } from '@/lib/analysis/speakers';
import { isAttributionEnd, isClause, type Report, reportAt } from '@/lib/analysis/statements';
import type { Sentence } from '@/lib/text/sentences';
import type { Token } from '@/lib/text/tokens';

/** Fewer words than this are no statement. */
const FEWEST_WORDS = 3;
/** Most verbs of a sentence that are tried: what has more is a list, or no prose. */
const MOST_VERBS = 12;
/** A speaker farther than this (in characters) before the verb is the subject of something else, … */
const FARTHEST = 100;
/** … unless what stands between begins with a comma or a bracket: his office. */
const FARTHEST_OFFICE = 260;

/**
 * Reported speech without marks: «Theo X, …», «…, theo X», «X cho biết (rằng) …», «X cho biết …, đồng thời cho rằng …», «…, X nói»,
 * and «Cho biết thêm, …» of the one who spoke last. «Theo» a date, a law or a plan names no speaker.
 */
export function reportedSpeech(cast: Cast): Quotation[] {
  const { scene } = cast;
  let last: { said: Attribution; block: number } | undefined;
  return scene.sentences.flatMap((sentence) => {
    const role = scene.article.blocks[sentence.block]?.role;
    if (role === 'title' || role === 'heading') return [];
    const tokens = scene.unquoted(sentence);
    if (tokens.at(-1)?.key === '?') return [];
    const before = last?.block === sentence.block ? last.said : undefined;
    const found = statementsIn(cast, sentence, tokens, before).filter((each) => isStatement(cast, each));
    const said = found.at(-1)?.said;
    if (said) last = { said, block: sentence.block };
    return found.flatMap(({ said: { speaker, cue }, content }): Quotation[] =>
      speaker ? [{ kind: 'indirect', content, ...(cue ? { cue } : {}), speaker, evidence: speaker.evidence }] : [],
    );
  });
}

function statementsIn(
  cast: Cast,
  sentence: Sentence,
  tokens: readonly Token[],
  before: Attribution | undefined,
): readonly Statement[] {
  const sourced = sourceStatements(cast, sentence, tokens);
  if (sourced.length > 0) return sourced;
  let tries = 0;
  for (let at = 0; at < tokens.length && tries < MOST_VERBS; at += 1) {
    const report = reportAt(cast.scene, tokens, at);
    if (!report) continue;
    tries += 1;
    const within = attributedWithin(cast, sentence, tokens, report);
    if (within) return [within];
    if (report.content !== undefined && !isOfQuotation(cast, sentence, tokens, report)) {
      const found = withFollowing(cast, sentence, tokens, report, before);
      if (found.length > 0) return found;
    }
    const behind = attributedBehind(cast, sentence, tokens, report);
    if (behind) return [behind];
    at = report.behind - 1;
  }
  return [];
}

/** «X cho biết A, đồng thời cho rằng B»: each verb opens words of its own. */
function withFollowing(
  cast: Cast,
  sentence: Sentence,
  tokens: readonly Token[],
  first: Report,
  before: Attribution | undefined,
): Statement[] {
  const found: Statement[] = [];
  let report: Report | undefined = first;
  let said = speakerOf(cast, sentence, tokens, first, 0) ?? (isBare(tokens, first) ? again(before) : undefined);
  while (report?.content !== undefined && said && found.length < MOST_VERBS) {
    const next: Following | undefined = following(cast, sentence, tokens, report, said);
    const start = tokens[report.content]?.start ?? sentence.end;
    const end = next ? (tokens[next.border - 1]?.end ?? sentence.end) : withoutStop(cast, sentence);
    found.push({ said, content: { start, end } });
    [report, said] = [next?.report, next?.said];
  }
  return found;
}

interface Following {
  readonly report: Report;
  readonly said: Attribution;
  /** The comma or connector that ends the words before. */
  readonly border: number;
}

const ALSO = /^(?:đồng thời|đồng|thời|và|cũng|nhưng|song|rồi|còn|thì|,|;|vừa|đồng thời cũng)$/;
const TURNS = /^(?:còn|nhưng|song|;)$/;

/** The next verb of report in a sentence: right behind a connector it has the same subject, behind «còn», «;» its own. */
function following(
  cast: Cast,
  sentence: Sentence,
  tokens: readonly Token[],
  { content = 0 }: Report,
  said: Attribution,
): Following | undefined {
  let tries = 0;
  for (let at = content + FEWEST_WORDS; at < tokens.length && tries < MOST_VERBS; at += 1) {
    const report = reportAt(cast.scene, tokens, at);
    if (report?.content === undefined) continue;
    tries += 1;
    let border = at;
    while (border > content && ALSO.test(tokens[border - 1]?.key ?? '')) border -= 1;
    if (border < at) return { report, said, border };
    const turn = tokens.findLastIndex((token, i) => i > content && i < at && TURNS.test(token.key));
    const own = turn < 0 || at - turn > 14 ? undefined : speakerOf(cast, sentence, tokens, report, turn + 1);
    if (own) return { report, said: own, border: tokens[turn - 1]?.key === ',' ? turn - 1 : turn };
  }
  return undefined;
}

/** Who stands before a verb of report, looked for from a token on. */
function speakerOf(
  cast: Cast,
  sentence: Sentence,
  tokens: readonly Token[],
  { verb }: Report,
  from: number,
): Attribution | undefined {
  const start = tokens[from]?.start ?? sentence.start;
  const said =
    quoterIn(cast, { start, end: verb.start }) ?? bySubject(cast, { start, end: sentence.end }, verb, sentence.start);
  const mention = said?.speaker?.mention;
  if (!mention) return undefined;
  const between = cast.scene.article.text.slice(mention.end, verb.start);
  return between.length <= (/^\s?[,(–-]/.test(between) ? FARTHEST_OFFICE : FARTHEST) ? said : undefined;
}

/** «“A”, ông nói, rồi đi ra»: the verb belongs to the words in marks before it, unless it says «cho biết» or «rằng» besides. */
function isOfQuotation(
  { scene }: Cast,
  sentence: Sentence,
  tokens: readonly Token[],
  { at, verb, content = 0 }: Report,
): boolean {
  const before = tokens[content - 1]?.key ?? '';
  const besides = before === 'rằng' || (tokens[at]?.key === 'cho' && !/^[,:]$/.test(before));
  return !besides && (scene.quotedBefore(verb.start)?.end ?? 0) > sentence.start;
}

const CONNECTOR = /^(?:đồng|thời|ngoài|ra|bên|cạnh|đó|tuy|nhiên|và|cũng|tiếp|tục|,|song|nhưng|trước|sau)$/;

/** «Đồng thời khẳng định …»: nothing but connectors stands before the verb. */
function isBare(tokens: readonly Token[], { at, behind, content = 0 }: Report): boolean {
  if (at === 0 && content === behind) return false;
  return tokens.slice(0, at).every((token) => CONNECTOR.test(token.key));
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
/** What begins so is no statement but tells when, where or why. */
const CIRCUMSTANCE =
  /^(?:trong|tại|khi|sau|trước|theo|ở|trả|trao|từ|với|về|để|nếu|hôm|ngày|sáng|chiều|tối|khoảng|do|vì|nhân|dù|tuy|ngoài|bên|phát|chia|đáp|nói|là|hỏi)$/;

/** «…, X nói», «…, ông cho biết trong buổi gặp». */
function attributedBehind(
  cast: Cast,
  sentence: Sentence,
  tokens: readonly Token[],
  report: Report,
): Statement | undefined {
  if (!isAttributionEnd(tokens, report.behind) || report.content !== undefined) return undefined;
  if (isMarked(cast, sentence)) return undefined;
  const commas = tokens.flatMap((token, i) => (i < report.at && token.key === ',' ? [i] : []));
  const last = commas.at(-1);
  if (last === undefined) return undefined;
  const comma = last === report.at - 1 ? commas.at(-COMMAS) : last;
  if (comma === undefined || comma < FEWEST_WORDS || CIRCUMSTANCE.test(tokens[0]?.key ?? '')) return undefined;
  if (!isClause(tokens.slice(0, comma))) return undefined;
  if (report.at - last > LONGEST_SUBJECT) return undefined;
  const said = speakerBehind(cast, sentence, tokens, report, comma);
  return said && { said, content: { start: sentence.start, end: tokens[comma]?.start ?? sentence.end } };
}

/** «A, ông thừa nhận, nhưng B»: the words stand on both sides. */
function attributedWithin(
  cast: Cast,
  sentence: Sentence,
  tokens: readonly Token[],
  report: Report,
): Statement | undefined {
  if (tokens[report.behind]?.key !== ',' || isMarked(cast, sentence)) return undefined;
  const comma = tokens.findLastIndex((token, i) => i < report.at && token.key === ',');
  if (comma < FEWEST_WORDS || CIRCUMSTANCE.test(tokens[0]?.key ?? '') || !isClause(tokens.slice(0, comma)))
    return undefined;
  if (report.at - comma > LONGEST_SUBJECT) return undefined;
  const said = speakerBehind(cast, sentence, tokens, report, comma);
  return said && { said, content: { start: sentence.start, end: withoutStop(cast, sentence) } };
}

/** The speaker who stands right behind a comma: a title may lead, nothing else. */
function speakerBehind(
  cast: Cast,
  sentence: Sentence,
  tokens: readonly Token[],
  report: Report,
  comma: number,
): Attribution | undefined {
  const said = speakerOf(cast, sentence, tokens, report, comma + 1);
  const start = tokens[comma + 1]?.start ?? sentence.end;
  return said?.speaker?.mention && said.speaker.mention.start - start <= FARTHEST_TITLE ? said : undefined;
}

function isMarked({ scene }: Cast, sentence: Sentence): boolean {
  return (scene.quotedBefore(sentence.end)?.end ?? 0) > sentence.start;
}

function isStatement({ scene }: Cast, { content }: Statement): boolean {
  return scene.tokens(content).filter((token) => token.kind !== 'punctuation').length >= FEWEST_WORDS;
}
