import type { Quotation } from '@/lib/analysis/analysis';
import type { Attribution, Cast } from '@/lib/analysis/speech/attribution';
import { isAlso, isTurn, turnStart } from '@/lib/analysis/speech/connectives';
import { documentStatement } from '@/lib/analysis/speech/documents';
import { chained, FEWEST_WORDS, type Line, reportsIn } from '@/lib/analysis/speech/reports';
import type { Scene } from '@/lib/analysis/speech/scene';
import { type Statement, sourceStatements } from '@/lib/analysis/speech/sources';
import type { Span } from '@/lib/text/span';
import { matchedLength } from '@/lib/text/tokens';

/**
 * Reported speech without marks: «Theo X, …», «…, theo X», «X cho biết (rằng) …», «X cho biết …, đồng thời cho rằng …», «…, X nói»,
 * and «Cho biết thêm, …» of the one who spoke last. «Theo» a date, a law or a plan names no speaker.
 */
export function reportedSpeech(cast: Cast, direct: readonly Quotation[]): Quotation[] {
  const { scene } = cast;
  let last: { said: Attribution; block: number } | undefined;
  let spoken = 0;
  return scene.sentences.flatMap((sentence) => {
    while ((direct[spoken]?.content.end ?? Number.POSITIVE_INFINITY) <= sentence.start) spoken += 1;
    const role = scene.article.blocks[sentence.block]?.role;
    if (role === 'title' || role === 'heading') return [];
    const tokens = scene.unquoted(sentence);
    if (tokens.at(-1)?.key === '?') return [];
    const before = last?.block === sentence.block ? last.said : undefined;
    const marked = direct[spoken]?.content;
    const line = { sentence, tokens, marked: marked && marked.start < sentence.end ? marked : undefined };
    const found = statementsIn(cast, line, before)
      .map((each) => ({ ...each, content: besideMarks(cast, line, each.content) }))
      .filter((each) => isStatement(cast, each));
    const said = found.at(-1)?.said;
    if (said) last = { said, block: sentence.block };
    return found.flatMap(({ said: { speaker, cue }, content }): Quotation[] =>
      speaker ? [{ kind: 'indirect', content, ...(cue ? { cue } : {}), speaker, evidence: speaker.evidence }] : [],
    );
  });
}

function statementsIn(cast: Cast, line: Line, before: Attribution | undefined): readonly Statement[] {
  const { sentence, tokens } = line;
  const [sourced] = [...sourceStatements(cast, sentence, tokens), ...documentStatement(cast, sentence, tokens)];
  if (sourced) return retold(cast, line, sourced) ?? withOthers(cast, line, sourced);
  return behindOpening(cast, line) ?? reportsIn(cast, line, before);
}

/** How far (in characters) behind the comma of a source the subject of the words may stand: a title leads. */
const FARTHEST_SUBJECT = 40;

/** «Theo Sóng Số, ông Huy cho biết A»: the paper only passes on what somebody named behind it said. */
function retold(cast: Cast, line: Line, { said, content }: Statement): readonly Statement[] | undefined {
  const source = cast.scene.fullPlace(said.speaker?.entity ?? '')?.entity;
  const from = line.tokens.findIndex(({ start }) => start >= content.start);
  if (content.start === line.sentence.start || source === undefined || source.kind === 'person') return undefined;
  const found = reportsIn(cast, partOf(line, from, line.tokens.length), undefined);
  const told = found[0]?.said.speaker;
  const isNear = told?.mention !== undefined && told.mention.start - content.start <= FARTHEST_SUBJECT;
  return isNear && told.entity !== undefined ? found : undefined;
}

/** What opens a clause that tells when: «Khi Mây Xanh …, Sóng Bạc …», «Sau khi …, …». */
const OPENING = /^(?:khi|(?:sau|trước|ngay|trong) khi|ngay sau|trong lúc|mặc dù|dù|tuy) /;

/** «Sau khi X tuyên bố A, Y nói B»: neither's words run on over the comma. */
function behindOpening(cast: Cast, line: Line): readonly Statement[] | undefined {
  const { tokens } = line;
  const comma = tokens.findIndex(({ key }) => key === ',');
  if (comma < 0 || matchedLength(OPENING, tokens, 0, 2) === 0) return undefined;
  const found = reportsIn(cast, partOf(line, comma + 1, tokens.length), undefined);
  const [first] = found;
  const speaker = first?.said.speaker;
  if (speaker?.evidence.rule !== 'speech-verb' || (speaker.mention?.start ?? 0) > (first?.content.start ?? 0))
    return undefined;
  return [...reportsIn(cast, partOf(line, 0, comma), undefined), ...found];
}

/** Some tokens of a line as a line of their own. */
function partOf({ sentence, tokens, marked }: Line, from: number, to: number): Line {
  const start = tokens[from]?.start ?? sentence.end;
  const end = tokens[to]?.start ?? sentence.end;
  const ahead = marked && marked.start >= start && marked.start < end ? marked : undefined;
  return { sentence: { ...sentence, start, end }, tokens: tokens.slice(from, to), marked: ahead };
}

/** «Theo X, A, còn Y cho rằng B», «…, còn theo Y, B»: what another says ends the words of the source. */
function withOthers(cast: Cast, line: Line, { said, content }: Statement): Statement[] {
  const { sentence, tokens } = line;
  const first = tokens.findIndex(({ start }) => start >= content.start);
  if (content.start === sentence.start || first < 0) return [{ said, content }];
  const other = tokens.findIndex(({ key }, i) => key === 'theo' && i > first && isTurn(tokens, i - 1));
  const tail = tokens.slice(other);
  const rest = other < 0 ? [] : sourceStatements(cast, { ...sentence, start: tail[0]?.start ?? sentence.end }, tail);
  if (rest.length === 0) return chained(cast, line, said, first, undefined);
  return [
    { said, content: { start: content.start, end: tokens[turnStart(tokens, other - 1) - 1]?.end ?? 0 } },
    ...rest,
  ];
}

/** «cho rằng “làn sóng” này …»: words that begin with a mark begin before it; they end before direct speech («…: “A”»). */
function besideMarks({ scene }: Cast, { sentence, marked }: Line, { start, end }: Span): Span {
  const { text } = scene.article;
  const mark = scene.quotedBefore(start);
  const isBeside =
    mark && mark.start > sentence.start && mark.end <= start && text.slice(mark.end, start).trim() === '';
  const leads =
    isBeside && /[\p{L},:]$/u.test(text.slice(Math.max(sentence.start, mark.start - 8), mark.start).trimEnd());
  if (!marked || marked.start <= start || marked.start >= end) return { start: leads ? mark.start : start, end };
  let cut = scene.quotedBefore(marked.start)?.start ?? marked.start;
  cut = beforeVerb(scene, { start, end: cut });
  while (cut > start && !/[\p{L}\p{N})”"»]/u.test(text[cut - 1] ?? '')) cut -= 1;
  return { start, end: cut };
}

/** «A, nhưng thừa nhận “B”»: the verb that opens the words in marks belongs to them. */
function beforeVerb(scene: Scene, content: Span): number {
  const words = scene.unquoted(content);
  const verb = words.length - scene.cues.longestBefore('report-verb', words, words.length);
  let at = verb;
  while (verb < words.length && isAlso(words, at - 1)) at -= 1;
  return at < verb ? (words[at]?.start ?? content.end) : content.end;
}

function isStatement({ scene }: Cast, { content }: Statement): boolean {
  return scene.tokens(content).filter((token) => token.kind !== 'punctuation').length >= FEWEST_WORDS;
}
