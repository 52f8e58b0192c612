import type { Correction } from '@/lib/library/records';

const LONGEST_FORM = 300;

/** Reads a correction that came by message, field by field; undefined where it is none. */
export function parseCorrection(value: unknown): Correction | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, kind, form, scope, url, createdAt } = value as Record<string, unknown>;
  if (typeof id !== 'string' || !/^c:[0-9a-f-]{36}$/.test(id) || kind !== 'not-a-name') return undefined;
  if (typeof form !== 'string' || form === '' || form.length > LONGEST_FORM) return undefined;
  if (scope !== 'article' && scope !== 'everywhere') return undefined;
  if (typeof createdAt !== 'number' || !Number.isFinite(createdAt)) return undefined;
  return {
    id: id as Correction['id'],
    kind,
    form,
    scope,
    ...(scope === 'article' && typeof url === 'string' ? { url } : {}),
    createdAt,
  };
}
