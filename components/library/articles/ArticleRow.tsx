import { day, publishedDay } from '@/components/dates';
import { Icon } from '@/components/Icon';
import { IconButton } from '@/components/IconButton';
import type { ArticleSource } from '@/lib/library/records';
import type { Words } from '@/lib/locale';

/** An article as the list of the library shows it. */
export interface ArticleLine extends ArticleSource {
  readonly lastReadAt?: number | undefined;
  readonly isKept: boolean;
  readonly notes: number;
  /** Its first sentence of summary, where it has one. */
  readonly summary?: string | undefined;
}

interface ArticleRowProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly article: ArticleLine;
  readonly href: string;
  onRemove(): void;
}

/** One article: its title, where it is from, when it was read, whether it is kept and how many notes it has. */
export function ArticleRow({ t, language, article, href, onRemove }: ArticleRowProps) {
  const { title, site, published, lastReadAt, isKept, notes, summary } = article;
  const facts = [site, publishedDay(published, language)];
  if (lastReadAt !== undefined) facts.push(t('library.readOn', { date: day(lastReadAt, language) }));
  if (notes > 0) facts.push(t('library.noteCount', { n: notes }));
  return (
    <article class="item">
      <div class="item-head">
        <h2>
          <a href={href}>{title}</a>
        </h2>
        {isKept && (
          <span class="badge">
            <Icon name="check" /> {t('library.kept')}
          </span>
        )}
        <IconButton icon="remove" label={t('library.removeArticle')} what={title} onPress={onRemove} />
      </div>
      <p class="source">{facts.filter(Boolean).join(' · ')}</p>
      {summary && <p class="clamped">{summary}</p>}
    </article>
  );
}
