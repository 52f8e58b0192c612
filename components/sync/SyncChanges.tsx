import { useState } from 'preact/hooks';
import type { Place, SyncActs } from '@/components/sync/acts';
import { NewPassphrase } from '@/components/sync/NewPassphrase';
import { PlaceForm } from '@/components/sync/PlaceForm';
import { Problem, problemOf } from '@/components/sync/Problem';
import type { WordKey, Words } from '@/lib/locale';
import type { SetUp } from '@/lib/sync/requests';
import type { SyncOn } from '@/lib/sync/status';

interface SyncChangesProps {
  readonly t: Words;
  readonly status: SyncOn;
  readonly acts: SyncActs;
}

type Change = 'pair' | 'move' | 'passphrase' | 'remove' | 'leave';

/** What is seldom done: each is explained before it is done. */
export function SyncChanges({ t, status, acts }: SyncChangesProps) {
  const [open, setOpen] = useState<Change>();
  const [isLeaving, setLeaving] = useState(false);
  const changes: readonly Change[] =
    status.place === 'folder' ? ['passphrase', 'remove', 'leave'] : ['pair', 'move', 'passphrase', 'remove', 'leave'];
  return (
    <>
      <div class="actions">
        {changes.map((change) => (
          <button
            type="button"
            class="text"
            key={change}
            aria-expanded={open === change}
            onClick={() => setOpen(open === change ? undefined : change)}
          >
            {t(`sync.change.${change}` satisfies WordKey)}
          </button>
        ))}
      </div>
      {open && (
        <section class="draft-step" key={open}>
          <p>{t(`sync.why.${open}` satisfies WordKey)}</p>
          {open === 'pair' && <Pair t={t} acts={acts} />}
          {open === 'move' && (
            <PlaceForm
              t={t}
              acts={{}}
              first={{ kind: status.place }}
              submit="sync.move"
              onSubmit={(place: Place) => acts.move(place)}
            />
          )}
          {open === 'passphrase' && <ChangePassphrase t={t} status={status} acts={acts} />}
          {open === 'remove' && <Remove t={t} status={status} acts={acts} />}
          {open === 'leave' && (
            <div class="actions">
              <button
                type="button"
                class="main"
                disabled={isLeaving}
                onClick={() => {
                  setLeaving(true);
                  acts.leave().catch(() => setLeaving(false));
                }}
              >
                {t(isLeaving ? 'sync.working' : 'sync.leave')}
              </button>
              <button type="button" class="text" onClick={() => setOpen(undefined)}>
                {t('sync.back')}
              </button>
            </div>
          )}
        </section>
      )}
    </>
  );
}

function Pair({ t, acts }: { t: Words; acts: SyncActs }) {
  const [passphrase, setPassphrase] = useState('');
  const [text, setText] = useState<string>();
  const write = async (event: Event) => {
    event.preventDefault();
    setText((await acts.pair(passphrase)).text);
  };
  return (
    <form onSubmit={write}>
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
        <button type="submit" class="main">
          {t('sync.pair.write')}
        </button>
      </div>
      {text !== undefined && <textarea readOnly aria-label={t('sync.pair.text')} rows={4} value={text} />}
    </form>
  );
}

function ChangePassphrase({ t, status, acts }: SyncChangesProps) {
  const [old, setOld] = useState('');
  const [step, run] = useAnswer();
  return (
    <>
      <label class="field">
        {t('sync.passphrase.old')}
        <input
          class="text-input"
          name="old"
          autocomplete="off"
          spellcheck={false}
          value={old}
          onInput={(event) => setOld(event.currentTarget.value)}
        />
      </label>
      <NewPassphrase
        t={t}
        acts={acts}
        where={status.where}
        submit="sync.change.passphrase"
        working={step.working}
        onSubmit={(passphrase) => run(acts.changePassphrase(old, passphrase))}
      />
      <Answer t={t} step={step} done="sync.done.passphrase" />
    </>
  );
}

function Remove({ t, status, acts }: SyncChangesProps) {
  const [step, run] = useAnswer();
  return (
    <>
      <NewPassphrase
        t={t}
        acts={acts}
        where={status.where}
        submit="sync.remove"
        working={step.working}
        onSubmit={(passphrase) => run(acts.removeDevices(passphrase))}
      />
      <Answer t={t} step={step} done="sync.done.remove" />
    </>
  );
}

interface Step {
  readonly working: boolean;
  readonly answer?: SetUp;
}

function useAnswer(): [Step, (answer: Promise<SetUp>) => void] {
  const [step, setStep] = useState<Step>({ working: false });
  const run = (answer: Promise<SetUp>) => {
    setStep({ working: true });
    answer.then(
      (answer) => setStep({ working: false, answer }),
      () => setStep({ working: false, answer: { kind: 'offline' } }),
    );
  };
  return [step, run];
}

function Answer({ t, step: { answer }, done }: { t: Words; step: Step; done: WordKey }) {
  if (!answer) return null;
  return answer.kind === 'done' ? <p role="status">{t(done)}</p> : <Problem t={t} kind={problemOf(answer)} />;
}
