import type { Analysis, Mention } from '@/lib/analysis/analysis';
import { type Candidate, candidates } from '@/lib/analysis/candidates/candidates';
import { verdictOf } from '@/lib/analysis/candidates/typing';
import type { Engine } from '@/lib/analysis/engine';
import { byRules } from '@/lib/analysis/names';
import { type WordBlock, worded } from '@/lib/analysis/words';
import type { ArticleText } from '@/lib/text/article-text';
import { key } from '@/lib/text/fold';
import { overlaps, type Span } from '@/lib/text/span';
import { tokens } from '@/lib/text/tokens';
import { inContext, spanPlace } from './places';
import { type Reading, readingOf } from './recogniser';

/** What tells where marks of names come from. */
export interface NameTrace {
  readonly article: ArticleText;
  readonly analysis: Analysis;
  readonly engine: Engine;
  /** «file:line» by kind and id of an entry. */
  readonly entries: ReadonlyMap<string, string>;
}

/**
 * Where each mention comes from: rules, knowledge, recogniser, the article as a whole; the same pure functions are asked again. With
 * `wanted`, every place of those words instead, also where nothing was found.
 */
export function explainNames(trace: NameTrace, wanted: string | undefined): string[] {
  const { article, analysis, engine } = trace;
  const words = worded(article, engine.lexicon);
  const all = words.blocks.flatMap((block) => candidates(words, block, engine, false));
  const ruled = byRules(all, engine);
  const reading = engine.model && readingOf(words, ruled, engine, engine.model);
  const spans = wanted === undefined ? analysis.mentions : placesOf(article, wanted);
  return spans.flatMap((span) => {
    const block = words.blocks.find(({ span: whole }) => whole.start <= span.start && span.end <= whole.end);
    if (!block) return [];
    const mention = analysis.mentions.find((each) => overlaps(each, span));
    const candidate = all.find((each) => each.block === block && overlaps(spanOfCandidate(each), span));
    const decided = ruled.find((found) => found.candidate === candidate);
    return [
      heading(trace, span, mention),
      `  ${inContext(article.text, span)}`,
      ...section('rules', ruleLines(candidate, engine, article.text, decided?.verdict.kind)),
      ...section('knowledge', knowledgeLines(candidate, trace)),
      ...section('recogniser', reading ? reading.explain(block, ...wordsOf(block, mention ?? span)) : ['none']),
      ...section('article', articleLines(mention, span, reading, trace)),
      '',
    ];
  });
}

function heading({ article, analysis }: NameTrace, span: Span, mention: Mention | undefined): string {
  const place = spanPlace(article, mention ?? span);
  if (!mention) return `«${article.text.slice(span.start, span.end)}» ${place}: not found`;
  const entity = analysis.entities.find(({ id }) => id === mention.entity);
  const drawn = mention.marked ? 'drawn' : 'found, not drawn';
  const text = article.text.slice(mention.start, mention.end);
  return `«${text}» ${place}: ${entity?.kind}, ${drawn}, of «${entity?.name}»`;
}

function ruleLines(
  candidate: Candidate | undefined,
  engine: Engine,
  text: string,
  after: string | undefined,
): string[] {
  if (!candidate) return ['no candidate: neither known, nor built like a name, nor a run of capitals'];
  const verdict = verdictOf(candidate, engine);
  const form = `«${candidate.text}»`;
  if (!verdict) return [`${form}: nothing speaks for it${after ? `; ${after} elsewhere in the article` : ''}`];
  const cue = verdict.cue ? `, cue «${text.slice(verdict.cue.start, verdict.cue.end)}»` : '';
  const changed = after && after !== verdict.kind ? `; as elsewhere in the article ${after}` : '';
  return [`${form}: ${verdict.kind} by ${verdict.rule}${cue}, ${verdict.sure ? 'sure' : 'a guess'}${changed}`];
}

function knowledgeLines(candidate: Candidate | undefined, { entries }: NameTrace): string[] {
  const known = candidate?.entries ?? [];
  if (known.length === 0) return ['no entry goes by these words'];
  return known.map(({ entry, ambiguous }) => {
    const form = entry.forms.find((text) => key(text) === key(candidate?.text ?? ''));
    const place = entries.get(`${entry.kind}/${entry.id}`) ?? 'unknown place';
    return `${entry.kind} «${entry.id}» (${place}), form «${form ?? entry.name}»${ambiguous ? ', ambiguous: it needs a cue or the full name' : ''}`;
  });
}

/** What the recogniser said of this place and of the same words elsewhere, and what the article as a whole made of that. */
function articleLines(
  mention: Mention | undefined,
  span: Span,
  reading: Reading | undefined,
  { article, analysis }: NameTrace,
): string[] {
  const here = reading?.guesses.find(({ candidate }) => overlaps(spanOfCandidate(candidate), span));
  const form = key(article.text.slice(mention?.start ?? span.start, mention?.end ?? span.end));
  const same = reading?.guesses.filter(({ candidate }) => key(candidate.text) === form) ?? [];
  const votes = same.map(({ verdict, probability }) => `${verdict.kind} ${probability.toFixed(3)}`);
  const kind = analysis.entities.find(({ id }) => id === mention?.entity)?.kind;
  const lines = [
    here
      ? `the recogniser’s name here: «${here.candidate.text}», ${here.verdict.kind} ${here.probability.toFixed(3)}`
      : 'the recogniser names nothing here',
  ];
  if (votes.length > 1) lines.push(`the same words in the article: ${votes.join(', ')}`);
  if (!mention) return lines;
  if (here && kind !== here.verdict.kind) lines.push(`taken for a ${kind} all the same`);
  lines.push(
    `the reason on the card: ${mention.evidence.rule}${mention.evidence.entry ? `, entry «${mention.evidence.entry}»` : ''}`,
  );
  if (mention.shortForm) {
    const short = article.text.slice(mention.shortForm.start, mention.shortForm.end);
    lines.push(`«${short}» is a short form of «${analysis.entities.find(({ id }) => id === mention.entity)?.name}»`);
  }
  return lines;
}

/** Every place of some words in an article, at the borders of tokens. */
function placesOf({ text }: ArticleText, wanted: string): Span[] {
  const parts = tokens(wanted).map((token) => token.key);
  const all = tokens(text);
  return all.flatMap((token, i) => {
    const last = all[i + parts.length - 1];
    return last && parts.every((part, n) => all[i + n]?.key === part) ? [{ start: token.start, end: last.end }] : [];
  });
}

function spanOfCandidate({ block, from, to }: Candidate): Span {
  return { start: block.words[from]?.start ?? 0, end: block.words[to - 1]?.end ?? 0 };
}

function wordsOf({ words }: WordBlock, span: Span): [number, number] {
  const from = words.findIndex((word) => word.end > span.start);
  const to = words.findLastIndex((word) => word.start < span.end) + 1;
  return [from, to];
}

function section(name: string, lines: readonly string[]): string[] {
  return lines.map((line, i) => `  ${(i === 0 ? name : '').padEnd(11)} ${line}`);
}
