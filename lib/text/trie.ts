import { type Lexicon, numberIn } from '@/lib/text/lexicon';
import type { Token } from '@/lib/text/tokens';

/**
 * Forms of several words, each word by its number (lexicon.ts), as one trie laid out in arrays: what the build writes and a background loads
 * without building anything. Places are numbered level by level from the beginning, 0, so that the place behind edge `e` is `e + 1`
 * and needs no column.
 */
export interface PackedTrie {
  /** By edge: the word it reads. The edges of one place stand together, in order of their words. */
  readonly edges: Uint32Array;
  /** By place: its first edge; one more at the end. */
  readonly firstEdge: Uint32Array;
  /** The forms that end at the places, place by place, by their index among those that were packed. */
  readonly forms: Uint32Array;
  /** By place: the first of its forms; one more at the end. */
  readonly firstForm: Uint32Array;
}

/** A trie to be walked word by word. */
export interface Trie {
  /** The place behind a word; 0 where none leads on, as behind an unknown word, which is number 0. */
  follow(place: number, word: number): number;
  /** All forms that end at the place, by their indexes. */
  formsAt(place: number): Uint32Array;
  /** The longest form that begins at token `at`: how many tokens it covers, and the indexes of all forms written so; undefined where none does. */
  longest(tokens: readonly Token[], at: number): { readonly length: number; readonly forms: Uint32Array } | undefined;
}

interface Place {
  readonly next: Map<number, Place>;
  readonly forms: number[];
}

/** Packs forms, each the keys of its words, all of the lexicon; the same form may come twice. An empty one is never found. */
export function packTrie(forms: readonly (readonly string[])[], { numberOf }: Lexicon): PackedTrie {
  const root: Place = { next: new Map(), forms: [] };
  forms.forEach((form, index) => {
    let place = root;
    for (const word of form.map(numberOf)) {
      const next = place.next.get(word) ?? { next: new Map(), forms: [] };
      place.next.set(word, next);
      place = next;
    }
    if (place !== root) place.forms.push(index);
  });
  const packed = { edges: [] as number[], firstEdge: [0], forms: [] as number[], firstForm: [0] };
  const queue = [root];
  for (let place = queue[0], at = 0; place; at += 1, place = queue[at]) {
    const next = [...place.next].sort(([a], [b]) => a - b);
    for (const [word, behind] of next) {
      packed.edges.push(word);
      queue.push(behind);
    }
    packed.forms.push(...place.forms);
    packed.firstEdge.push(packed.edges.length);
    packed.firstForm.push(packed.forms.length);
  }
  return {
    edges: Uint32Array.from(packed.edges),
    firstEdge: Uint32Array.from(packed.firstEdge),
    forms: Uint32Array.from(packed.forms),
    firstForm: Uint32Array.from(packed.firstForm),
  };
}

/** Makes a packed trie ready to be walked, which takes next to no time. */
export function trie({ edges, firstEdge, forms, firstForm }: PackedTrie, words: Lexicon): Trie {
  // By number of a word: the place behind it from the beginning, where most walks end.
  const heads = new Uint32Array(words.size + 1);
  for (let edge = 0; edge < (firstEdge[1] ?? 0); edge += 1) heads[edges[edge] as number] = edge + 1;
  const follow = (place: number, word: number): number => {
    if (place === 0) return heads[word] as number;
    const end = firstEdge[place + 1] as number;
    let low = firstEdge[place] as number;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edges[middle] as number) < word) low = middle + 1;
      else high = middle;
    }
    return low < end && edges[low] === word ? low + 1 : 0;
  };
  const formsAt = (place: number) => forms.subarray(firstForm[place], firstForm[place + 1]);
  return {
    follow,
    formsAt,
    longest(tokens, at) {
      let found = 0;
      let length = 0;
      let place = follow(0, numberIn(words, tokens[at]));
      for (let i = at + 1; place !== 0; i += 1) {
        if (firstForm[place] !== firstForm[place + 1]) {
          found = place;
          length = i - at;
        }
        place = follow(place, numberIn(words, tokens[i]));
      }
      return found === 0 ? undefined : { length, forms: formsAt(found) };
    },
  };
}
