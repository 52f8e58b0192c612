/**
 * Where a text contains a needle, overlapping places too, in order and at most so many. Linear in both lengths whatever they
 * hold (Knuth, Morris and Pratt 1977): `indexOf` is not, and a page may be built to make it slow.
 */
export function occurrences(text: string, needle: string, most: number): number[] {
  const found: number[] = [];
  if (needle === '' || needle.length > text.length) return found;
  const back = borders(needle);
  let matched = 0;
  for (let i = 0; i < text.length && found.length < most; i += 1) {
    const unit = text.charCodeAt(i);
    while (matched > 0 && needle.charCodeAt(matched) !== unit) matched = back[matched - 1] ?? 0;
    if (needle.charCodeAt(matched) === unit) matched += 1;
    if (matched < needle.length) continue;
    found.push(i + 1 - matched);
    matched = back[matched - 1] ?? 0;
  }
  return found;
}

/** For each beginning of the needle the length of its longest proper end that is a beginning too. */
function borders(needle: string): Int32Array {
  const back = new Int32Array(needle.length);
  let matched = 0;
  for (let i = 1; i < needle.length; i += 1) {
    const unit = needle.charCodeAt(i);
    while (matched > 0 && needle.charCodeAt(matched) !== unit) matched = back[matched - 1] ?? 0;
    if (needle.charCodeAt(matched) === unit) matched += 1;
    back[i] = matched;
  }
  return back;
}
