import type { Word } from '@/lib/analysis/words';

/**
 * What the features of a word say, in the order in which `lib/analysis/recogniser/features.ts` adds them. `{0}` is the word itself, `{-1}` and
 * `{1}` its neighbours; `{shape}` its capitals, small letters and figures.
 */
export const TEMPLATES = [
  'every word',
  'word {0}',
  'word before {-1}',
  'word behind {1}',
  'two before {-2}',
  'two behind {2}',
  'pair {-1} {0}',
  'pair {0} {1}',
  'between {-1} and {1}, shape {shape}',
  'shape {shape}, place in sentence and title',
  'shapes of it and the word before',
  'shapes of it and the word behind',
  'shapes of three',
  'shapes of five',
  'first three letters of {0}, shape',
  'last three letters of {0}, shape',
  'behind {-1}, shape {shape}',
  'before {1}, shape {shape}',
  'behind {-2} {-1}, shape {shape}',
  'before {1} {2}, shape {shape}',
  'the rules here',
  'the rules here and before',
  'the rules here and behind',
  'the rules here, shape, place in sentence',
  'the rules here, word {0}',
  'the rules here, place in the run of capitals',
  'the rules here, word left of the run',
  'the rules here, word right of the run',
  'the knowledge here',
  'the knowledge before, here and behind',
  'the knowledge and the rules here, place in the run',
  'the knowledge here, cues before the run',
  'lists of people’s names, shape',
  'lists of people’s names before, here and behind',
  'lists of people’s names, place in the run, cues before it',
  'place in the run, shape {shape}',
  'word left of the run, place in it',
  'word right of the run, place in it',
  'words left and right of the run',
  'cues before the run, place in it, shape',
  'cues behind the run, place in it, shape',
  'cues before and behind the run, place in it',
  'the same run elsewhere in the article, place in it',
  'the same run elsewhere, the rules here, shape',
  'word {0}, shape, place in sentence',
  'cues and terms that it is part of, shape',
  'cues and terms that it is part of, the rules here',
  'cues and terms before, here and behind',
  'cues and terms that it is part of, shapes of it and the word before',
  'cues and terms that it is part of, place in the run and in the sentence',
] as const;

/** A feature of a word, with the words it is made of. */
export function templateOf(number: number, words: readonly Word[], at: number): string {
  const template: string = TEMPLATES[number] ?? `feature ${number}`;
  return template
    .replace('{shape}', outline(words[at]?.text ?? ''))
    .replace(/\{(-?\d)\}/g, (_, offset) => `«${words[at + Number(offset)]?.text ?? '¶'}»`);
}

function outline(text: string): string {
  return text
    .replace(/\p{Lu}{2,}/gu, 'B')
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{Ll}+/gu, 'a')
    .replace(/\d+/g, '0');
}
