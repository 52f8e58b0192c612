import { useState } from 'preact/hooks';
import { Answer, useAnswer } from '@/components/sync/Answer';
import type { PlaceFields, SyncActs } from '@/components/sync/acts';
import { NewPassphrase } from '@/components/sync/NewPassphrase';
import { PassphraseField, PassphraseForm } from '@/components/sync/PassphraseField';
import { PlaceForm } from '@/components/sync/PlaceForm';
import type { Words } from '@/lib/locale';

interface SyncSetupProps {
  readonly t: Words;
  readonly acts: SyncActs;
}

/** Setting up: where, tried; then the passphrase, a new one or the one that is there; then it runs. */
export function SyncSetup({ t, acts }: SyncSetupProps) {
  const [found, setFound] = useState<{ place: PlaceFields; isNew: boolean }>();
  const [first, setFirst] = useState<PlaceFields>({ kind: 'webdav' });
  const [paired, setPaired] = useState<{ passphrase: string; vault: string }>();
  if (found)
    return (
      <Joining
        t={t}
        acts={acts}
        {...found}
        typed={paired?.passphrase ?? ''}
        onBack={() => {
          setFirst(found.place);
          setFound(undefined);
        }}
      />
    );
  const test = async (place: PlaceFields) => {
    const tested = await acts.test(place, paired?.vault);
    if (tested.kind === 'ready') setFound({ place, isNew: tested.isNew });
    return tested;
  };
  return (
    <>
      <p>{t('sync.off')}</p>
      {!acts.chooseFolder && <p class="source">{t('sync.noFolder')}</p>}
      <PlaceForm key={JSON.stringify(first)} t={t} acts={acts} first={first} submit="sync.test" onSubmit={test} />
      <PairingForm
        t={t}
        acts={acts}
        onRead={(place, read) => {
          setFirst(place);
          setPaired(read);
        }}
      />
    </>
  );
}

interface JoiningProps extends SyncSetupProps {
  readonly place: PlaceFields;
  readonly isNew: boolean;
  readonly typed: string;
  onBack(): void;
}

function Joining({ t, acts, place, isNew, typed, onBack }: JoiningProps) {
  const [name, setName] = useState(acts.deviceName);
  const [asked, wait] = useAnswer();
  const join = (passphrase: string) => wait(acts.join(place, passphrase, name.trim() || acts.deviceName, isNew));
  return (
    <section class="draft-step">
      <p role="status">{t(isNew ? 'sync.found.new' : 'sync.found.vault')}</p>
      <label class="field">
        {t('sync.deviceName')}
        <input
          class="text-input"
          name="device"
          maxLength={60}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      {isNew ? (
        <>
          <NewPassphrase
            t={t}
            acts={acts}
            where={whereOf(place)}
            submit="sync.start"
            working={asked.working}
            onSubmit={join}
          />
          <Answer t={t} asked={asked} />
        </>
      ) : (
        <PassphraseForm t={t} first={typed} submit="sync.joinThis" asked={asked} onSubmit={join} />
      )}
      <div class="actions">
        <button type="button" class="text" onClick={onBack}>
          {t('sync.back')}
        </button>
      </div>
    </section>
  );
}

interface PairingFormProps extends SyncSetupProps {
  onRead(place: PlaceFields, read: { readonly passphrase: string; readonly vault: string }): void;
}

/** The text that another device made: it fills the form, so that the browser can be asked for its origin in a click. */
function PairingForm({ t, acts, onRead }: PairingFormProps) {
  const [text, setText] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [asked, wait] = useAnswer();
  const take = async () => {
    const read = await acts.readPairing(text, passphrase);
    if (read.kind !== 'place') return read;
    onRead(read.place, { passphrase, vault: read.vault });
    return { kind: 'done' } as const;
  };
  return (
    <details>
      <summary>{t('sync.pair.have')}</summary>
      <form
        class="draft"
        onSubmit={(event) => {
          event.preventDefault();
          wait(take());
        }}
      >
        <label class="field">
          {t('sync.pair.text')}
          <textarea name="pairing" required value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <PassphraseField t={t} name="pairing-passphrase" required value={passphrase} onInput={setPassphrase} />
        <div class="actions">
          <button type="submit" class="main" disabled={asked.working}>
            {t(asked.working ? 'sync.working' : 'sync.pair.read')}
          </button>
        </div>
        <Answer t={t} asked={asked} done="sync.pair.done" />
      </form>
    </details>
  );
}

/** Where a place is, in one line. */
function whereOf({ kind, url = '', bucket, prefix = '' }: PlaceFields): string {
  return kind === 's3' ? `${url} ${bucket}/${prefix}` : url;
}
