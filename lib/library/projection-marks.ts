import { changeMarks } from '@/lib/library/change-marks';

/** The tables that are projected. */
export const PROJECTED = ['glossary', 'corrections'] as const;

/** What the marks of all tables begin with in `meta`. */
export const MARK = 'changed ';

/** What the marks of the rows of a table begin with; the id of the row follows. */
export function markOf(table: string): string {
  return `${MARK}${table} `;
}

/** Marks every row of a projected table that is written or deleted; the same mark never stands twice. */
export const projectionMarks = changeMarks(
  'projection marks',
  'meta',
  Object.fromEntries(
    PROJECTED.map((table) => [
      table,
      (keys) => {
        const value = crypto.randomUUID();
        return keys.map((id) => ({ key: `${markOf(table)}${id}`, value }));
      },
    ]),
  ),
);
