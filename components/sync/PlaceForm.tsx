import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Answer, useAnswer } from '@/components/sync/Answer';
import type { PlaceFields, SyncActs } from '@/components/sync/acts';
import type { WordKey, Words } from '@/lib/locale';
import type { Tested } from '@/lib/sync/requests';

interface PlaceFormProps {
  readonly t: Words;
  readonly acts: Pick<SyncActs, 'chooseFolder'>;
  readonly first: PlaceFields;
  /** The words of its button. */
  readonly submit: WordKey;
  /** Sends what was typed; a problem in the answer is told here. Called at once in the click. */
  onSubmit(place: PlaceFields): Promise<Tested>;
  /** What is said once it went well; nothing where the screen shows it. */
  readonly done?: { readonly known: WordKey; readonly isNew: WordKey };
  readonly children?: ComponentChildren;
}

/** The fields of each kind of place. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  webdav: ['url', 'user', 'password'],
  s3: ['url', 'bucket', 'prefix', 'region', 'accessKey', 'secretKey'],
  couchdb: ['url', 'user', 'password'],
  folder: [],
};
const HIDDEN = ['password', 'secretKey'];
const OPTIONAL = ['prefix', 'region'];

/** Where the reader's things are to lie: a kind of place, its fields with help, and a button that tries it. */
export function PlaceForm({ t, acts, first, submit, onSubmit, done, children }: PlaceFormProps) {
  const [place, setPlace] = useState<PlaceFields>(first);
  const [folder, setFolder] = useState<string>();
  const [asked, wait] = useAnswer();
  const isNew = asked.answer?.kind === 'ready' && asked.answer.isNew;
  const kind = place.kind ?? 'webdav';
  const kinds = ['webdav', 's3', 'couchdb', ...(acts.chooseFolder ? ['folder'] : [])] as const;
  const send = (event: Event) => {
    event.preventDefault();
    wait(onSubmit(place));
  };
  return (
    <form class="draft" onSubmit={send}>
      <fieldset class="plain">
        <legend>{t('sync.where')}</legend>
        {kinds.map((name) => (
          <label class="choice" key={name}>
            <input
              type="radio"
              name="kind"
              checked={kind === name}
              onChange={() => setPlace({ ...place, kind: name })}
            />
            {t(`sync.place.${name}` as WordKey)}
          </label>
        ))}
      </fieldset>
      <p class="source">{t(`sync.help.${kind}` as WordKey)}</p>
      <Fields t={t} kind={kind} place={place} onChange={setPlace} />
      {/^http:/i.test(place.url?.trim() ?? '') && <p class="source">{t('sync.http')}</p>}
      {kind === 'folder' && (
        <div class="actions">
          <button type="button" class="text" onClick={async () => setFolder(await acts.chooseFolder?.())}>
            {t('sync.chooseFolder')}
          </button>
          {folder}
        </div>
      )}
      {children}
      <div class="actions">
        <button type="submit" class="main" disabled={asked.working}>
          {t(asked.working ? 'sync.testing' : submit)}
        </button>
      </div>
      <Answer t={t} asked={asked} {...(done && { done: isNew ? done.isNew : done.known })} />
    </form>
  );
}

interface FieldsProps {
  readonly t: Words;
  readonly kind: string;
  readonly place: PlaceFields;
  onChange(place: PlaceFields): void;
}

function Fields({ t, kind, place, onChange }: FieldsProps) {
  return FIELDS[kind]?.map((name) => (
    <label class="field" key={name}>
      {t(`sync.field.${name === 'url' ? `${kind}.url` : name}` as WordKey)}
      <input
        class="text-input"
        name={name}
        {...(HIDDEN.includes(name) ? { type: 'password' as const } : { type: 'text' as const })}
        autocomplete="off"
        spellcheck={false}
        required={!OPTIONAL.includes(name) && !(kind !== 's3' && name !== 'url')}
        placeholder={name === 'url' ? t(`sync.example.${kind}` as WordKey) : ''}
        value={place[name] ?? ''}
        onInput={(event) => onChange({ ...place, [name]: event.currentTarget.value })}
      />
    </label>
  ));
}
