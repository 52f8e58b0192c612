import type { Colour } from '@/lib/library/records';
import { STANDINGS } from '@/lib/library/standings';
import type { Words } from '@/lib/locale';

/** Which notes are shown. */
interface ChosenNotes {
  readonly colour?: string | undefined;
  readonly tag?: string | undefined;
  readonly standing?: string | undefined;
}

interface NoteFiltersProps extends ChosenNotes {
  readonly t: Words;
  readonly colours: readonly { readonly value: Colour; readonly label: string }[];
  readonly tags: readonly string[];
  onChange(chosen: ChosenNotes): void;
}

/** Narrows the notes to a colour, a tag, and to whether they still stand. */
export function NoteFilters({ t, colours, colour, tags, tag, standing, onChange }: NoteFiltersProps) {
  const chosen = { colour, tag, standing };
  return (
    <div class="filters">
      <label>
        {t('library.standing')}
        <select
          value={standing ?? ''}
          onChange={({ currentTarget: { value } }) => onChange({ ...chosen, standing: value })}
        >
          <option value="">{t('library.any')}</option>
          {STANDINGS.map((each) => (
            <option key={each} value={each}>
              {t(`library.standing.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('keep.colour')}
        <select
          value={colour ?? ''}
          onChange={({ currentTarget: { value } }) => onChange({ ...chosen, colour: value })}
        >
          <option value="">{t('library.any')}</option>
          {colours.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {(tags.length > 0 || tag) && (
        <label>
          {t('library.tag')}
          <select value={tag ?? ''} onChange={({ currentTarget: { value } }) => onChange({ ...chosen, tag: value })}>
            <option value="">{t('library.any')}</option>
            {[...new Set([...tags, ...(tag ? [tag] : [])])].map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
