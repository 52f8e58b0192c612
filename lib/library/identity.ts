import type { EntityKind } from '@/lib/analysis/analysis';
import { sha256Hex } from '@/lib/library/hex';
import type { ArticleId, CorrectionId, GlossaryId, NoteId } from '@/lib/library/records';
import { key } from '@/lib/text/fold';

/** The glossary id of a term, the same on every device: `g:` and SHA-256 of its folded form. «Tấm wafer» = «tấm Wafer». */
export async function glossaryId(term: string): Promise<GlossaryId> {
  return `g:${await sha256Hex(key(term))}` as GlossaryId;
}

/** The id of an article: a hash of its canonical address. */
export async function articleId(url: string): Promise<ArticleId> {
  return `a:${await sha256Hex(url)}` as ArticleId;
}

/** A fresh id for a correction, made by whoever asks, so that asking twice is harmless. */
export function newCorrectionId(): CorrectionId {
  return `c:${crypto.randomUUID()}` as CorrectionId;
}

/** A fresh id for a note, made by whoever asks, so that asking twice is harmless. */
export function newNoteId(): NoteId {
  return `n:${crypto.randomUUID()}` as NoteId;
}

/**
 * Under what an entity is the same in every article: its knowledge entry, else its kind and its folded name. «FPT» the company
 * is not «FPT» the product.
 */
export function entityKey({ kind, name, entry }: { kind: EntityKind; name: string; entry?: string }): string {
  return entry === undefined ? `${kind}:${key(name)}` : `k:${entry}`;
}

const OWN_KEY = /^(company|organisation|person|product):/;

/** The kind and the folded name of an entity that its key says; undefined where it is known by its knowledge entry alone. */
export function saidByKey(entity: string): { kind: EntityKind; name: string } | undefined {
  const kind = OWN_KEY.exec(entity)?.[1] as EntityKind | undefined;
  return kind && { kind, name: entity.slice(kind.length + 1) };
}
