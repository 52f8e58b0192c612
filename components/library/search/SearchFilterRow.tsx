import type { Words } from '@/lib/locale';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface SearchFilterRowProps {
  readonly t: Words;
  /** What is chosen: kind, site, tag, colour, and the days from and to. */
  readonly chosen: Readonly<Record<string, string>>;
  readonly kinds: readonly Choice[];
  readonly sites: readonly string[];
  readonly tags: readonly string[];
  readonly colours: readonly Choice[];
  onChange(chosen: Readonly<Record<string, string>>): void;
}

/** Narrows what is found. */
export function SearchFilterRow({ t, chosen, kinds, sites, tags, colours, onChange }: SearchFilterRowProps) {
  const same = (value: string) => ({ value, label: value });
  const select = (name: string, label: string, choices: readonly Choice[]) => (
    <label>
      {label}
      <select
        value={chosen[name] ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ ...chosen, [name]: value })}
      >
        <option value="">{t('library.any')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
  const date = (name: string, label: string) => (
    <label>
      {label}
      <input
        class="text-input"
        type="date"
        value={chosen[name] ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ ...chosen, [name]: value })}
      />
    </label>
  );
  return (
    <fieldset class="filters" aria-label={t('library.filters')}>
      {select('kind', t('library.kind'), kinds)}
      {select('site', t('library.site'), sites.map(same))}
      {tags.length > 0 && select('tag', t('library.tag'), tags.map(same))}
      {select('colour', t('keep.colour'), colours)}
      {date('from', t('library.from'))}
      {date('to', t('library.to'))}
    </fieldset>
  );
}
