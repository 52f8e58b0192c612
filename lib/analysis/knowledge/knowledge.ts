import type { EntityKind, Facts } from '@/lib/analysis/analysis';
import type { PackedTrie } from '@/lib/text/trie';

/** What something goes by. Thousands of these are read when the background wakes: texts alone, for an object each would double that time. */
interface Forms {
  /** Every form, the name first. */
  readonly forms: readonly string[];
  /** Those that count only with a cue beside them or the full name in the article: «Be», «Táo». */
  readonly ambiguous?: readonly string[];
}

/** One named thing of assets/knowledge. */
export interface KnowledgeEntry extends Forms {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  /** People only: where the short form stands; `vi` and `west` last, `east` first. */
  readonly order?: 'vi' | 'west' | 'east';
  readonly facts: Facts;
}

/** A word or phrase with a job: «cho biết» (speech-verb), «ông» (honorific), «công ty» (company-trigger); the form as a key. */
export interface Cue {
  readonly form: string;
  readonly class: string;
  readonly position?: string;
}

/** One term of the glossary. */
export interface TermEntry extends Forms {
  readonly id: string;
  readonly headword: string;
  readonly english?: string;
  readonly definition: string;
  readonly field?: string;
}

/** Lists that help to tell persons: class → forms as keys (`surname-vi`, `middle-vi`, `given-vi`, `surname-east`, `given-west`, `surname-west`). */
type NameLists = Readonly<Record<string, readonly string[]>>;

/** Everything of assets/knowledge, as plain data: what the build compiles the text files into (tools/knowledge/compile.ts). */
export interface Knowledge {
  readonly entries: readonly KnowledgeEntry[];
  readonly cues: readonly Cue[];
  readonly terms: readonly TermEntry[];
  readonly names: NameLists;
  readonly lookUp: LookUp;
}

/** What is looked up in the knowledge word by word, made ready when the extension is built. */
export interface LookUp {
  /** The forms of all entries, numbered entry by entry. */
  readonly names: PackedTrie;
  /** The forms of all terms, numbered term by term. */
  readonly terms: PackedTrie;
  /** Pairs of syllables that follow each other within names of institutions, the second in lower case: «thông tin», «và truyền». */
  readonly transitions: readonly string[];
}
