import { KeyList } from '@/components/KeyList';
import type { WordKey, Words } from '@/lib/locale';

/** A key of the browser's that does something of ours. */
export interface BrowserKey {
  /** The command's name, as the manifest has it. */
  readonly name: string;
  /** As the browser writes it: «Alt+L»; empty where it has none. */
  readonly shortcut: string;
}

interface KeysSectionProps {
  readonly t: Words;
  /** Empty where the browser knows no such keys, as Firefox for Android. */
  readonly keys: readonly BrowserKey[];
  /** Opens the browser's own page for them; absent where there is none. */
  readonly onChange?: (() => void) | undefined;
}

const DOES: Readonly<Record<string, WordKey>> = {
  _execute_action: 'keys.popup',
  'next-mark': 'keys.next',
  'previous-mark': 'keys.previous',
  'keep-selection': 'keep.passage',
};

/** The keys: those of the browser, which can be changed there, with a word where one may clash; and those of the cards. */
export function KeysSection({ t, keys, onChange }: KeysSectionProps) {
  const known = keys.flatMap(({ name, shortcut }) => {
    const does = DOES[name];
    return does ? [{ does, shortcut }] : [];
  });
  return (
    <section id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{t('keys.title')}</h2>
      {known.length > 0 && (
        <>
          <h3>{t('keys.anywhere')}</h3>
          <dl class="key-list">
            {known.map(({ does, shortcut }) => [
              <dt key={does}>{shortcut ? <kbd>{shortcut}</kbd> : <span class="source">{t('keys.none')}</span>}</dt>,
              <dd key={`${does}=`}>
                {t(does)}
                {mayClash(shortcut) && <span class="clash">{t('keys.clash')}</span>}
              </dd>,
            ])}
          </dl>
          {onChange && (
            <button type="button" class="text" onClick={onChange}>
              {t('keys.change')}
            </button>
          )}
        </>
      )}
      <h3>{t('keys.inCard')}</h3>
      <KeyList t={t} />
    </section>
  );
}

/** Alt+Shift and Ctrl+Shift switch the input language on many Windows machines, Alt+Z UniKey. */
function mayClash(shortcut: string): boolean {
  return /^(?:(?:Alt|Ctrl)\+Shift\+|Alt\+Z$)/.test(shortcut);
}
