import { useState } from 'preact/hooks';
import type { WordKey, Words } from '@/lib/locale';

interface PassphraseFieldProps {
  readonly t: Words;
  readonly label?: WordKey;
  readonly name?: string;
  readonly required?: boolean;
  readonly value: string;
  onInput(passphrase: string): void;
}

/** Where a passphrase is typed: in sight, since six words are long; the browser neither keeps nor corrects them. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { t, label = 'sync.passphrase', name = 'passphrase', required = false, value, onInput } = props;
  return (
    <label class="field">
      {t(label)}
      <input
        class="text-input"
        name={name}
        autocomplete="off"
        spellcheck={false}
        required={required}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}

interface PassphraseFormProps extends Pick<PassphraseFieldProps, 't' | 'label' | 'name'> {
  /** What stands in the field at first. */
  readonly first?: string;
  readonly submit: WordKey;
  readonly working: boolean;
  onSubmit(passphrase: string): void;
}

/** The passphrase that there is, and what is done with it. */
export function PassphraseForm({ t, first = '', submit, working, onSubmit, ...field }: PassphraseFormProps) {
  const [passphrase, setPassphrase] = useState(first);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(passphrase);
      }}
    >
      <PassphraseField {...field} t={t} required value={passphrase} onInput={setPassphrase} />
      <div class="actions">
        <button type="submit" class="main" disabled={working}>
          {t(working ? 'sync.working' : submit)}
        </button>
      </div>
    </form>
  );
}
