/**
 * A passage by its words and the words beside it: the truth of a target. `exact` is the page's own text, never rewritten.
 * W3C Web Annotation Data Model, 4.2.4.
 */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * Where a passage stood when it was kept: only a hint. `end` is exclusive. Counted in UTF-16 code units, as every offset here;
 * the W3C (4.2.5) counts characters, so it is converted on export and import.
 */
export interface TextPositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
}

/** A passage of one source (the address of its article), by its words first and then by its place. */
export interface Target {
  readonly source: string;
  readonly selector: readonly [TextQuoteSelector, TextPositionSelector];
}
