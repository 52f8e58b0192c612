import type { CueTrie, PackedCues } from '@/lib/analysis/knowledge/cues';
import type { Forms, PackedForms } from '@/lib/analysis/knowledge/forms';
import type { Cue, Knowledge, KnowledgeEntry, NameLists } from '@/lib/analysis/knowledge/knowledge';
import { readColumns, writeColumns } from '@/lib/text/column-file';
import { type PackedLexicon, packLexicon } from '@/lib/text/lexicon';
import { tokens } from '@/lib/text/tokens';
import { type PackedTrie, packTrie } from '@/lib/text/trie';

/** The knowledge as it ships: what is looked up lies in columns, what a card shows in lines that are parsed when they are asked for. */
export interface PackedKnowledge {
  /** Every word that anything below is looked up by. */
  readonly lexicon: PackedLexicon;
  readonly entries: PackedForms;
  readonly terms: PackedForms;
  readonly cues: PackedCues;
  /** Pairs of syllables that follow each other within names of institutions, the second in lower case: «thông tin», «và truyền». */
  readonly transitions: PackedTrie;
  readonly names: NameLists;
}

/** Packs the knowledge into the bytes of its file; some hundred milliseconds, so that no reader's browser need do it. */
export function packKnowledge({ entries, terms, cues, names }: Knowledge): Uint8Array {
  const [entryForms, termForms] = [formsOf(entries), formsOf(terms)];
  const cueForms = cues.map(({ form }) => form.split(' '));
  const transitions = transitionsOf(entries);
  const words = packLexicon([entryForms, termForms, cueForms, transitions].flat(2));
  const pack = (forms: readonly (readonly string[])[]) => packTrie(forms, words);
  const packed: PackedKnowledge = {
    lexicon: words,
    entries: { trie: pack(entryForms), ...linesOf(entries) },
    terms: { trie: pack(termForms), ...linesOf(terms) },
    cues: packCues(cues, pack(cueForms), pack(cueForms.map((form) => form.toReversed()))),
    transitions: pack(transitions),
    names,
  };
  return writeColumns(packed);
}

/** Reads what `packKnowledge` wrote; next to nothing is parsed. */
export function unpackKnowledge(file: Uint8Array): PackedKnowledge {
  return readColumns(file) as PackedKnowledge;
}

function formsOf(owners: readonly Forms[]): string[][] {
  return owners.flatMap(({ forms }) => forms.map((form) => tokens(form).map(({ key }) => key)));
}

function linesOf(owners: readonly Forms[]): Omit<PackedForms, 'trie'> {
  const encoder = new TextEncoder();
  const lines = owners.map((owner) => encoder.encode(`${JSON.stringify(owner)}\n`));
  const ends = new Uint32Array(lines.length);
  const bytes = new Uint8Array(lines.reduce((sum, line) => sum + line.length, 0));
  lines.forEach((line, i) => {
    const start = ends[i - 1] ?? 0;
    bytes.set(line, start);
    ends[i] = start + line.length;
  });
  return { owners: Uint32Array.from(owners.flatMap(({ forms }, i) => forms.map(() => i))), lines: bytes, ends };
}

/** The bits of a number. */
const MOST_CLASSES = 32;

function packCues(cues: readonly Cue[], forwards: PackedTrie, backwards: PackedTrie): PackedCues {
  const classes = [...new Set(cues.map((cue) => cue.class))];
  if (classes.length > MOST_CLASSES) throw new Error(`more than ${MOST_CLASSES} classes of cues`);
  const positions = [...new Set(cues.map(({ position = '' }) => position))];
  const classOf = Uint32Array.from(cues, (cue) => classes.indexOf(cue.class));
  return {
    classes,
    classOf,
    positions,
    positionOf: Uint32Array.from(cues, ({ position = '' }) => positions.indexOf(position)),
    forwards: withClasses(forwards, classOf),
    backwards: withClasses(backwards, classOf),
  };
}

function withClasses(trie: PackedTrie, classOf: Uint32Array): CueTrie {
  const { firstEdge, firstForm, forms } = trie;
  const ends = new Uint32Array(firstForm.length - 1);
  const leads = new Uint32Array(firstForm.length - 1);
  // What lies behind a place has a higher number.
  for (let place = ends.length - 1; place >= 0; place -= 1) {
    for (const cue of forms.subarray(firstForm[place], firstForm[place + 1]))
      ends[place] = (ends[place] ?? 0) | (1 << (classOf[cue] ?? 0));
    leads[place] = ends[place] ?? 0;
    for (let edge = firstEdge[place] ?? 0; edge < (firstEdge[place + 1] ?? 0); edge += 1)
      leads[place] = (leads[place] ?? 0) | (leads[edge + 1] ?? 0);
  }
  return { trie, ends, leads };
}

/** What the names of institutions teach about borders: a Vietnamese institution capitalises only the first syllable of each part. */
function transitionsOf(entries: readonly KnowledgeEntry[]): string[][] {
  const pairs = new Map<string, string[]>();
  for (const { kind, forms } of entries) {
    if (kind !== 'organisation' && kind !== 'company') continue;
    for (const form of forms) {
      const words = tokens(form);
      words.forEach((word, i) => {
        const next = words[i + 1];
        if (next && /^[\p{Ll},]/u.test(next.text)) pairs.set(`${word.key} ${next.key}`, [word.key, next.key]);
      });
    }
  }
  return [...pairs.values()];
}
