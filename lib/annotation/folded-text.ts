import { alike, isInvisible } from '@/lib/text/fold';
import type { Span } from '@/lib/text/span';

/**
 * A text as it is compared, and where each of its units stands in the text itself: NFC, typography and tones alike, invisible
 * characters gone, every run of white space one space. The case stays.
 */
export interface FoldedText {
  readonly text: string;
  /** The span of the original that a span of the folded text stands for; an empty one stands at its start. */
  original(span: Span): Span;
  /** The first folded offset that stands at or after an offset of the original. */
  folded(offset: number): number;
}

/** More marks than this on one letter are no writing: they are left as they are, so that normalising stays cheap. */
const MOST_MARKS = 16;
/** A letter's marks, and the later parts of a Korean syllable taken apart. */
const JOINS = /^[\p{M}\u1160-\u11FF]/u;

/**
 * Folds a text for comparing. Linear in its length; lone surrogates stay as they are.
 *
 * Example: «“Hoà Lạc” – 5 %» → «"Hòa Lạc" - 5 %».
 */
export function foldText(text: string): FoldedText {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const push = (folded: string, start: number, end: number) => {
    for (let i = 0; i < folded.length; i += 1) {
      units.push(folded.charAt(i));
      starts.push(start);
      ends.push(end);
    }
  };
  for (let at = 0; at < text.length; ) {
    const end = clusterEnd(text, at);
    const cluster = text.slice(at, end);
    if (cluster.trim() === '' && !isInvisible(cluster)) {
      if (units.at(-1) !== ' ') push(' ', at, end);
    } else if (cluster === '…') push('...', at, end);
    else if (isPlain(cluster)) push(cluster, at, end);
    else if (!isInvisible(cluster)) push(cluster.length > MOST_MARKS ? cluster : cluster.normalize('NFC'), at, end);
    at = end;
  }
  return {
    text: quotesAlike(alike(units.join(''))),
    original: (span) => {
      const start = starts[span.start] ?? text.length;
      return { start, end: span.end > span.start ? (ends[span.end - 1] ?? text.length) : start };
    },
    folded: (offset) => firstAtOrAfter(starts, offset),
  };
}

/** Single marks round words are quotes of another style; between letters («McDonald's») and behind digits (5') they are not. */
function quotesAlike(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])'|(?<=[^\s\d])'(?![\p{L}\p{N}])/gu, '"');
}

/** Where the letter at `at` ends with all its marks. */
function clusterEnd(text: string, at: number): number {
  let end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  while (text.charCodeAt(end) >= 0x300 && JOINS.test(text.slice(end, end + 2))) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return end;
}

/** Most of every text: one unit that is its own NFC form and never invisible. */
function isPlain(cluster: string): boolean {
  const code = cluster.charCodeAt(0);
  return cluster.length === 1 && code !== 0xad && (code < 0x300 || (code >= 0x1ea0 && code <= 0x1ef9));
}

function firstAtOrAfter(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
