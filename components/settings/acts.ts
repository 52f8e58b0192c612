import type { ImportPlan, NotImported } from '@/lib/library/backup/importing';
import type { Exported, Format } from '@/lib/library/formats/catalogue';
import type { Note } from '@/lib/library/records';

type Progress = (done: number) => void;

/** What is done at the press of a button; all may reject. */
export interface BackupActs {
  /** Saves a backup as a file. */
  save(progress: Progress): Promise<void>;
  /** Reads a file and changes nothing. */
  look(file: File, progress: Progress): Promise<Found | NotImported>;
  /** Takes a file in; what stopped it, where something did. */
  take(file: File, found: Found, progress: Progress): Promise<NotImported | undefined>;
  /** Saves a part in another format; how many records there were, none is no file. */
  write(what: Exported, format: Format, title: string, url?: string): Promise<number>;
  erase(): Promise<void>;
}

/** What a file has: a backup with what it would change, or the notes of another program. */
export type Found =
  | { readonly kind: 'plan'; readonly plan: ImportPlan }
  | { readonly kind: 'annotations'; readonly notes: readonly Note[]; readonly skipped: number };
