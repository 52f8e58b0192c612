/** The parts of the peers that are used, as `bench-search.ts` gives them to the page. */
declare module 'virtual:search-peers' {
  export const MiniSearch: new (options: {
    fields: string[];
    processTerm: (term: string) => string;
    tokenize: (text: string) => string[];
  }) => {
    addAll(documents: readonly object[]): void;
    search(
      query: string,
      options: { prefix: (term: string, i: number, terms: string[]) => boolean; combineWith: 'AND' },
    ): unknown[];
  };
  export const FlexSearch: {
    Index: new (options: {
      tokenize: 'forward';
      encode: (text: string) => string[];
    }) => {
      add(id: number, text: string): void;
      search(query: string, options: { limit: number }): unknown[];
    };
  };
}
