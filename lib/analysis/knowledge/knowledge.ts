import type { EntityKind, Facts } from '@/lib/analysis/analysis';
import type { Forms } from '@/lib/analysis/knowledge/forms';

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
export type NameLists = Readonly<Record<string, readonly string[]>>;

/** Everything of assets/knowledge, as plain data: what the text files are compiled into (tools/knowledge/compile.ts) before they are packed. */
export interface Knowledge {
  readonly entries: readonly KnowledgeEntry[];
  readonly cues: readonly Cue[];
  readonly terms: readonly TermEntry[];
  readonly names: NameLists;
}
