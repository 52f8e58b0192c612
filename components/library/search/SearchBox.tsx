import { useEffect, useRef } from 'preact/hooks';
import { isField } from '@/components/field';
import type { Words } from '@/lib/locale';

interface SearchBoxProps {
  readonly t: Words;
  readonly query: string;
  onQuery(query: string): void;
}

/** The reader pauses for so long before it is searched. */
const PAUSE_MS = 120;

/** Where everything is searched; `/` puts the focus here from anywhere but a field. */
export function SearchBox({ t, query, onQuery }: SearchBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
      event.preventDefault();
      box.current?.focus();
    };
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
  useEffect(() => {
    // The address leads, except while one types here.
    if (box.current && document.activeElement !== box.current) box.current.value = query;
  }, [query]);
  return (
    <search>
      <input
        ref={box}
        class="text-input"
        type="search"
        defaultValue={query}
        aria-label={t('library.search')}
        aria-keyshortcuts="/"
        placeholder={t('library.search')}
        onInput={({ currentTarget: { value } }) => {
          clearTimeout(timer.current);
          timer.current = setTimeout(() => onQuery(value), PAUSE_MS);
        }}
      />
    </search>
  );
}
