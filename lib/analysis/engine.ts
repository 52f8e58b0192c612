import { type CueIndex, cueIndex } from '@/lib/analysis/cues';
import { type Gazetteer, gazetteer } from '@/lib/analysis/gazetteer';
import type { Knowledge, TermEntry } from '@/lib/analysis/knowledge';
import type { Model } from '@/lib/analysis/model';
import { key } from '@/lib/text/fold';
import { tokens } from '@/lib/text/tokens';
import { type Trie, trie } from '@/lib/text/trie';

/** A form of a term as it is looked up. */
interface TermForm {
  readonly term: TermEntry;
  readonly ambiguous: boolean;
  /** Written in capitals throughout, as the text must write it too: «LEO», «DAO». */
  readonly capitals: boolean;
}

/** The knowledge made ready for look-ups; built once, shared by every analysis. */
export interface Engine {
  readonly gazetteer: Gazetteer;
  readonly cues: CueIndex;
  readonly terms: Trie<TermForm>;
  /** Syllables of person names by list (`surname-vi` …), as keys. */
  readonly names: Readonly<Record<string, ReadonlySet<string>>>;
  /** Pairs of syllables that follow each other within names of institutions, the second in lower case: «thông tin», «và truyền». */
  readonly transitions: ReadonlySet<string>;
  /** The trained recogniser; without it the rules stand alone. */
  readonly model?: Model;
}

/** Makes the knowledge ready; a few milliseconds for thousands of entries. */
export function prepare(knowledge: Knowledge, model?: Model): Engine {
  const terms = trie<TermForm>();
  for (const term of knowledge.terms)
    for (const form of term.forms)
      terms.add(
        tokens(form.text).map((token) => token.key),
        { term, ambiguous: form.ambiguous, capitals: /^[\p{Lu}\d]{2,6}$/u.test(form.text) },
      );
  const names: Record<string, ReadonlySet<string>> = {};
  for (const [list, forms] of Object.entries(knowledge.names)) names[list] = new Set(forms.map(key));
  return {
    gazetteer: gazetteer(knowledge.entries),
    cues: cueIndex(knowledge.cues),
    terms,
    names,
    transitions: transitionsOf(knowledge),
    ...(model ? { model } : {}),
  };
}

/** What the names of institutions in the knowledge teach about borders: a Vietnamese institution capitalises only the first syllable of each part. */
function transitionsOf(knowledge: Knowledge): Set<string> {
  const pairs = new Set<string>();
  for (const entry of knowledge.entries) {
    if (entry.kind !== 'organisation' && entry.kind !== 'company') continue;
    for (const form of entry.forms) {
      const words = tokens(form.text);
      words.forEach((word, i) => {
        const next = words[i + 1];
        if (next && /^[\p{Ll},]/u.test(form.text.slice(next.start, next.end))) pairs.add(`${word.key} ${next.key}`);
      });
    }
  }
  return pairs;
}
