import type { Analysis } from '@/lib/analysis/analysis';
import type { Library } from '@/lib/library/database';
import { create, remove, restore } from '@/lib/library/documents/documents';
import { type Projection, projected } from '@/lib/library/projection';
import { namedForms } from '@/lib/library/reading/corrected';
import type { Correction, CorrectionId } from '@/lib/library/records';
import { key } from '@/lib/text/fold';

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

/** The corrections that hold, as they are looked up by the form that they are about, folded. */
export const CORRECTIONS: Projection<Correction, Correction, ReadonlyMap<string, readonly Correction[]>> = {
  table: 'corrections',
  version: 1,
  keep: (correction) => (correction.deletedAt === undefined ? correction : undefined),
  view(all) {
    const byForm = new Map<string, Correction[]>();
    for (const correction of all.values()) {
      const form = key(correction.form);
      const others = byForm.get(form);
      if (others) others.push(correction);
      else byForm.set(form, [correction]);
    }
    return byForm;
  },
};

/** The corrections that hold for an article, its own and those for everywhere, of what its analysis names; oldest first. */
export async function correctionsFor(
  library: Library,
  article: { readonly url: string; readonly text: string },
  analysis: Analysis,
): Promise<Correction[]> {
  return correctionsOf(library, article.url, [...namedForms(article, analysis)]);
}

/** The corrections that hold for some forms, as `namedForms` has them, in the article of an address. */
export async function correctionsOf(
  library: Library,
  address: string,
  forms: readonly string[],
): Promise<Correction[]> {
  const byForm = (await projected(library, CORRECTIONS)).view();
  return forms
    .flatMap((form) => byForm.get(form) ?? [])
    .filter(({ scope, url }) => scope === 'everywhere' || url === address)
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
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
