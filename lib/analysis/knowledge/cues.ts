import type { Cue } from '@/lib/analysis/knowledge/knowledge';
import { key } from '@/lib/text/fold';
import type { Token } from '@/lib/text/tokens';

/** The cue lexicon, asked by class: is «cho biết» a speech verb, does «công ty» stand just before this name? */
export interface CueIndex {
  /** False where no cue of any class begins with this word (a key). */
  opens(word: string): boolean;
  /** True where the whole `form` (any case; compared by its key) is a cue of that class. */
  has(cueClass: string, form: string): boolean;
  /** How many tokens the longest cue of the class covers that begins at token `at`; 0 where none does. */
  longestAt(cueClass: string, tokens: readonly Token[], at: number): number;
  /** How many tokens the longest cue of the class covers that ends just before token `at`; 0 where none does. */
  longestBefore(cueClass: string, tokens: readonly Token[], at: number): number;
  /** The position column of a cue («before», «company»), where it has one. */
  position(cueClass: string, form: string): string | undefined;
  /** Every form of a class, as keys. */
  forms(cueClass: string): readonly string[];
}

interface CueClass {
  readonly positions: Map<string, string>;
  /** Its own bit among those of all classes. */
  readonly bit: number;
}

/** A word on the way through cues: the classes of the cues that end here, and the words behind. */
interface Node {
  ends: number;
  /** Most words are the last of their cue: a map for each would take longer to make than all else. */
  next?: Map<string, Node>;
}

/** The bits of a number. */
const MOST_CLASSES = 32;

/** Makes the cue lexicon ready for questions: its words forwards and backwards as tries that all classes share. */
export function cueIndex(cues: readonly Cue[]): CueIndex {
  const classes = new Map<string, CueClass>();
  const forwards: Node = { ends: 0 };
  const backwards: Node = { ends: 0 };
  for (const { class: name, form, position = '' } of cues) {
    const { positions, bit } = classes.get(name) ?? { positions: new Map<string, string>(), bit: 1 << classes.size };
    classes.set(name, { positions, bit });
    if (classes.size > MOST_CLASSES) throw new Error(`more than ${MOST_CLASSES} classes of cues`);
    positions.set(form, position);
    const parts = form.split(' ');
    add(forwards, parts, bit);
    add(backwards, parts.reverse(), bit);
  }
  const waysAt = ways(forwards, 1);
  const waysBefore = ways(backwards, -1);
  /** How many words the longest of some ways covers that ends a cue of the class. */
  const longest = (places: readonly Node[], name: string) => {
    const bit = classes.get(name)?.bit ?? 0;
    let length = places.length;
    while (length > 0 && ((places[length - 1] as Node).ends & bit) === 0) length -= 1;
    return length;
  };
  return {
    opens: (word) => forwards.next?.has(word) === true,
    has: (name, form) => classes.get(name)?.positions.has(key(form)) === true,
    position: (name, form) => classes.get(name)?.positions.get(key(form)) || undefined,
    forms: (name) => [...(classes.get(name)?.positions.keys() ?? [])],
    longestAt: (name, tokens, at) => longest(waysAt(tokens, at), name),
    longestBefore: (name, tokens, at) => longest(waysBefore(tokens, at - 1), name),
  };
}

/**
 * The places that the words from a token on lead to, one step after the other. The last answer is kept, for a place in a text is
 * asked for one class of cue after the other.
 */
function ways(root: Node, step: 1 | -1): (tokens: readonly Token[], at: number) => readonly Node[] {
  let lastTokens: readonly Token[] = [];
  let lastAt = -1;
  let last: readonly Node[] = NOWHERE;
  return (tokens, at) => {
    if (at === lastAt && tokens === lastTokens) return last;
    lastTokens = tokens;
    lastAt = at;
    const first = root.next?.get(tokens[at]?.key ?? '');
    last = first ? onwards(first, tokens, at + step, step) : NOWHERE;
    return last;
  };
}

const NOWHERE: readonly Node[] = [];

function onwards(first: Node, tokens: readonly Token[], from: number, step: 1 | -1): Node[] {
  const places = [first];
  let place = first.next?.get(tokens[from]?.key ?? '');
  for (let i = from + step; place; i += step) {
    places.push(place);
    place = place.next?.get(tokens[i]?.key ?? '');
  }
  return places;
}

function add(root: Node, words: readonly string[], bit: number): void {
  let place = root;
  for (const word of words) {
    place.next ??= new Map();
    let next = place.next.get(word);
    if (!next) {
      next = { ends: 0 };
      place.next.set(word, next);
    }
    place = next;
  }
  place.ends |= bit;
}
