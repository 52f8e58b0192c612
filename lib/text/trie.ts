import type { Token } from '@/lib/text/tokens';

/**
 * Forms of several words as one trie laid out in arrays of small numbers: what the build writes and a background loads without
 * building anything. Places are numbered level by level, so that the place behind edge `e` is `e + 1` and needs no column.
 */
export interface PackedTrie {
  /** Every word (a key) of the forms, those that a form begins with first, each joined to the next by a line break. */
  readonly words: string;
  /** By edge: the word it reads. The edges of one place stand together, in order of their words. */
  readonly edges: readonly number[];
  /** By place: how many edges lead on from it. */
  readonly branches: readonly number[];
  /** By place: how many forms end there. */
  readonly ends: readonly number[];
  /** The forms that end at the places, place by place, by their index among those that were packed. */
  readonly forms: readonly number[];
}

/** Forms looked up leftmost-longest at token borders. */
export interface Trie {
  /** The longest form that begins at token `at`: how many tokens it covers, and the indexes of all forms written so; undefined where none does. */
  longest(tokens: readonly Token[], at: number): { length: number; forms: readonly number[] } | undefined;
}

interface Place {
  readonly next: Map<string, Place>;
  readonly forms: number[];
}

/** Packs forms, each the keys of its words; the same form may come twice. An empty one is never found. */
export function packTrie(forms: readonly (readonly string[])[]): PackedTrie {
  const root: Place = { next: new Map(), forms: [] };
  forms.forEach((words, form) => {
    let place = root;
    for (const word of words) {
      const next = place.next.get(word) ?? { next: new Map(), forms: [] };
      place.next.set(word, next);
      place = next;
    }
    place.forms.push(form);
  });
  const numbers = new Map<string, number>();
  const numberOf = (word: string) => {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  };
  const packed = { edges: [] as number[], branches: [] as number[], ends: [] as number[], forms: [] as number[] };
  const queue = [root];
  for (let place = queue[0], at = 0; place; at += 1, place = queue[at]) {
    const next = [...place.next].map(([word, behind]) => ({ word: numberOf(word), behind }));
    next.sort((a, b) => a.word - b.word);
    packed.branches.push(next.length);
    packed.ends.push(place.forms.length);
    packed.forms.push(...place.forms);
    for (const { word, behind } of next) {
      packed.edges.push(word);
      queue.push(behind);
    }
  }
  return { words: [...numbers.keys()].join('\n'), ...packed };
}

/** Makes a packed trie ready for look-ups; linear in its size, and quick. */
export function trie({ words, edges, branches, ends, forms }: PackedTrie): Trie {
  const numbers = new Map<string, number>();
  if (words !== '') for (const word of words.split('\n')) numbers.set(word, numbers.size);
  const edgeWords = Uint32Array.from(edges);
  const formIndexes = Uint32Array.from(forms);
  const firstEdge = sumsBefore(branches);
  const firstForm = sumsBefore(ends);
  const heads = branches[0] ?? 0;
  /** The place behind `place` that a word leads to; 0, the root, where none does. */
  const follow = (place: number, word: number): number => {
    if (place === 0) return word < heads ? word + 1 : 0;
    let low = firstEdge[place] as number;
    let high = firstEdge[place + 1] as number;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edgeWords[middle] as number) < word) low = middle + 1;
      else high = middle;
    }
    return low < (firstEdge[place + 1] as number) && edgeWords[low] === word ? low + 1 : 0;
  };
  return {
    longest(tokens, at) {
      let place = 0;
      let found = 0;
      let length = 0;
      for (let i = at; i < tokens.length; i += 1) {
        const word = numbers.get(tokens[i]?.key ?? '');
        if (word === undefined) break;
        place = follow(place, word);
        if (place === 0) break;
        if (ends[place]) {
          found = place;
          length = i - at + 1;
        }
      }
      if (found === 0) return undefined;
      return { length, forms: [...formIndexes.subarray(firstForm[found], firstForm[found + 1])] };
    },
  };
}

/** Where the items of each of some groups begin, by the groups' sizes; one more at the end. */
function sumsBefore(sizes: readonly number[]): Uint32Array {
  const sums = new Uint32Array(sizes.length + 1);
  sizes.forEach((size, i) => {
    sums[i + 1] = (sums[i] ?? 0) + size;
  });
  return sums;
}
