import { key } from '@/lib/text/fold';
import { type Lexicon, numberIn } from '@/lib/text/lexicon';
import type { Token } from '@/lib/text/tokens';
import { type PackedTrie, trie } from '@/lib/text/trie';

/** The cue lexicon, asked by class: is «cho biết» a speech verb, does «công ty» stand just before this name? */
export interface CueIndex {
  /** False where no cue of any class begins with this token. */
  opens(token: Token): boolean;
  /** True where the whole `form` (any case; compared by its key) is a cue of that class. */
  has(cueClass: string, form: string): boolean;
  /** How many tokens the longest cue of the class covers that begins at token `at`; 0 where none does. */
  longestAt(cueClass: string, tokens: readonly Token[], at: number): number;
  /** How many tokens the longest cue of the class covers that ends just before token `at`; 0 where none does. */
  longestBefore(cueClass: string, tokens: readonly Token[], at: number): number;
  /** The position column of a cue («before», «company»), where it has one. */
  position(cueClass: string, form: string): string | undefined;
}

/** The cue lexicon, made ready when the extension is built. */
export interface PackedCues {
  /** The classes, in the order of their bits. */
  readonly classes: readonly string[];
  /** By cue: the place of its class among them. */
  readonly classOf: Uint32Array;
  readonly positions: readonly string[];
  /** By cue: the place of its position among them. */
  readonly positionOf: Uint32Array;
  /** Every cue from its first word on, and from its last word back, as tries that all classes share. */
  readonly forwards: PackedTrie;
  readonly backwards: PackedTrie;
}

/** Makes the packed cue lexicon ready for questions, which takes next to no time. */
export function cueIndex(
  { classes, classOf, positions, positionOf, ...tries }: PackedCues,
  lexicon: Lexicon,
): CueIndex {
  const bits = new Map(classes.map((name, i) => [name, 1 << i]));
  const forwards = walker(withClasses(tries.forwards, classOf), lexicon, bits, 1);
  const backwards = walker(withClasses(tries.backwards, classOf), lexicon, bits, -1);
  return {
    opens: (token) => forwards.follow(0, numberIn(lexicon, token)) !== 0,
    has: (name, form) => forwards.endsAt(name, forwards.placeOf(form)),
    position(name, form) {
      // Where one form of a class has two positions the later stands.
      const cue = forwards.formsAt(forwards.placeOf(form)).findLast((each) => classes[classOf[each] ?? -1] === name);
      return cue === undefined ? undefined : positions[positionOf[cue] ?? -1] || undefined;
    },
    longestAt: (name, tokens, at) => forwards.longest(name, tokens, at),
    longestBefore: (name, tokens, at) => backwards.longest(name, tokens, at - 1),
  };
}

/** A trie of cues, and of each place the classes, a bit each. */
interface CueTrie {
  readonly trie: PackedTrie;
  /** By place: the classes of the cues that end there. */
  readonly ends: Uint32Array;
  /** By place: the classes of the cues that end there or further on. */
  readonly leads: Uint32Array;
}

function withClasses(trie: PackedTrie, classOf: Uint32Array): CueTrie {
  const { firstEdge, firstForm, forms } = trie;
  const ends = new Uint32Array(firstForm.length - 1);
  const leads = new Uint32Array(firstForm.length - 1);
  // What lies behind a place has a higher number.
  for (let place = ends.length - 1; place >= 0; place -= 1) {
    let classes = 0;
    const lastForm = firstForm[place + 1] as number;
    for (let form = firstForm[place] as number; form < lastForm; form += 1)
      classes |= 1 << (classOf[forms[form] as number] as number);
    ends[place] = classes;
    const lastEdge = firstEdge[place + 1] as number;
    for (let edge = firstEdge[place] as number; edge < lastEdge; edge += 1) classes |= leads[edge + 1] as number;
    leads[place] = classes;
  }
  return { trie, ends, leads };
}

/** A trie of cues that is walked over tokens in one direction. */
function walker({ trie: packed, ends, leads }: CueTrie, lexicon: Lexicon, bits: Map<string, number>, step: 1 | -1) {
  const { follow, formsAt } = trie(packed, lexicon);
  return {
    follow,
    formsAt,
    endsAt: (name: string, place: number) => ((ends[place] ?? 0) & (bits.get(name) ?? 0)) !== 0,
    /** The place that a form leads to. */
    placeOf(form: string): number {
      let place = 0;
      for (const word of key(form).split(' ')) {
        place = follow(place, lexicon.numberOf(word));
        if (place === 0) return 0;
      }
      return place;
    },
    /** How many tokens the longest cue of the class covers, from a token on; a way that no cue of it lies on is left at once. */
    longest(name: string, tokens: readonly Token[], from: number): number {
      let place = follow(0, numberIn(lexicon, tokens[from]));
      if (place === 0) return 0;
      const bit = bits.get(name) ?? 0;
      let length = 0;
      for (let walked = 1; ((leads[place] as number) & bit) !== 0; walked += 1) {
        if (((ends[place] as number) & bit) !== 0) length = walked;
        place = follow(place, numberIn(lexicon, tokens[from + step * walked]));
        if (place === 0) break;
      }
      return length;
    },
  };
}
