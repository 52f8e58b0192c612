import { syllables } from './rouge';

/** A line that no summary should have, and why. */
interface Unsound {
  readonly line: string;
  readonly why: 'a fragment' | 'a credit' | 'a question' | 'a list line' | 'said twice';
}

const FEWEST = 6;
const TWICE = 0.7;

/**
 * The lines of a summary that are no whole sentence of the writer's, or say what an earlier line says. Judged by the line alone and
 * by other rules than the summariser's, so that they do not share a blind spot.
 */
export function unsound(lines: readonly string[]): Unsound[] {
  return lines.flatMap((line, i) => {
    const why = flaw(line) ?? (lines.slice(0, i).some((other) => isSame(other, line)) ? 'said twice' : undefined);
    return why ? [{ line, why }] : [];
  });
}

function flaw(line: string): Unsound['why'] | undefined {
  if (
    /^(?:ảnh|clip|video|nguồn|đồ họa|minh họa|xem|đọc|mời|tin liên quan|bài và ảnh|thực hiện|biên tập)(?:\s(?:thêm|tiếp|lại|ngay|minh họa|chụp màn hình))?\s?:/iu.test(
      line,
    )
  )
    return 'a credit';
  if (/(?:^|[\s(])(?:ảnh|nguồn|đồ họa|clip)\s?:/iu.test(line) || /^\(?(?:theo|nguồn)\s[^,]*\)?$/iu.test(line))
    return 'a credit';
  if (/[?？]["”»’)]*$/.test(line)) return 'a question';
  if (/^(?:[-–—•*+>]|\d{1,2}[.)]\s|[a-zđ][.)]\s)/u.test(line)) return 'a list line';
  if (!/[.!…]["”»’)]*$/.test(line) || /^\p{Ll}+\s/u.test(line)) return 'a fragment';
  return syllables(line).length < FEWEST ? 'a fragment' : undefined;
}

function isSame(a: string, b: string): boolean {
  const [x, y] = [new Set(syllables(a)), new Set(syllables(b))];
  let both = 0;
  for (const word of x) if (y.has(word)) both += 1;
  return both / Math.min(x.size, y.size) >= TWICE;
}
