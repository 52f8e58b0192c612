import type { EntityKind } from '@/lib/analysis/analysis';
import type { Candidate } from '@/lib/analysis/candidates/candidates';
import { headOf } from '@/lib/analysis/candidates/institutions';
import { isAmbiguous, isOtherThing, isPlainWords } from '@/lib/analysis/candidates/senses';
import { type Found, isAddressed, isEvent, isLoneSyllable, isTermOnly } from '@/lib/analysis/candidates/typing';
import type { Engine } from '@/lib/analysis/engine';
import type { KnowledgeEntry } from '@/lib/analysis/knowledge/knowledge';
import type { Guess } from '@/lib/analysis/recogniser/agreement';
import { bar, bestLabels, KINDS, LABELS, marginal, sums, weightsOf } from '@/lib/analysis/recogniser/crf';
import { type Sheet, scoresOf, sheetOf, stretches } from '@/lib/analysis/recogniser/features';
import type { Model } from '@/lib/analysis/recogniser/model';
import { decoded, type RuleView, ruleView } from '@/lib/analysis/recogniser/rule-view';
import type { Word, WordBlock, WordedArticle } from '@/lib/analysis/words';

/** What a rule's own finding weighs beside the trained weights, by how it is known: guessed, by its surroundings, from the knowledge. */
const TRUST = [0, 0.5, 2];
/** A name is drawn where it is at least this probable; below it is found, but only told to the other parts. */
const SURE = 0.95;
/** One that the knowledge has as that kind is drawn at this. */
const SURE_KNOWN = 0.7;
/** How probable the two halves of a name are that the rules part. */
const PARTED = 0.9;
/** An ambiguous name of plain words is none where it is less probable than this. */
const LIKELY = 0.7;
/** What the knowledge knows as one thing only is another where this is as probable. */
const LIKELY_OTHER = 0.8;
/** Less probable than this is no name. */
const LEAST = 0.4;

/**
 * What the trained recogniser makes of an article, with what the rules found as part of its evidence: a linear-chain
 * conditional random field over the words of each block. A name that the rules found alike keeps their reason.
 */
export function recognise(article: WordedArticle, ruled: readonly Found[], engine: Engine, model: Model): Guess[] {
  const view = ruleView(article, ruled, engine);
  const byPlace = new Map(ruled.map((found) => [placeOf(found.candidate), found]));
  return article.blocks.flatMap((block) => {
    const sheet = sheetOf(article, block, view, engine);
    return stretches(sheet.starts).flatMap(({ from, to }) => {
      const scores = labelScores(model, sheet, view, block, from, to);
      const spans = spansOf(bestLabels(scores, model.transitions));
      if (spans.length === 0) return [];
      const paths = sums(weightsOf(scores, model.transitionWeights));
      return spans.flatMap(({ start, end: stop, kind }) => {
        const end = withoutStrayMarks(block.words, from + start, from + stop) - from;
        const candidate = candidateOf(article, block, from + start, from + end, engine);
        let probability = 1;
        for (let i = start; i < end; i += 1)
          probability = Math.min(probability, marginal(paths, i, 1 + 2 * kind + (i === start ? 0 : 1)));
        const parts = firmAndPerson(candidate, byPlace);
        if (parts) return parts;
        if (probability < LEAST) return [];
        return alikeParts(candidate).flatMap(([first, last]) => {
          const part = candidateOf(article, block, first, last, engine);
          return guesses(part, KINDS[kind] ?? 'company', probability, byPlace.get(placeOf(part)), engine);
        });
      });
    });
  });
}

/** «Tổng cục Hải quan Mai Xuân Thành»: where the rules see an institution and then a person's full name, it is these two. */
function firmAndPerson(candidate: Candidate, byPlace: ReadonlyMap<string, Found>): Guess[] | undefined {
  const { from, to } = candidate;
  for (let cut = from + 1; cut <= to - 3; cut += 1) {
    const firm = byPlace.get(placeOf({ ...candidate, to: cut }));
    const person = byPlace.get(placeOf({ ...candidate, from: cut }));
    const isFirm = firm?.verdict.kind === 'organisation' || firm?.verdict.kind === 'company';
    if (firm && isFirm && person?.verdict.kind === 'person')
      return [firm, person].map((found) => ({ ...found, probability: PARTED }));
  }
  return undefined;
}

/**
 * «Đại học Thái Nguyên và Đại học Huế»: where what stands behind «và» begins with the head that the name begins with, these are two.
 * From which word to which each goes; a name that the knowledge has is one.
 */
function alikeParts({ block: { words }, from, to, entries }: Candidate): [from: number, to: number][] {
  const keys = words.slice(from, to).map(({ key }) => key);
  const and = entries.length > 0 ? -1 : keys.indexOf('và');
  const head = and > 0 ? headOf(keys.slice(0, and)) : undefined;
  if (head === undefined || headOf(keys.slice(and + 1)) !== head) return [[from, to]];
  return [
    [from, from + and],
    [from + and + 1, to],
  ];
}

