import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Switch } from '@/components/Switch';
import { COLOURS, type Colour } from '@/lib/library/records';
import type { WordKey, Words } from '@/lib/locale';
import type { Settings } from '@/lib/settings';

interface SettingsPageProps {
  readonly t: Words;
  /** What the reader must hear first. */
  readonly notice?: ComponentChildren;
  /** The part about the reader's other devices. */
  readonly sync?: ComponentChildren;
  /** Where the reader says which pages are read. */
  readonly sites?: ComponentChildren;
  /** The part about keys. */
  readonly keys?: ComponentChildren;
  /** What stands below the settings: backups. */
  readonly children?: ComponentChildren;
  readonly settings: Settings;
  onChange(change: Partial<Settings>): void;
}

/** What the page leads to, each by its section's id; sites, keys, sync and backup are sections of their own. */
const PARTS = [
  ['marks', 'options.marks'],
  ['sites', 'options.pages'],
  ['colours', 'keep.colour'],
  ['remembered', 'popup.history'],
  ['language', 'options.language'],
  ['keys', 'keys.title'],
  ['sync', 'sync.title'],
  ['backup', 'backup.title'],
] as const satisfies readonly [string, WordKey][];

const KINDS = ['company', 'person', 'product', 'organisation', 'quotation', 'term'] as const;

/** Every setting on one sheet. */
export function SettingsPage(props: SettingsPageProps) {
  const { t, notice, sites, sync, keys, children, settings, onChange } = props;
  const part = { t, settings, onChange };
  return (
    <main class="sheet settings">
      <header class="settings-head">
        <h1>{t('options.title')}</h1>
        <a href="/library.html">{t('popup.openLibrary')}</a>
      </header>
      <nav aria-label={t('options.parts')}>
        <ul>
          {PARTS.map(([id, word]) => (
            <li key={id}>
              <a href={`#${id}`}>{t(word)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {notice}
      <Marks {...part} />
      {sites}
      <SitesOff {...part} />
      <Colours {...part} />
      <Remembered {...part} />
      <section id="language" aria-label={t('options.language')}>
        <Choice {...part} name="language" />
      </section>
      {keys}
      {sync}
      {children}
    </main>
  );
}

type PartProps = Pick<SettingsPageProps, 't' | 'settings' | 'onChange'>;

/** What is underlined, when, and how a card opens. */
function Marks(part: PartProps) {
  const { t } = part;
  return (
    <section id="marks" aria-label={t('options.marks')}>
      <Choice {...part} name="density" />
      <Choice {...part} name="marksOn" />
      <Kinds {...part} />
      <Choice {...part} name="cardOn" />
    </section>
  );
}

/** The settings of which one value is chosen. */
type Chosen = 'density' | 'marksOn' | 'cardOn' | 'language';

/** What each is called, and its values: what a value is called and, where that does not say it, what it means. */
const CHOICES: {
  readonly [Name in Chosen]: {
    readonly label: WordKey;
    readonly options: readonly (readonly [Settings[Name], WordKey, WordKey?])[];
  };
} = {
  density: {
    label: 'options.density',
    options: [
      ['first', 'options.first'],
      ['every', 'options.every'],
      ['new', 'options.new', 'options.newMeans'],
    ],
  },
  marksOn: {
    label: 'options.marksOn',
    options: [
      ['always', 'options.always'],
      ['Control', 'options.heldControl', 'options.heldMeans'],
      ['Alt', 'options.heldAlt'],
      ['Shift', 'options.heldShift'],
    ],
  },
  cardOn: {
    label: 'options.card',
    options: [
      ['hover', 'options.hover'],
      ['alt-hover', 'options.altHover'],
      ['click', 'options.click'],
    ],
  },
  language: {
    label: 'options.language',
    options: [
      ['vi', 'options.vietnamese'],
      ['en', 'options.englishLanguage'],
    ],
  },
};

function Choice({ t, settings, onChange, name }: PartProps & { readonly name: Chosen }) {
  const { label, options } = CHOICES[name];
  return (
    <fieldset class="plain">
      <legend>
        <h2>{t(label)}</h2>
      </legend>
      {options.map(([value, text, means]) => (
        <label class="choice explained" key={value}>
          <input
            type="radio"
            name={name}
            checked={settings[name] === value}
            onChange={() => onChange({ [name]: value })}
          />
          <span>
            {t(text)}
            {means && <small class="source">{t(means)}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Kinds({ t, settings, onChange }: PartProps) {
  return (
    <>
      <h2>{t('options.kinds')}</h2>
      <div class="kinds">
        {KINDS.map((kind) => (
          <div class="choice" key={kind}>
            <Switch
              label={t(`kind.${kind}`)}
              on={settings.kinds[kind]}
              onChange={(on) => onChange({ kinds: { ...settings.kinds, [kind]: on } })}
            />
          </div>
        ))}
      </div>
    </>
  );
}

function Colours({ t, settings, onChange }: PartProps) {
  return (
    <section id="colours">
      <h2>{t('options.colours')}</h2>
      {COLOURS.map((colour) => (
        <ColourName
          key={colour}
          t={t}
          colour={colour}
          name={settings.colours[colour]}
          onName={(name) => onChange({ colours: { ...settings.colours, [colour]: name } })}
        />
      ))}
    </section>
  );
}

interface ColourNameProps extends Pick<SettingsPageProps, 't'> {
  readonly colour: Colour;
  readonly name: string;
  onName(name: string): void;
}

/** What the reader calls a colour, stored with every letter. */
function ColourName({ t, colour, name, onName }: ColourNameProps) {
  // What is stored is trimmed and comes back a moment later: while somebody types, the field shows what is typed.
  const [typed, setTyped] = useState<string>();
  return (
    <label class="choice" data-colour={colour}>
      <span class="swatch" />
      <input
        class="text-input"
        maxLength={40}
        aria-label={t(`colour.${colour}`)}
        placeholder={t(`colour.${colour}`)}
        value={typed ?? name}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          onName(event.currentTarget.value.trim());
        }}
        onBlur={() => setTyped(undefined)}
      />
    </label>
  );
}

/** What the reader left behind by reading and correcting. */
function Remembered({ t, settings, onChange }: PartProps) {
  return (
    <section id="remembered">
      <h2>{t('popup.history')}</h2>
      <Switch label={t('popup.remember')} on={settings.remember} onChange={(remember) => onChange({ remember })} />
      <p>
        <a href="/library.html#/articles">{t('options.seeArticles')}</a>
      </p>
      <h2>{t('options.corrections')}</h2>
      <p>
        <a href="/library.html#/corrections">{t('options.seeCorrections')}</a>
      </p>
    </section>
  );
}

function SitesOff({ t, settings, onChange }: PartProps) {
  return (
    <section>
      <h2>{t('options.sites')}</h2>
      {settings.sitesOff.length === 0 && <p class="source">{t('options.noSites')}</p>}
      <ul>
        {settings.sitesOff.map((site) => (
          <li class="with-tools" key={site}>
            <span>{site}</span>
            <button
              type="button"
              class="text"
              onClick={() => onChange({ sitesOff: settings.sitesOff.filter((other) => other !== site) })}
            >
              {t('options.turnOn')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
