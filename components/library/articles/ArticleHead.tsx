import { day, publishedDay } from '@/components/dates';
import type { ArticleSource } from '@/lib/library/records';
import type { Words } from '@/lib/locale';

interface ArticleHeadProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly article: ArticleSource;
  readonly lastReadAt?: number | undefined;
  /** Where it is kept; its title then stands in its text. */
  readonly keptAt?: number | undefined;
  onDrop(): void;
  onRemove(): void;
}

/** Where an article is from, when it was read and kept, and what can be done with it. */
export function ArticleHead({ t, language, article, lastReadAt, keptAt, onDrop, onRemove }: ArticleHeadProps) {
  const facts = [article.site, publishedDay(article.published, language)];
  if (lastReadAt !== undefined) facts.push(t('library.readOn', { date: day(lastReadAt, language) }));
  if (keptAt !== undefined) facts.push(t('library.keptOn', { date: day(keptAt, language) }));
  return (
    <header class="article-head">
      {keptAt === undefined && <h1>{article.title}</h1>}
      <p class="source">{facts.filter(Boolean).join(' · ')}</p>
      <div class="actions">
        <a class="text" href={article.url} target="_blank" rel="noreferrer">
          {t('library.openOriginal')}
        </a>
        {keptAt !== undefined && (
          <button type="button" class="text" onClick={onDrop}>
            {t('library.drop')}
          </button>
        )}
        <button type="button" class="text danger" onClick={onRemove}>
          {t('library.removeArticle')}
        </button>
      </div>
    </header>
  );
}
