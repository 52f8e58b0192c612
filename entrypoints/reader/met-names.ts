import type { Entity } from '@/lib/analysis/analysis';
import { entityKey } from '@/lib/library/identity';

/** Which names of an article the reader has met in another one. */
export interface MetNames {
  /** Asks for those that were not asked for yet. */
  look(entities: readonly Entity[]): void;
  /** False until it is known. */
  isNew(entity: Entity | undefined): boolean;
}

/** Asks for each name once; tells when an answer has come. Where none comes every name is new: too many marks are better than too few. */
export function openMetNames(
  metBefore: (keys: readonly string[]) => Promise<readonly string[]>,
  changed: () => void,
): MetNames {
  /** Undefined while it is asked for. */
  const found = new Map<string, boolean | undefined>();
  return {
    look(entities) {
      const keys = [...new Set(entities.map(entityKey))].filter((key) => !found.has(key));
      if (keys.length === 0) return;
      for (const key of keys) found.set(key, undefined);
      metBefore(keys)
        .catch(() => [])
        .then((met) => {
          const known = new Set(met);
          for (const key of keys) found.set(key, known.has(key));
          changed();
        });
    },
    isNew: (entity) => entity !== undefined && found.get(entityKey(entity)) === false,
  };
}
