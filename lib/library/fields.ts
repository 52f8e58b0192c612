import type { EntityKind } from '@/lib/analysis/analysis';
import type { Span } from '@/lib/text/span';

/** The fields of something from outside, each still unknown; none where it is no object. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Those of some fields that are strings and not empty. */
export function strings<Name extends string>(fields: Record<Name, unknown>): { [name in Name]?: string } {
  return readAs(fields, (value) => textOf(value) || undefined);
}

/** Those of some fields that can be read as something. */
export function readAs<Name extends string, T>(
  fields: Record<Name, unknown>,
  parse: (value: unknown) => T | undefined,
): { [name in Name]?: T } {
  const read = Object.entries(fields).map(([name, value]) => [name, parse(value)] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as { [name in Name]?: T };
}

/** A list read item by item; undefined where it is none or where one item cannot be read. */
export function listOf<T>(value: unknown, parse: (item: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: T[] = [];
  for (const item of value) {
    const parsed = parse(item);
    if (parsed === undefined) return undefined;
    items.push(parsed);
  }
  return items;
}

/** A string, also an empty one; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A span within a text of that length (UTF-16 units); undefined where it is none. */
export function parseSpan(value: unknown, length: number): Span | undefined {
  const { start, end } = fieldsOf(value);
  return isOffset(start) && isOffset(end) && start <= end && end <= length ? { start, end } : undefined;
}

const KINDS = new Set<unknown>(['company', 'organisation', 'person', 'product', 'place'] satisfies EntityKind[]);

/** True for one of the five kinds of named things. */
export function isEntityKind(value: unknown): value is EntityKind {
  return KINDS.has(value);
}

/** True for a string that a pattern knows. */
export function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}

/** True for a number that can be a time, in milliseconds since 1970. */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** True for an offset or a count. */
export function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
