import { analyse } from '@/lib/analysis/analyse';
import type { Analysis, EntityKind, Quotation } from '@/lib/analysis/analysis';
import type { Engine } from '@/lib/analysis/engine';
import { articleText } from '@/lib/text/article-text';
import { key } from '@/lib/text/fold';
import { overlaps, type Span } from '@/lib/text/span';
import type { CorpusLine, CorpusText } from './corpus';

/** How many of what was found is right, how many of what there is was found. */
interface Count {
  right: number;
  found: number;
  there: number;
}

/** What the engine reaches on annotated texts; spans and kinds exact, quotations by 80 % of their union. */
export interface Scores {
  readonly names: Record<EntityKind | 'all', Count>;
  readonly quotations: Count;
  /** Of the quotations with a named speaker: how many were found with that speaker. */
  readonly speakers: Count;
  /** Reported speech: words shared with the annotated content, and its speakers. */
  readonly reported: Count;
  readonly reportedSpeakers: Count;
}

const KINDS = ['company', 'organisation', 'person', 'place', 'product'] as const;
const SAME = 0.8;

export function f1({ right, found, there }: Count): number {
  return found + there === 0 ? 0 : (2 * right) / (found + there);
}

/** Reads every text with the engine and compares. */
export function scoresOf(texts: readonly CorpusText[], engine: Engine): Scores {
  const count = (): Count => ({ right: 0, found: 0, there: 0 });
  const names = Object.fromEntries(['all', ...KINDS].map((kind) => [kind, count()])) as Scores['names'];
  const scores = { names, quotations: count(), speakers: count(), reported: count(), reportedSpeakers: count() };
  for (const text of texts) {
    const article = articleText(
      text.lines.map((line, i) => ({ role: i === 0 ? ('title' as const) : ('paragraph' as const), text: line.text })),
    );
    const analysis = analyse(article, engine);
    text.lines.forEach((line, i) => {
      const { start = 0, end = 0 } = article.blocks[i] ?? {};
      const within = <Found extends Span>(found: readonly Found[]) =>
        found
          .filter((span) => span.start >= start && span.end <= end)
          .map((span) => ({ ...span, start: span.start - start, end: span.end - start }));
      countNames(line, within(analysis.mentions), analysis, names);
      const quotations = analysis.quotations.map((quotation) => ({ ...quotation, ...quotation.content }));
      countQuotations(line, within(quotations), scores);
    });
  }
  return scores;
}

function countNames(
  line: CorpusLine,
  mentions: readonly (Span & { entity: string })[],
  { entities }: Analysis,
  names: Scores['names'],
): void {
  const kinds = new Map(entities.map(({ id, kind }) => [id, kind]));
  const gold = new Set(line.names.map(({ start, end, kind }) => `${kind}:${start}:${end}`));
  for (const { kind } of line.names) for (const name of ['all', kind] as const) names[name].there += 1;
  for (const { start, end, entity } of mentions) {
    const kind = kinds.get(entity) ?? 'company';
    for (const name of ['all', kind] as const) {
      names[name].found += 1;
      if (gold.has(`${kind}:${start}:${end}`)) names[name].right += 1;
    }
  }
}

function countQuotations(
  line: CorpusLine,
  found: readonly (Quotation & Span)[],
  scores: Pick<Scores, 'quotations' | 'speakers' | 'reported' | 'reportedSpeakers'>,
): void {
  const direct = found.filter(({ kind }) => kind === 'direct');
  scores.quotations.found += direct.length;
  scores.quotations.there += line.quotations.length;
  for (const gold of line.quotations) {
    const same = direct.find((each) => shared(each, gold) >= SAME * union(each, gold));
    if (same) scores.quotations.right += 1;
    countSpeaker(scores.speakers, gold.speaker, same);
  }
  const reported = found.filter(({ kind }) => kind === 'indirect');
  for (const each of reported) scores.reported.found += each.end - each.start;
  for (const gold of line.reported) {
    scores.reported.there += gold.end - gold.start;
    for (const each of reported) scores.reported.right += shared(each, gold);
    const same = reported.find((each) => overlaps(each, gold));
    countSpeaker(scores.reportedSpeakers, gold.speaker, same);
  }
}

function countSpeaker(count: Count, gold: string | undefined, found: Quotation | undefined): void {
  if (gold === undefined) return;
  count.there += 1;
  if (!found?.speaker?.entity) return;
  count.found += 1;
  if (key(found.speaker.name) === key(gold)) count.right += 1;
}

function shared(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function union(a: Span, b: Span): number {
  return Math.max(a.end, b.end) - Math.min(a.start, b.start);
}
