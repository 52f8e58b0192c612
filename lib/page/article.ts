import type { ArticleText } from '@/lib/text/article-text';

/** What was read of a page: the article's one text, and where it is from. */
export interface Article extends ArticleText {
  /** The address of the article: canonical where the page gives one of its own site, without tracking parameters. */
  readonly url: string;
  readonly title: string;
  readonly lead?: string;
  /** As the page states it (JSON-LD, meta, time element); ISO 8601 where it can be told. */
  readonly published?: string;
  /** The publication: og:site_name or the host. */
  readonly site: string;
}
