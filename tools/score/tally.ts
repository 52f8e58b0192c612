import { quotedBlocks } from '@/lib/analysis/speech/quote-marks';
import type { Prediction } from '../prediction';
import { articleOf, type GoldArticle, type Place, placeOf, sliceOf, TYPES } from './gold';
import { unsound } from './summary-lines';

/** How many are right, how many were found and are not, how many were missed. */
export interface Count {
  right: number;
  spurious: number;
  missed: number;
}

/** Every count of one article, by the name of its line. Sums of tallies are tallies. */
export interface Tally {
  readonly counts: Record<string, Count>;
  /** What was wrong, in words: «id p3: missed PER «Lan»». */
  readonly errors: string[];
}

/** A quotation counts as found when its span and the gold span overlap by at least this share of their union. */
const QUOTE_OVERLAP = 0.8;

/**
 * Compares what an analyser found in an article with its annotation. A page that is wrongly left alone counts as nothing found; one
 * that is rightly left alone counts for activation and language only. Throws where a predicted text is not the slice.
 */
export function tallyOf(gold: GoldArticle, found: Prediction): Tally {
  const tally: Tally = { counts: {}, errors: [] };
  const wanted = gold.isTech && gold.lang === 'vi';
  const activates = (gold.fragment || found.isTech) && found.lang === 'vi';
  if (!gold.fragment)
    judge(tally, 'activation', activates === wanted, `${gold.id}: activates ${activates}, gold ${wanted}`);
  const isLanguage = (found.lang === 'vi') === (gold.lang === 'vi');
  judge(tally, 'language', isLanguage, `${gold.id}: lang ${found.lang}, gold ${gold.lang}`);
  if (!wanted) return tally;
  const shown = activates ? found : { ...found, entities: [], quotes: [], indirectQuotes: [], coref: [] };
  for (const each of [...shown.entities, ...shown.quotes])
    if (each.text !== sliceOf(gold, each))
      throw new Error(`${gold.id} p${each.p}:${each.start}: the text there is not «${each.text}»`);
  tallyNames(tally, gold, shown);
  tallyQuotations(tally, gold, shown);
  tallyScareQuotes(tally, gold, shown);
  tallyReported(tally, gold, shown);
  tallyShortForms(tally, gold, shown);
  tallySummary(tally, gold, found);
  return tally;
}

/** Names are compared without regard to case and spacing. */
function folded(name: string | null | undefined): string {
  return (name ?? '').normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim();
}

/** The place of a span, as a key. */
export function placeKey({ p, start, end }: Place): string {
  return `${p}:${start}:${end}`;
}

/** Counts something under a line's name. */
export function count({ counts }: Tally, line: string, what: keyof Count, times = 1): void {
  counts[line] ??= { right: 0, spurious: 0, missed: 0 };
  counts[line][what] += times;
}

function judge(tally: Tally, line: string, isRight: boolean, error: string): void {
  count(tally, line, isRight ? 'right' : 'missed');
  if (!isRight) tally.errors.push(error);
}

const isOrganisation = (type: string | undefined) => type?.startsWith('ORG') === true;

function tallyNames(tally: Tally, gold: GoldArticle, found: Prediction): void {
  const there = new Map(gold.entities.map((name) => [placeKey(name), name]));
  const predicted = new Map(found.entities.map((name) => [placeKey(name), name]));
  for (const [place, { p, type, text }] of there) {
    const hit = predicted.get(place);
    const what = hit?.type === type ? 'right' : 'missed';
    count(tally, 'entities', what);
    count(tally, type, what);
    count(tally, 'entitySpans', hit ? 'right' : 'missed');
    if (isOrganisation(type)) count(tally, 'organisations', isOrganisation(hit?.type) ? 'right' : 'missed');
    if (what === 'missed')
      tally.errors.push(`${gold.id} p${p}: ${hit ? `typed ${hit.type}, gold` : 'missed'} ${type} «${text}»`);
  }
  for (const [place, { p, type, text, marked }] of predicted) {
    const name = there.get(place);
    if (!name) {
      count(tally, 'entitySpans', 'spurious');
      tally.errors.push(`${gold.id} p${p}: spurious ${type} «${text}»`);
    }
    if (type !== 'LOC' && marked !== false) count(tally, 'marked', name?.type === type ? 'right' : 'spurious');
    if (name?.type !== type) {
      count(tally, 'entities', 'spurious');
      if (TYPES.includes(type as (typeof TYPES)[number])) count(tally, type, 'spurious');
    }
    if (isOrganisation(type) && !isOrganisation(name?.type)) count(tally, 'organisations', 'spurious');
  }
}

