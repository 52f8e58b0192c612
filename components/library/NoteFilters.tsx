import type { Colour } from '@/lib/library/records';
import type { Words } from '@/lib/locale';

/** Which notes are shown. */
interface ChosenNotes {
  readonly colour?: string | undefined;
  readonly tag?: string | undefined;
}

interface NoteFiltersProps extends ChosenNotes {
  readonly t: Words;
  readonly colours: readonly { readonly value: Colour; readonly label: string }[];
  readonly tags: readonly string[];
  onChange(chosen: ChosenNotes): void;
}

/** Narrows the notes to a colour and a tag. */
export function NoteFilters({ t, colours, colour, tags, tag, onChange }: NoteFiltersProps) {
  return (
    <div class="filters">
      <label>
        {t('keep.colour')}
        <select value={colour ?? ''} onChange={({ currentTarget: { value } }) => onChange({ colour: value, tag })}>
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
          <select value={tag ?? ''} onChange={({ currentTarget: { value } }) => onChange({ colour, tag: value })}>
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
