import { publishedDay } from '@/components/dates';
import type { ArticleSource } from '@/lib/library/records';

interface SourceLineProps {
  readonly article: Pick<ArticleSource, 'site' | 'title' | 'published'>;
  readonly language: 'vi' | 'en';
  /** What is said before it. */
  readonly lead?: string | undefined;
  /** Where the article's own page in the library is, or the article itself, which opens beside the library. */
  readonly href?: string | undefined;
}

/** Where something was read: title, site, day of publication. */
export function SourceLine({ article, language, lead, href }: SourceLineProps) {
  const rest = [article.site, publishedDay(article.published, language)].filter(Boolean).join(' · ');
  return (
    <p class="source">
      {lead && `${lead} · `}
      {href ? (
        <a href={href} {...(href.startsWith('http') ? { target: '_blank', rel: 'noreferrer' } : {})}>
          {article.title}
        </a>
      ) : (
        article.title
      )}
      {rest && ` · ${rest}`}
    </p>
  );
}