function tallyQuotations(tally: Tally, gold: GoldArticle, found: Prediction): void {
  const used = new Set<number>();
  for (const quote of gold.quotes) {
    const best = closest(quote, found.quotes, used);
    const hit = best === undefined ? undefined : found.quotes[best];
    if (best !== undefined) used.add(best);
    judge(tally, 'quotations', hit !== undefined, `${gold.id} p${quote.p}: missed quotation «${start(quote.text)}»`);
    const isRight = folded(hit?.speaker) === folded(quote.speaker);
    if (hit?.speaker) count(tally, 'speakersNamed', isRight ? 'right' : 'spurious');
    if (!quote.speaker) continue;
    count(tally, 'speakers', isRight ? 'right' : 'missed');
    if (hit && !isRight) tally.errors.push(`${gold.id} p${quote.p}: speaker «${hit.speaker}», gold «${quote.speaker}»`);
  }
  found.quotes.forEach((quote, i) => {
    if (used.has(i) || gold.otherQuotes.some((other) => isHalfWithin(quote, other))) return;
    count(tally, 'quotations', 'spurious');
    tally.errors.push(`${gold.id} p${quote.p}: spurious quotation «${start(quote.text)}»`);
  });
}

/** Of the pairs of marks that hold nobody's words (irony, titles, slogans), how many were not shown as a quotation. */
function tallyScareQuotes(tally: Tally, gold: GoldArticle, found: Prediction): void {
  const { text, blocks } = articleOf(gold);
  quotedBlocks(text, blocks).forEach((pairs, i) => {
    const { start: from = 0 } = blocks[i] ?? {};
    for (const { inner } of pairs) {
      const place = { p: placeOf(gold, i), start: inner.start - from, end: inner.end - from };
      if ([...gold.quotes, ...gold.otherQuotes].some((quote) => shared(quote, place) > 0)) continue;
      const isShown = found.quotes.some((quote) => shared(quote, place) > 0);
      count(tally, 'scareQuotes', isShown ? 'spurious' : 'right');
    }
  });
}

/** The unused quotation that overlaps most; of two alike the later one, as the scorer has it from the beginning. */
function closest(gold: Place, found: readonly Place[], used: ReadonlySet<number>): number | undefined {
  let best: number | undefined;
  let most = QUOTE_OVERLAP;
  found.forEach((quote, i) => {
    const share = overlap(gold, quote);
    if (!used.has(i) && share >= most) [best, most] = [i, share];
  });
  return best;
}

/** Reported speech counts by its characters; a speaker is right where any of the content was found with it. */
function tallyReported(tally: Tally, gold: GoldArticle, found: Prediction): void {
  if (!gold.reported) return;
  const length = ({ start, end }: Place) => end - start;
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const both = sum(gold.reported.flatMap((one) => found.indirectQuotes.map((other) => shared(one, other))));
  count(tally, 'reported', 'right', both);
  count(tally, 'reported', 'spurious', sum(found.indirectQuotes.map(length)) - both);
  count(tally, 'reported', 'missed', sum(gold.reported.map(length)) - both);
  for (const one of gold.reported) {
    if (!one.speaker) continue;
    const hit = found.indirectQuotes.find((other) => shared(one, other) > 0);
    const isRight = folded(hit?.speaker) === folded(one.speaker);
    const error = `${gold.id} p${one.p}: reported by «${hit?.speaker ?? ''}», gold «${one.speaker}»`;
    judge(tally, 'reportedSpeakers', isRight, error);
  }
}

/** Every line of a summary is a whole sentence, said once. */
function tallySummary(tally: Tally, { id }: GoldArticle, { summary }: Prediction): void {
  const lines = summary.map(({ text }) => text);
  const bad = unsound(lines);
  count(tally, 'summary', 'right', lines.length - bad.length);
  count(tally, 'summary', 'spurious', bad.length);
  for (const { line, why } of bad) tally.errors.push(`${id}: summary line ${why}: «${line}»`);
}

function tallyShortForms(tally: Tally, gold: GoldArticle, found: Prediction): void {
  // Two answers to one place are no answer.
  const alone = found.coref.filter((one, i, all) => !all.some((other, j) => j !== i && overlap(one, other) > 0));
  const said = new Map(alone.map((one) => [placeKey(one), one.entity]));
  for (const short of gold.coref) {
    const answer = said.get(placeKey(short));
    const isRight = folded(answer) === folded(short.entity);
    const form = sliceOf(gold, short);
    judge(
      tally,
      'coreference',
      isRight,
      `${gold.id} p${short.p}: «${form}» resolved to «${answer ?? ''}», gold «${short.entity}»`,
    );
  }
}

/** The length of what two places share. */
function shared(a: Place, b: Place): number {
  return a.p === b.p ? Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) : 0;
}

function overlap(a: Place, b: Place): number {
  return shared(a, b) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function isHalfWithin(quote: Place, other: Place): boolean {
  return shared(quote, other) >= (quote.end - quote.start) / 2;
}

function start(text: string): string {
  return text.slice(0, 60);
}
