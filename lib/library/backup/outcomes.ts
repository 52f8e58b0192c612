/** What a record of a file does to the library. `revived`: it comes out of the bin; `hidden`: nothing the reader sees. */
export const OUTCOMES = ['added', 'changed', 'revived', 'binned', 'same', 'hidden'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What is counted apart. */
export const KINDS = ['notes', 'terms', 'corrections', 'articles', 'kept', 'drafts'] as const;
export type Kind = (typeof KINDS)[number];
