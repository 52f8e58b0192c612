import { day } from '@/components/dates';
import type { ReadBefore } from '@/lib/library/reading/entities';
import type { Words } from '@/lib/locale';

interface KnownSectionProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly known: readonly ReadBefore[];
}

const MOST = 5;

/** Whom and what of this article the reader has read about elsewhere, how often and when last; each leads to all of it. */
export function KnownSection({ t, language, known }: KnownSectionProps) {
  if (known.length === 0) return null;
  return (
    <section data-part="known" aria-label={t('popup.known')}>
      <h2>{t('popup.known')}</h2>
      <ul>
        {known.slice(0, MOST).map(({ key, kind, name, articles, lastReadAt }) => (
          <li key={key} data-kind={kind}>
            <a href={`/library.html#/entities/${encodeURIComponent(key)}`} target="_blank" rel="noreferrer">
              <span class="dot" />
              {name}
            </a>
            <span class="source">
              {t('popup.otherArticles', { n: articles })} · {t('library.lastRead', { date: day(lastReadAt, language) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
