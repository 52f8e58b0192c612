import { type CueIndex, cueIndex } from '@/lib/analysis/knowledge/cues';
import { type Gazetteer, gazetteer } from '@/lib/analysis/knowledge/gazetteer';
import { type Glossary, glossary } from '@/lib/analysis/knowledge/glossary';
import type { Knowledge } from '@/lib/analysis/knowledge/knowledge';
import type { Model } from '@/lib/analysis/recogniser/model';

/** The knowledge made ready for look-ups; built once, shared by every analysis. */
export interface Engine {
  readonly gazetteer: Gazetteer;
  readonly cues: CueIndex;
  readonly terms: Glossary;
  /** Syllables of person names by list (`surname-vi` …), as keys. */
  readonly names: Readonly<Record<string, ReadonlySet<string>>>;
  /** Pairs of syllables that follow each other within names of institutions, the second in lower case: «thông tin», «và truyền». */
  readonly transitions: ReadonlySet<string>;
  /** The trained recogniser; without it the rules stand alone. */
  readonly model?: Model;
}

/** Makes the compiled knowledge ready; the forms come packed, so that little is left to do. */
export function prepare({ entries, cues, terms, names, lookUp }: Knowledge, model?: Model): Engine {
  return {
    gazetteer: gazetteer(entries, lookUp.names),
    cues: cueIndex(cues),
    terms: glossary(terms, lookUp.terms),
    names: Object.fromEntries(Object.entries(names).map(([list, keys]) => [list, new Set(keys)])),
    transitions: new Set(lookUp.transitions),
    ...(model ? { model } : {}),
  };
}
