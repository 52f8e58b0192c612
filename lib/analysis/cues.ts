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
  readonly positions: ReadonlyMap<string, string>;
  readonly longest: number;
  /** First and last words of its forms: most words are neither, and are asked no further. */
  readonly heads: ReadonlySet<string>;
  readonly tails: ReadonlySet<string>;
}

const NONE: CueClass = { positions: new Map(), longest: 0, heads: new Set(), tails: new Set() };

/** Makes the cue lexicon ready for questions; one Map a class, keyed by the words joined with one space. */
export function cueIndex(cues: readonly Cue[]): CueIndex {
  const classes = classesOf(cues);
  const classOf = (name: string) => classes.get(name) ?? NONE;
  const heads = new Set([...classes.values()].flatMap((each) => [...each.heads]));
  return {
    opens: (word) => heads.has(word),
    has: (name, form) => classOf(name).positions.has(key(form)),
    position: (name, form) => classOf(name).positions.get(key(form)) || undefined,
    forms: (name) => [...classOf(name).positions.keys()],
    longestAt(name, tokens, at) {
      const { positions, longest, heads } = classOf(name);
      if (!heads.has(tokens[at]?.key ?? '')) return 0;
      let words = '';
      let found = 0;
      for (let n = 1; n <= longest; n += 1) {
        const token = tokens[at + n - 1];
        if (!token) break;
        words = n === 1 ? token.key : `${words} ${token.key}`;
        if (positions.has(words)) found = n;
      }
      return found;
    },
    longestBefore(name, tokens, at) {
      const { positions, longest, tails } = classOf(name);
      if (!tails.has(tokens[at - 1]?.key ?? '')) return 0;
      let words = '';
      let found = 0;
      for (let n = 1; n <= longest; n += 1) {
        const token = tokens[at - n];
        if (!token) break;
        words = n === 1 ? token.key : `${token.key} ${words}`;
        if (positions.has(words)) found = n;
      }
      return found;
    },
  };
}

function classesOf(cues: readonly Cue[]): Map<string, CueClass> {
  const grouped = new Map<string, Map<string, string>>();
  for (const cue of cues) {
    const group = grouped.get(cue.class) ?? new Map<string, string>();
    grouped.set(cue.class, group);
    group.set(key(cue.form), cue.position ?? '');
  }
  const classes = new Map<string, CueClass>();
  for (const [name, positions] of grouped) {
    const forms = [...positions.keys()].map((form) => form.split(' '));
    classes.set(name, {
      positions,
      longest: Math.max(...forms.map((words) => words.length)),
      heads: new Set(forms.map((words) => words[0] ?? '')),
      tails: new Set(forms.map((words) => words.at(-1) ?? '')),
    });
  }
  return classes;
}
