import type { ArticleSource } from '@/lib/library/records';

/** Words that are cited, and whose they are where that is known. */
interface Cited {
  readonly words: string;
  readonly speaker?: string | undefined;
  /** True for reported speech, whose words are not the speaker's own. */
  readonly reported?: boolean | undefined;
}

/**
 * A passage as people cite it, for the clipboard: «“…” — Kai-Fu Lee, VnExpress, 12/11/2026, link». The day is that of the article;
 * none where the page states none. Reported speech stands without quote marks.
 */
export function sourceLine({ words, speaker, reported }: Cited, article: ArticleSource): string {
  const said = words.replace(/\s+/g, ' ').trim();
  const source = [speaker, article.site, dayOf(article.published), article.url].filter(Boolean);
  return `${reported ? said : `“${said}”`} — ${source.join(', ')}`;
}

/** The day that a page states, as Vietnamese write it: «2026-11-12T08:30+07:00» is 12/11/2026. Its own words where it is no ISO date. */
export function dayOf(published: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(published ?? '') ?? [];
  return year ? `${day}/${month}/${year}` : published;
}
