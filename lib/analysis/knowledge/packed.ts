import type { PackedCues } from '@/lib/analysis/knowledge/cues';
import type { Forms, PackedForms } from '@/lib/analysis/knowledge/forms';
import type { Cue, Knowledge, KnowledgeEntry, NameLists } from '@/lib/analysis/knowledge/knowledge';
import { entryLine, termLine } from '@/lib/analysis/knowledge/lines';
import { readColumns, writeColumns } from '@/lib/text/column-file';
import { lexicon, type PackedLexicon, packLexicon } from '@/lib/text/lexicon';
import { tokens } from '@/lib/text/tokens';
import { type PackedTrie, packTrie } from '@/lib/text/trie';

/** The knowledge as it ships: what is looked up lies in columns, what a card shows in lines that are read when they are asked for. */
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
  const numbered = lexicon(words);
  const pack = (forms: readonly (readonly string[])[]) => packTrie(forms, numbered);
  const packed: PackedKnowledge = {
    lexicon: words,
    entries: { trie: pack(entryForms), owners: ownersOf(entries), ...linesOf(entries.map(entryLine)) },
    terms: { trie: pack(termForms), owners: ownersOf(terms), ...linesOf(terms.map(termLine)) },
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

function ownersOf(owners: readonly Forms[]): Uint32Array {
  return Uint32Array.from(owners.flatMap(({ forms }, i) => forms.map(() => i)));
}

function linesOf(lines: readonly string[]): Pick<PackedForms, 'lines' | 'ends'> {
  const encoder = new TextEncoder();
  let end = 0;
  const ends = lines.map((line) => {
    end += encoder.encode(line).length;
    return end;
  });
  return { lines: encoder.encode(lines.join('')), ends: Uint32Array.from(ends) };
}

/** The bits of a number. */
const MOST_CLASSES = 32;

function packCues(cues: readonly Cue[], forwards: PackedTrie, backwards: PackedTrie): PackedCues {
  const classes = [...new Set(cues.map((cue) => cue.class))];
  if (classes.length > MOST_CLASSES) throw new Error(`more than ${MOST_CLASSES} classes of cues`);
  const positions = [...new Set(cues.map(({ position = '' }) => position))];
  return {
    classes,
    classOf: Uint32Array.from(cues, (cue) => classes.indexOf(cue.class)),
    positions,
    positionOf: Uint32Array.from(cues, ({ position = '' }) => positions.indexOf(position)),
    forwards,
    backwards,
  };
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
