/**
 * A stretch of one article text: UTF-16 offsets, `end` exclusive.
 *
 * Example: in «Ông Lee nói», `{ start: 4, end: 7 }` is «Lee».
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** True where two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True where `inner` lies wholly within `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
