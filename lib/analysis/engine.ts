import { type CueIndex, cueIndex } from '@/lib/analysis/knowledge/cues';
import { formIndex } from '@/lib/analysis/knowledge/forms';
import { type Gazetteer, gazetteer } from '@/lib/analysis/knowledge/gazetteer';
import { type Glossary, glossary } from '@/lib/analysis/knowledge/glossary';
import { readEntry, readTerm } from '@/lib/analysis/knowledge/lines';
import { unpackKnowledge } from '@/lib/analysis/knowledge/packed';
import type { Model } from '@/lib/analysis/recogniser/model';
import { type Lexicon, lexicon, numberIn } from '@/lib/text/lexicon';
import type { Token } from '@/lib/text/tokens';
import { type PackedTrie, trie } from '@/lib/text/trie';

/** The knowledge made ready for look-ups; built once, shared by every analysis. */
export interface Engine {
  /** Numbers the words of an article for all look-ups. */
  readonly lexicon: Lexicon;
  readonly gazetteer: Gazetteer;
  readonly cues: CueIndex;
  readonly terms: Glossary;
  /** Syllables of person names by list (`surname-vi` …), as keys. */
  readonly names: Readonly<Record<string, ReadonlySet<string>>>;
  readonly transitions: Transitions;
  /** The trained recogniser; without it the rules stand alone. */
  readonly model?: Model;
}

/** Which syllables follow each other within names of institutions, the second in lower case: «thông tin», «và truyền». */
interface Transitions {
  has(before: Token, next: Token): boolean;
}

/** Makes the file of the knowledge (`packKnowledge`) ready; next to nothing is left to do. */
export function prepare(file: Uint8Array, model?: Model): Engine {
  const knowledge = unpackKnowledge(file);
  const words = lexicon(knowledge.lexicon);
  return {
    lexicon: words,
    gazetteer: gazetteer(formIndex(knowledge.entries, words, readEntry)),
    cues: cueIndex(knowledge.cues, words),
    terms: glossary(formIndex(knowledge.terms, words, readTerm)),
    names: Object.fromEntries(Object.entries(knowledge.names).map(([list, keys]) => [list, new Set(keys)])),
    transitions: transitions(knowledge.transitions, words),
    ...(model ? { model } : {}),
  };
}

function transitions(pairs: PackedTrie, words: Lexicon): Transitions {
  const { follow } = trie(pairs, words);
  return {
    has(before, next) {
      const place = follow(0, numberIn(words, before));
      return place !== 0 && follow(place, numberIn(words, next)) !== 0;
    },
  };
}
