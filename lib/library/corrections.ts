import type { Library } from '@/lib/library/database';
import { create, remove, restore } from '@/lib/library/documents/documents';
import type { Correction, CorrectionId } from '@/lib/library/records';

/** Keeps a correction; the same id twice is the same correction. Resolves when it is stored. */
export async function addCorrection(library: Library, correction: Correction): Promise<void> {
  await create(library, correction);
}

/** Takes a correction back. */
export async function removeCorrection(library: Library, id: CorrectionId, now = Date.now()): Promise<void> {
  await remove(library, id, now);
}

/** Makes a correction hold again that was taken back. */
export async function restoreCorrection(library: Library, id: CorrectionId, now = Date.now()): Promise<void> {
  await restore(library, id, now);
}

/** The corrections that hold for an article: its own and those for everywhere, oldest first. */
export async function correctionsFor(library: Library, url: string): Promise<Correction[]> {
  const all = await library.corrections.orderBy('createdAt').toArray();
  return all.filter(
    ({ scope, url: own, deletedAt }) => deletedAt === undefined && (scope === 'everywhere' || own === url),
  );
}

/** The ids of the corrections that hold, the last one first: the order of a list whose rows are read as they come into view. */
export async function correctionIds({ corrections, bin }: Library): Promise<CorrectionId[]> {
  const taken = new Set<string>(await bin.toCollection().primaryKeys());
  return (await corrections.orderBy('createdAt').primaryKeys()).filter((id) => !taken.has(id)).reverse();
}

/** Every correction that holds, the last one first. */
export async function allCorrections(library: Library): Promise<Correction[]> {
  const all = await library.corrections.orderBy('createdAt').reverse().toArray();
  return all.filter(({ deletedAt }) => deletedAt === undefined);
}
