import type { Damage } from '@/lib/library/backup/backup-file';
import type { Kind, Outcome } from '@/lib/library/backup/outcomes';
import type { Library } from '@/lib/library/database';

/** How the records of one table are read, compared with the library and put into it. */
export interface Importer<T> {
  /** The record, or what is wrong with it. */
  parse(value: unknown): T | Damage;
  key(row: T): string;
  kind(row: T): Kind;
  /** What each would do; nothing is changed. */
  judge(library: Library, rows: readonly T[]): Promise<Outcome[]>;
  /** Takes in those that would change something, within the transaction that is open. */
  put(library: Library, rows: readonly T[], now: number): Promise<void>;
}
