import { useState } from 'preact/hooks';
import type { Place, SyncActs } from '@/components/sync/acts';
import { NewPassphrase } from '@/components/sync/NewPassphrase';
import { PlaceForm } from '@/components/sync/PlaceForm';
import { Problem, problemOf } from '@/components/sync/Problem';
import type { Words } from '@/lib/locale';

interface SyncSetupProps {
  readonly t: Words;
  readonly acts: SyncActs;
}

/** Setting up: where, tried; then the passphrase, a new one or the one that is there; then it runs. */
export function SyncSetup({ t, acts }: SyncSetupProps) {
  const [found, setFound] = useState<{ place: Place; isNew: boolean }>();
  const [first, setFirst] = useState<Place>({ kind: 'webdav' });
  const [passphrase, setPassphrase] = useState('');
  if (found)
    return (
      <Joining
        t={t}
        acts={acts}
        {...found}
        typed={passphrase}
        onBack={() => {
          setFirst(found.place);
          setFound(undefined);
        }}
      />
    );
  const test = async (place: Place) => {
    const tested = await acts.test(place);
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
        onRead={(settings, typed) => {
          setFirst(settings);
          setPassphrase(typed);
        }}
      />
    </>
  );
}

interface JoiningProps extends SyncSetupProps {
  readonly place: Place;
  readonly isNew: boolean;
  readonly typed: string;
  onBack(): void;
}

function Joining({ t, acts, place, isNew, typed, onBack }: JoiningProps) {
  const [name, setName] = useState(acts.deviceName);
  const [passphrase, setPassphrase] = useState(typed);
  const [step, setStep] = useState<{ working: boolean; problem?: ReturnType<typeof problemOf> }>({ working: false });
  const join = (chosen: string) => {
    setStep({ working: true });
    acts.join(place, chosen, name.trim() || acts.deviceName, isNew).then(
      (answer) => setStep({ working: false, problem: problemOf(answer) }),
      () => setStep({ working: false, problem: 'offline' }),
    );
  };
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
        <NewPassphrase
          t={t}
          acts={acts}
          where={whereOf(place)}
          submit="sync.start"
          working={step.working}
          onSubmit={join}
        />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            join(passphrase);
          }}
        >
          <label class="field">
            {t('sync.passphrase')}
            <input
              class="text-input"
              name="passphrase"
              autocomplete="off"
              spellcheck={false}
              required
              value={passphrase}
              onInput={(event) => setPassphrase(event.currentTarget.value)}
            />
          </label>
          <div class="actions">
            <button type="submit" class="main" disabled={step.working}>
              {t(step.working ? 'sync.working' : 'sync.joinThis')}
            </button>
          </div>
        </form>
      )}
      <Problem t={t} kind={step.problem} />
      <div class="actions">
        <button type="button" class="text" onClick={onBack}>
          {t('sync.back')}
        </button>
      </div>
    </section>
  );
}

interface PairingFormProps extends SyncSetupProps {
  onRead(settings: Place, passphrase: string): void;
}

/** The text that another device made: it fills the form, so that the browser can be asked for its origin in a click. */
function PairingForm({ t, acts, onRead }: PairingFormProps) {
  const [text, setText] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [step, setStep] = useState<'start' | 'working' | 'read' | 'not-a-pairing' | 'refused'>('start');
  const read = async (event: Event) => {
    event.preventDefault();
    setStep('working');
    const paired = await acts.readPairing(text, passphrase);
    if (paired.kind !== 'settings') return setStep(paired.kind);
    setStep('read');
    onRead(paired.settings, passphrase);
  };
  return (
    <details>
      <summary>{t('sync.pair.have')}</summary>
      <form class="draft" onSubmit={read}>
        <label class="field">
          {t('sync.pair.text')}
          <textarea name="pairing" required value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <label class="field">
          {t('sync.passphrase')}
          <input
            class="text-input"
            autocomplete="off"
            spellcheck={false}
            required
            value={passphrase}
            onInput={(event) => setPassphrase(event.currentTarget.value)}
          />
        </label>
        <div class="actions">
          <button type="submit" class="main" disabled={step === 'working'}>
            {t(step === 'working' ? 'sync.working' : 'sync.pair.read')}
          </button>
        </div>
        {step === 'read' && <p role="status">{t('sync.pair.done')}</p>}
        {(step === 'not-a-pairing' || step === 'refused') && (
          <p class="error" role="alert">
            {t(`sync.pair.${step}`)}
          </p>
        )}
      </form>
    </details>
  );
}

/** Where a place is, in one line. */
function whereOf({ kind, url = '', bucket, prefix = '' }: Place): string {
  return kind === 's3' ? `${url} ${bucket}/${prefix}` : url;
}