/** What the labels of the words `from` to `to` of a block score: the trained weights, and what the rules' own findings weigh beside them. */
export function labelScores(
  model: Model,
  sheet: Sheet,
  view: RuleView,
  block: WordBlock,
  from: number,
  to: number,
): Float64Array {
  const scores = scoresOf(model.weights, sheet, from, to, model.scale);
  trustRules(scores, view.codes[block.index], from);
  bar(scores, (view.openings[block.index] ?? new Uint8Array(0)).subarray(from, to));
  return scores;
}

/** A name that the rules found alike keeps their reason; what is a term or an everyday abbreviation is none, whatever it looks like. */
function guesses(
  candidate: Candidate,
  kind: EntityKind,
  probability: number,
  rule: Found | undefined,
  engine: Engine,
): Guess[] {
  const isKnown = !isAmbiguous(candidate) && candidate.entries.some(({ entry }) => entry.kind === kind);
  const sure = probability >= (isKnown ? SURE_KNOWN : SURE);
  if (isEvent(candidate, kind, engine) || isOtherThing(candidate, engine)) return [];
  if (rule?.verdict.kind === kind || (rule?.verdict.rule === 'knowledge-with-cue' && SENSES.has(kind)))
    return [{ candidate: rule.candidate, verdict: { ...rule.verdict, sure }, probability }];
  const only = onlyKnown(candidate, kind);
  if (only && probability < LIKELY_OTHER)
    return [{ candidate, verdict: { kind: only.kind, rule: 'knowledge', entry: only, sure: false }, probability }];
  const known = candidate.entries.filter(({ entry }) => entry.kind === kind);
  const entry = known.length === 1 ? known[0]?.entry : undefined;
  // What is an ambiguous name by the model's word alone has no cue; of plain words («Sen Đỏ») that is not enough to be drawn.
  if (entry && isAmbiguous(candidate)) {
    if (isPlainWords(candidate) && probability < LIKELY) return [];
    const drawn = sure && !isPlainWords(candidate);
    return [{ candidate, verdict: { kind, rule: 'model', entry, sure: drawn }, probability }];
  }
  if (entry) return [{ candidate, verdict: { kind, rule: 'knowledge', entry, sure }, probability }];
  // A bare syllable («Anh nói», «Như vậy») is left to the rules of short names; «doanh nghiệp Việt» names no country.
  const isBare =
    (kind === 'person' || candidate.text === 'Việt') && isLoneSyllable(candidate) && !isAddressed(candidate, engine);
  return isBare || isTermOnly(candidate, engine)
    ? []
    : [{ candidate, verdict: { kind, rule: 'model', sure }, probability }];
}

/** The one entry of a name that the knowledge knows surely, but not as this kind: «Blackwell» is a chip and no firm. */
function onlyKnown({ entries }: Candidate, kind: EntityKind): KnowledgeEntry | undefined {
  const [only] = entries;
  const isOther = only && !only.ambiguous && only.entry.kind !== kind && SENSES.has(only.entry.kind);
  return entries.length === 1 && isOther ? only.entry : undefined;
}

/** Kinds between which a cue beside a known name decides: «hãng vệ tinh Iridium» is the firm. */
const SENSES: ReadonlySet<EntityKind> = new Set(['company', 'organisation', 'product']);

/** A name ends with no mark, but with the bracket that it opened: «Aruna (Việt Nam)». */
function withoutStrayMarks(words: readonly Word[], from: number, to: number): number {
  let end = to;
  for (; end > from + 1; end -= 1) {
    const last = words[end - 1];
    if (!/^[)(,;:"“”«»/–—-]$/.test(last?.text ?? '')) break;
    if (last?.text === ')' && words.slice(from, end).some(({ text }) => text === '(')) break;
  }
  return end;
}

function trustRules(scores: Float64Array, codes: Uint8Array | undefined, from: number): void {
  for (let i = 0; i < scores.length / LABELS; i += 1) {
    const seen = decoded(codes?.[from + i] ?? 0);
    if (seen) scores[i * LABELS + seen.label] = (scores[i * LABELS + seen.label] ?? 0) + (TRUST[seen.trust] ?? 0);
  }
}

function spansOf(labels: Uint8Array): { start: number; end: number; kind: number }[] {
  const spans: { start: number; end: number; kind: number }[] = [];
  for (let start = 0; start < labels.length; start += 1) {
    const label = labels[start] ?? 0;
    if (label === 0) continue;
    let end = start + 1;
    while (labels[end] !== undefined && labels[end] !== 0 && (labels[end] ?? 0) % 2 === 0) end += 1;
    spans.push({ start, end, kind: (label - 1) >> 1 });
    start = end - 1;
  }
  return spans;
}

function candidateOf(article: WordedArticle, block: WordBlock, from: number, to: number, engine: Engine): Candidate {
  const { words } = block;
  const hit = engine.gazetteer.longest(article.text, words, from);
  return {
    block,
    from,
    to,
    text: article.text.slice(words[from]?.start, words[to - 1]?.end),
    entries: hit && from + hit.length === to ? hit.entries : [],
  };
}

function placeOf({ block, from, to }: Candidate): string {
  return `${block.index}:${from}:${to}`;
}
