import en from '@/assets/locales/en.json';
import vi from '@/assets/locales/vi.json';

/** Every message of the interface, by its key in assets/locales. */
export type WordKey = keyof typeof vi;

/** By whose conventions numbers and dates are written in each language of the interface (BCP 47). */
export const CONVENTIONS = { vi: 'vi-VN', en: 'en-GB' } as const;

/** Says a message in the reader's language; `{name}` in it is replaced by the value of that name. */
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

const LOCALES: Record<'vi' | 'en', Readonly<Record<string, string>>> = { vi, en };

/**
 * The messages of one language, switched without a restart (the browser's own i18n cannot).
 * English has a second form for one thing: `key.one` is said where `n` is 1. An `error` in a program's own words is said in the
 * reader's, where we know what it means. Numbers are written as the language writes them.
 *
 * Example: «The current transaction exceeded its quota limitations.» as «ổ đĩa đã đầy», 100000 as «100.000».
 */
export function words(language: 'vi' | 'en'): Words {
  const messages = LOCALES[language];
  return (key, values = {}) => {
    const message = (values.n === 1 ? messages[`${key}.one`] : undefined) ?? messages[key] ?? key;
    return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const given = values[name] ?? whole;
      const value = typeof given === 'number' ? given.toLocaleString(CONVENTIONS[language]) : given;
      const known = name === 'error' ? CAUSES.find(([pattern]) => pattern.test(value))?.[1] : undefined;
      return (known && messages[known]) ?? value;
    });
  };
}

/** What Chromium, Firefox and Dexie say where the disk is full or the database was closed, and we where no one answers, a note is not seen, something is too long or a term is there already. */
const CAUSES: readonly (readonly [RegExp, WordKey])[] = [
  [/quota|disk is full|no space left/i, 'cause.full'],
  [/database (?:has been|is|connection is) clos|DatabaseClosed/i, 'cause.closed'],
  [/nobody answered|receiving end does not exist|message (?:channel|port) closed|context invalidated/i, 'cause.silent'],
  [/^not in sight$/, 'cause.unseen'],
  [/too long$/, 'cause.long'],
  [/^term is there$/, 'cause.term'],
];
