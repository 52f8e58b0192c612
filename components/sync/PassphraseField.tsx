import { useState } from 'preact/hooks';
import { Answer, type Asked } from '@/components/sync/Answer';
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
  readonly asked: Asked;
  onSubmit(passphrase: string): void;
}

/** The passphrase that there is, what is done with it and what came of that. */
export function PassphraseForm({ t, first = '', submit, asked, onSubmit, ...field }: PassphraseFormProps) {
  const [passphrase, setPassphrase] = useState(first);
  return (
    <form
      class="passphrase-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(passphrase);
      }}
    >
      <PassphraseField {...field} t={t} required value={passphrase} onInput={setPassphrase} />
      <div class="actions">
        <button type="submit" class="main" disabled={asked.working}>
          {t(asked.working ? 'sync.working' : submit)}
        </button>
      </div>
      <Answer t={t} asked={asked} />
    </form>
  );
}
