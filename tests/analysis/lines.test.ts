import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnowledgeEntry } from '@/lib/analysis/knowledge/knowledge';
import { entryLine, readEntry, readTerm, termLine } from '@/lib/analysis/knowledge/lines';
import { compileKnowledge } from '@/tools/knowledge/compile';

const { entries, terms } = compileKnowledge('assets/knowledge');

/** What a cell may hold: letters of all sorts, and no tab, break, semicolon or mark at its ends. */
const cell = fc
  .array(fc.constantFrom('Đ', 'ử', 'a', '1', '.', '-', ' ', '«', '😀', '~'), { minLength: 1, maxLength: 8 })
  .map((letters) => `x${letters.join('')}x`);
const named = fc
  .uniqueArray(cell, { minLength: 1, maxLength: 4 })
  .chain((forms) => fc.subarray(forms).map((ambiguous) => ({ forms, ...(ambiguous.length > 0 ? { ambiguous } : {}) })));
const facts = fc.record(
  {
    line: cell,
    founded: cell,
    founders: fc.array(cell, { minLength: 1, maxLength: 3 }),
    role: cell,
    asOf: cell,
    source: cell,
  },
  { requiredKeys: [] },
);

describe('entries and terms as lines', () => {
  it('come back as they were, whatever their cells hold', () => {
    fc.assert(
      fc.property(named, cell, facts, fc.constantFrom('vi', 'west', undefined), (forms, id, known, order) => {
        const entry: KnowledgeEntry = {
          id,
          kind: 'person',
          name: forms.forms[0] ?? '',
          ...forms,
          ...(order ? { order } : {}),
          facts: known,
        };
        expect(readEntry(entryLine(entry))).toEqual(entry);
      }),
    );
  });

  it('give back everything that the knowledge holds', () => {
    expect(entries.length).toBeGreaterThan(1000);
    expect(entries.map((entry) => readEntry(entryLine(entry)))).toEqual(entries);
    expect(terms.map((term) => readTerm(termLine(term)))).toEqual(terms);
  });
});
