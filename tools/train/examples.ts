import { candidates } from '@/lib/analysis/candidates/candidates';
import type { Engine } from '@/lib/analysis/engine';
import type { Gazetteer } from '@/lib/analysis/knowledge/gazetteer';
import { byRules } from '@/lib/analysis/names';
import { KINDS } from '@/lib/analysis/recogniser/crf';
import { type Sheet, sheetOf, stretches } from '@/lib/analysis/recogniser/features';
import { ruleView } from '@/lib/analysis/recogniser/rule-view';
import { type WordBlock, worded } from '@/lib/analysis/words';
import { articleText } from '@/lib/text/article-text';
import { key } from '@/lib/text/fold';
import type { CorpusText } from './corpus';
import type { Random } from './random';
import { poolOf, swapped } from './swap';

/** One sequence to learn from: the features of its words and their labels. */
export interface Example extends Sheet {
  readonly labels: Uint8Array;
  /** Where a name may begin; see RuleView. */
  readonly openings: Uint8Array;
}

/**
 * Every text four times: with all of the knowledge, with a part of its own names hidden, with all of them hidden, and with other
 * names in their places. Without the hiding a recogniser learns the list and misses every name that is in none; without the
 * exchange it learns the names of its texts.
 */
export function examplesOf(texts: readonly CorpusText[], engine: Engine, random: Random): Example[] {
  const pool = poolOf(texts);
  return texts.flatMap((text) => {
    const other = swapped(text, pool, random);
    const part = namesOf(text).filter(() => random() < 0.5);
    const hidden = (name: string[]) => withHidden(engine, new Set(name));
    return [
      ...sequences(text, engine),
      ...sequences(text, hidden(part)),
      ...sequences(text, hidden(namesOf(text))),
      ...sequences(other, engine),
    ];
  });
}

function namesOf(text: CorpusText): string[] {
  return [
    ...new Set(text.lines.flatMap((line) => line.names.map(({ start, end }) => key(line.text.slice(start, end))))),
  ];
}

function sequences(text: CorpusText, engine: Engine): Example[] {
  const article = articleText(
    text.lines.map((line, i) => ({ role: i === 0 ? ('title' as const) : ('paragraph' as const), text: line.text })),
  );
  const words = worded(article, engine.lexicon);
  const ruled = byRules(
    words.blocks.flatMap((block) => candidates(words, block, engine, false)),
    engine,
  );
  const view = ruleView(words, ruled, engine);
  return words.blocks.flatMap((block) => {
    const labels = labelsOf(block, text);
    const { buckets, starts } = sheetOf(words, block, view, engine);
    const openings = view.openings[block.index] ?? new Uint8Array(block.words.length);
    return stretches(starts).map(({ from, to }) => ({
      buckets: buckets.slice(starts[from], starts[to]),
      starts: starts.slice(from, to + 1).map((start) => start - (starts[from] ?? 0)),
      labels: possible(labels.slice(from, to), openings.subarray(from, to)),
      openings: openings.slice(from, to),
    }));
  });
}

/** A name that may not begin where it does («be», a figure) begins where it first may, or is left out of the lesson. */
function possible(labels: Uint8Array, openings: Uint8Array): Uint8Array {
  let inside = false;
  labels.forEach((label, i) => {
    if (label === 0) {
      inside = false;
      return;
    }
    if (label % 2 === 1) inside = false;
    const kind = label % 2 === 1 ? label : label - 1;
    if (openings[i] === 2 || (!inside && openings[i] !== 1)) labels[i] = 0;
    else {
      labels[i] = inside ? kind + 1 : kind;
      inside = true;
    }
  });
  return labels;
}

/** The label of every word; a name whose borders are no borders of words is left out of the lesson. */
function labelsOf(block: WordBlock, text: CorpusText): Uint8Array {
  const labels = new Uint8Array(block.words.length);
  for (const { start, end, kind } of text.lines[block.index]?.names ?? []) {
    const from = block.words.findIndex((word) => word.start === block.span.start + start);
    const to = block.words.findIndex((word) => word.end === block.span.start + end);
    if (from < 0 || to < from) continue;
    const label = 1 + 2 * KINDS.indexOf(kind);
    for (let i = from; i <= to; i += 1) labels[i] = i === from ? label : label + 1;
  }
  return labels;
}

/** An engine that does not know some names; where a longer one is hidden, the shorter one in it is known still, as it would be without the entry. */
function withHidden(engine: Engine, hidden: ReadonlySet<string>): Engine {
  if (hidden.size === 0) return engine;
  const gazetteer: Gazetteer = {
    longest(text, tokens, at) {
      let seen = tokens;
      for (;;) {
        const hit = engine.gazetteer.longest(text, seen, at);
        if (!hit) return undefined;
        const entries = hit.entries.filter(({ entry }) => !entry.forms.some((form) => hidden.has(key(form))));
        if (entries.length > 0) return { ...hit, entries };
        seen = tokens.slice(0, at + hit.length - 1);
      }
    },
  };
  return { ...engine, gazetteer };
}
