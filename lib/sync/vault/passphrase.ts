import list from '@/assets/passphrase/words.txt?raw';
import { plain } from '@/lib/text/fold';

/** How many words a generated passphrase has. */
const WORDS = 6;
const SHORTEST = 16;
const FEWEST_CHARACTERS = 8;
/** What guessers try first: worth nothing, wherever it stands. */
const USUAL =
  /(?:mat ?khau|pass ?word|passphrase|qwertyuiop|qwerty|chu ?giai|i ?love ?you|anh ?yeu ?em|em ?yeu ?anh|viet ?nam|admin|abc)/g;

let words: ReadonlyMap<string, string> | undefined;

/** The words of generated passphrases by their form without diacritics, each of two syllables: «banh mi» → «bánh mì». */
export function passphraseWords(): ReadonlyMap<string, string> {
  words ??= readWords(list);
  return words;
}

/** Bits of a generated passphrase: its words are drawn alike, so that 2,048 of them would make 66. */
export function passphraseBits(): number {
  return WORDS * Math.log2(passphraseWords().size);
}

/** A fresh passphrase of six words: «bánh mì sông sâu …». */
export function generatePassphrase(): string {
  const choice = [...passphraseWords().values()];
  return Array.from({ length: WORDS }, () => choice[below(choice.length)]).join(' ');
}

/** The one form in which a passphrase is used: NFKC, ends trimmed, any run of spaces one space. */
export function normalisePassphrase(typed: string): string {
  return typed.normalize('NFKC').trim().replace(/\s+/g, ' ');
}

/**
 * What to try for a passphrase as it was typed: itself, and where it is made of our words without (or with other) diacritics,
 * those words as they were shown. «banh mi song sau …» opens what «bánh mì sông sâu …» closed. Nothing for an empty one.
 */
export function spellings(typed: string): string[] {
  const normal = normalisePassphrase(typed);
  if (normal === '') return [];
  const syllables = plain(normal).split(' ');
  const pairs = Array.from({ length: Math.ceil(syllables.length / 2) }, (_, index) =>
    passphraseWords().get(syllables.slice(index * 2, index * 2 + 2).join(' ')),
  );
  const shown = pairs.includes(undefined) ? normal : pairs.join(' ');
  return shown === normal ? [normal] : [normal, shown];
}

/**
 * Whether a passphrase of the reader's own is too weak to keep out someone who has the files and time: too short, too few
 * different characters, a run (1234…), a repetition, or one of the usual ones with something around it.
 */
export function isWeak(typed: string): boolean {
  const text = plain(normalisePassphrase(typed)).replace(USUAL, '');
  const units = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  if (units.length < SHORTEST || new Set(units).size < FEWEST_CHARACTERS) return true;
  const runs = units.filter((unit, index) => index > 0 && Math.abs(unit - (units[index - 1] ?? 0)) <= 1).length;
  const digits = units.filter((unit) => unit >= 48 && unit <= 57).length;
  return runs * 2 >= units.length || digits * 4 >= units.length * 3 || period(units) * 2 <= units.length;
}

/** The length of the shortest block that, repeated, gives the text (its last time perhaps in part): Knuth–Morris–Pratt's table. */
function period(units: readonly number[]): number {
  const borders = [0];
  for (let index = 1, border = 0; index < units.length; index += 1) {
    while (border > 0 && units[index] !== units[border]) border = borders[border - 1] ?? 0;
    if (units[index] === units[border]) border += 1;
    borders.push(border);
  }
  return units.length - (borders.at(-1) ?? 0);
}

/** A number below a limit, each alike: what lies above the last whole multiple is drawn again. */
function below(limit: number): number {
  const most = Math.floor(2 ** 32 / limit) * limit;
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn < most) return drawn % limit;
  }
}

/** A line is a first syllable, a tab, and what may follow it. */
function readWords(text: string): Map<string, string> {
  const words = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [first, rest] = line.split('\t');
    if (!first || !rest || line.startsWith('#')) continue;
    for (const second of rest.split(' ')) words.set(plain(`${first} ${second}`), `${first} ${second}`);
  }
  return words;
}
