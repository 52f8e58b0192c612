import type { Note } from '@/lib/library/records';

/** Where a passage stands in an article, for notes that a bench or a test makes up: the words with what stands around them. */
export function passage(source: string, exact: string, prefix = '', suffix = ''): Note['target'] {
  const start = prefix.length;
  return {
    source,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      { type: 'TextPositionSelector', start, end: start + exact.length },
    ],
  };
}
