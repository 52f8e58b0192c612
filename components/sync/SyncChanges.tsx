import { useState } from 'preact/hooks';
import { Answer, useAnswer } from '@/components/sync/Answer';
import type { PlaceFields, SyncActs } from '@/components/sync/acts';
import { NewPassphrase } from '@/components/sync/NewPassphrase';
import { PassphraseField, PassphraseForm } from '@/components/sync/PassphraseField';
import { PlaceForm } from '@/components/sync/PlaceForm';
import type { WordKey, Words } from '@/lib/locale';
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
              onSubmit={(place: PlaceFields) => acts.move(place)}
              done={{ known: 'sync.done.move', isNew: 'sync.done.moveNew' }}
            />
          )}
          {open === 'passphrase' && <ChangePassphrase t={t} status={status} acts={acts} />}
          {open === 'remove' && <Remove t={t} status={status} acts={acts} />}
          {open === 'leave' && <Leave t={t} acts={acts} onBack={() => setOpen(undefined)} />}
        </section>
      )}
    </>
  );
}

function Pair({ t, acts }: { t: Words; acts: SyncActs }) {
  const [text, setText] = useState<string>();
  const [asked, wait] = useAnswer();
  const write = async (passphrase: string) => {
    setText(undefined);
    const written = await acts.pair(passphrase);
    if (written.kind !== 'text') return written;
    setText(written.text);
    return { kind: 'done' } as const;
  };
  return (
    <>
      <PassphraseForm t={t} submit="sync.pair.write" asked={asked} onSubmit={(passphrase) => wait(write(passphrase))} />
      {text !== undefined && (
        <label class="field">
          {t('sync.pair.text')}
          <textarea readOnly rows={4} value={text} />
        </label>
      )}
    </>
  );
}

function ChangePassphrase({ t, status, acts }: SyncChangesProps) {
  const [old, setOld] = useState('');
  const [asked, wait] = useAnswer();
  return (
    <>
      <PassphraseField t={t} label="sync.passphrase.old" name="old" value={old} onInput={setOld} />
      <NewPassphrase
        t={t}
        acts={acts}
        where={status.where}
        submit="sync.change.passphrase"
        working={asked.working}
        onSubmit={(passphrase) => wait(acts.changePassphrase(old, passphrase))}
      />
      <Answer t={t} asked={asked} done="sync.done.passphrase" />
    </>
  );
}

function Remove({ t, status, acts }: SyncChangesProps) {
  const [asked, wait] = useAnswer();
  return (
    <>
      <NewPassphrase
        t={t}
        acts={acts}
        where={status.where}
        submit="sync.remove"
        working={asked.working}
        onSubmit={(passphrase) => wait(acts.removeDevices(passphrase))}
      />
      <Answer t={t} asked={asked} done="sync.done.remove" />
    </>
  );
}

function Leave({ t, acts, onBack }: { t: Words; acts: SyncActs; onBack(): void }) {
  const [asked, wait] = useAnswer();
  const leave = async () => {
    await acts.leave();
    return { kind: 'done' } as const;
  };
  return (
    <>
      <div class="actions">
        <button type="button" class="main" disabled={asked.working} onClick={() => wait(leave())}>
          {t(asked.working ? 'sync.working' : 'sync.leave')}
        </button>
        <button type="button" class="text" onClick={onBack}>
          {t('sync.back')}
        </button>
      </div>
      <Answer t={t} asked={asked} />
    </>
  );
}
