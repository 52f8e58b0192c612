import { publishedDay } from '@/components/library/dates';
import type { ArticleSource } from '@/lib/library/records';

interface SourceLineProps {
  readonly article: Pick<ArticleSource, 'site' | 'title' | 'published'>;
  readonly language: 'vi' | 'en';
  /** Where the article's own page in the library is. */
  readonly href?: string | undefined;
}

/** Where something was read: title, site, day of publication. */
export function SourceLine({ article, language, href }: SourceLineProps) {
  const rest = [article.site, publishedDay(article.published, language)].filter(Boolean).join(' · ');
  return (
    <p class="source">
      {href ? <a href={href}>{article.title}</a> : article.title}
      {rest && ` · ${rest}`}
    </p>
  );
}
