import type { Library } from '@/lib/library/database';
import type { Correction, CorrectionId } from '@/lib/library/records';

/** Keeps a correction; the same id twice is the same correction. Resolves when it is stored. */
export async function addCorrection(library: Library, correction: Correction): Promise<void> {
  await library.corrections.put(correction);
}

/** Takes a correction back. */
export async function removeCorrection(library: Library, id: CorrectionId): Promise<void> {
  await library.corrections.delete(id);
}

/** The corrections that hold for an article: its own and those for everywhere, oldest first. */
export async function correctionsFor(library: Library, url: string): Promise<Correction[]> {
  const all = await library.corrections.orderBy('createdAt').toArray();
  return all.filter((correction) => correction.scope === 'everywhere' || correction.url === url);
}

/** Every correction, the last one first. */
export async function allCorrections(library: Library): Promise<Correction[]> {
  return library.corrections.orderBy('createdAt').reverse().toArray();
}
