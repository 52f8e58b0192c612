import type { ArticleText } from '@/lib/text/article-text';
import type { Span } from '@/lib/text/span';
import { readTable } from '../knowledge/tables';

const TABLES = {
  company: 'companies',
  person: 'people',
  product: 'products',
  organisation: 'organisations',
  place: 'places',
} as const;

/** Where the entries of the knowledge stand, as «file:line» by kind and id. */
export function entryPlaces(folder: string): Map<string, string> {
  const places = new Map<string, string>();
  for (const [kind, table] of Object.entries(TABLES))
    for (const { cells, place } of readTable(folder, table)) places.set(`${kind}/${cells[0]}`, place);
  return places;
}

/** A span's place as the annotation writes it: «p3:10–24», the title p−1, the lead p−2. */
export function spanPlace({ blocks }: ArticleText, { start, end }: Span): string {
  const block = blocks.find((each) => each.start <= start && start <= each.end);
  const rest = blocks.filter(({ role }) => role !== 'title' && role !== 'lead');
  const p = block?.role === 'title' ? -1 : block?.role === 'lead' ? -2 : block ? rest.indexOf(block) : 0;
  const from = block?.start ?? 0;
  return `p${p}:${start - from}–${end - from}`;
}

/** A span with some words of its line around, itself in brackets. */
export function inContext(text: string, { start, end }: Span): string {
  const before = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - AROUND), start);
  const behind = text.slice(end, end + AROUND).split('\n')[0] ?? '';
  const lead = before.length < AROUND ? before : `…${before.replace(/^\S*\s/, '')}`;
  const rest = behind.length < AROUND ? behind : `${behind.replace(/\s\S*$/, '')}…`;
  return `${lead}[${text.slice(start, end)}]${rest}`;
}

/** Characters shown on each side. */
const AROUND = 50;
