import en from '@/assets/locales/en.json';
import vi from '@/assets/locales/vi.json';

/** Every message of the interface, by its key in assets/locales. */
export type WordKey = keyof typeof vi;

/** Says a message in the reader's language; `{name}` in it is replaced by the value of that name. */
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

const LOCALES: Record<'vi' | 'en', Readonly<Record<string, string>>> = { vi, en };

/**
 * The messages of one language, switched without a restart (the browser's own i18n cannot).
 * English has a second form for one thing: `key.one` is said where `n` is 1.
 */
export function words(language: 'vi' | 'en'): Words {
  const messages = LOCALES[language];
  return (key, values = {}) => {
    const message = (values.n === 1 ? messages[`${key}.one`] : undefined) ?? messages[key] ?? key;
    return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}
