import { quotationsAsAnki, termsAsAnki } from '@/lib/library/formats/anki';
import { notesAsCsv, termsAsCsv } from '@/lib/library/formats/csv';
import { fileName, notesAsFolder, termsAsMarkdown } from '@/lib/library/formats/markdown';
import { notesAsAnnotations, type TextOf } from '@/lib/library/formats/web-annotation';
import type { GlossaryEntry, Note } from '@/lib/library/records';

/** What can be written, and in which formats. One article is its notes. */
export const FORMATS = {
  notes: ['markdown', 'csv', 'json-ld'],
  quotations: ['markdown', 'csv', 'anki'],
  glossary: ['markdown', 'csv', 'anki'],
  article: ['markdown', 'csv', 'json-ld'],
} as const;
export type Exported = keyof typeof FORMATS;
export type Format = (typeof FORMATS)[Exported][number];

/** A file that is ready to be saved. */
export interface WrittenFile {
  readonly name: string;
  readonly type: string;
  readonly parts: readonly (string | Uint8Array<ArrayBuffer>)[];
}

/** Writes notes in one of the formats. */
export function writeNotes(title: string, format: Format, notes: readonly Note[], text: TextOf): WrittenFile {
  const name = fileName(title);
  if (format === 'csv') return { name: `${name}.csv`, type: 'text/csv', parts: [notesAsCsv(notes)] };
  if (format === 'anki') return { name: `${name}.txt`, type: 'text/plain', parts: [quotationsAsAnki(notes)] };
  if (format === 'json-ld')
    return { name: `${name}.jsonld`, type: 'application/ld+json', parts: [...notesAsAnnotations(notes, text)] };
  return { name: `${name}.zip`, type: 'application/zip', parts: [notesAsFolder(notes)] };
}

/** Writes the glossary in one of the formats. */
export function writeTerms(title: string, format: Format, terms: readonly GlossaryEntry[]): WrittenFile {
  const name = fileName(title);
  if (format === 'csv') return { name: `${name}.csv`, type: 'text/csv', parts: [termsAsCsv(terms)] };
  if (format === 'anki') return { name: `${name}.txt`, type: 'text/plain', parts: [termsAsAnki(terms)] };
  return { name: `${name}.md`, type: 'text/markdown', parts: [termsAsMarkdown(terms)] };
}
