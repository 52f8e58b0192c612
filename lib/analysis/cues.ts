import type { Cue } from '@/lib/analysis/knowledge';
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

/** A word on the way through cues: the classes of the cues that end here, those of all that go on from here too, and the words behind. */
interface Node {
  ends: number;
  below: number;
  readonly next: Map<string, Node>;
}

/** The bits of a number. */
const MOST_CLASSES = 32;

/** Makes the cue lexicon ready for questions: its words forwards and backwards as tries that all classes share. */
export function cueIndex(cues: readonly Cue[]): CueIndex {
  const classes = new Map<string, CueClass>();
  const forwards = node();
  const backwards = node();
  for (const { class: name, form, position = '' } of cues) {
    const { positions, bit } = classes.get(name) ?? { positions: new Map<string, string>(), bit: 1 << classes.size };
    classes.set(name, { positions, bit });
    if (classes.size > MOST_CLASSES) throw new Error(`more than ${MOST_CLASSES} classes of cues`);
    positions.set(form, position);
    const parts = form.split(' ');
    add(forwards, parts, bit);
    add(backwards, parts.reverse(), bit);
  }
  /** How many words the longest way covers that ends with the class, from a token on, one step after the other. */
  const longest = (root: Node, name: string, tokens: readonly Token[], at: number, step: 1 | -1) => {
    const bit = classes.get(name)?.bit ?? 0;
    let found = 0;
    let place: Node | undefined = root;
    for (let n = 0; place && (place.below & bit) !== 0; n += 1) {
      if ((place.ends & bit) !== 0) found = n;
      place = place.next.get(tokens[at + n * step]?.key ?? '');
    }
    return found;
  };
  return {
    opens: (word) => forwards.next.has(word),
    has: (name, form) => classes.get(name)?.positions.has(key(form)) === true,
    position: (name, form) => classes.get(name)?.positions.get(key(form)) || undefined,
    forms: (name) => [...(classes.get(name)?.positions.keys() ?? [])],
    longestAt: (name, tokens, at) => longest(forwards, name, tokens, at, 1),
    longestBefore: (name, tokens, at) => longest(backwards, name, tokens, at - 1, -1),
  };
}

function node(): Node {
  return { ends: 0, below: 0, next: new Map() };
}

function add(root: Node, words: readonly string[], bit: number): void {
  let place = root;
  place.below |= bit;
  for (const word of words) {
    const next = place.next.get(word) ?? node();
    place.next.set(word, next);
    next.below |= bit;
    place = next;
  }
  place.ends |= bit;
}
