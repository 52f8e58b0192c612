import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServedPage } from './server';

/** What a page of tests/pages is, as its gold file beside it says: where it stands, and what should be found in it. */
export interface GoldPage {
  readonly id: string;
  readonly url: string;
  readonly lang: string;
  readonly isTech: boolean;
  /** False for a homepage, a list, a feed, an editor. */
  readonly isArticle: boolean;
  readonly title?: string;
  readonly lead?: string;
  readonly paragraphs?: readonly string[];
  readonly entities?: readonly GoldSpan[];
  readonly quotes?: readonly (GoldSpan & { speaker: string | null })[];
  readonly coref?: readonly (GoldSpan & { entity: string })[];
}

/** A span within paragraph `p`; −1 is the title, −2 the lead. */
interface GoldSpan {
  readonly p: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type?: string;
}

/** Reads every page of a folder: `name.html` with `name.json` beside it, in order of their names. */
export function goldPages(folder: string): (GoldPage & ServedPage & { html: string })[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => {
      const gold = JSON.parse(readFileSync(join(folder, file.replace(/html$/, 'json')), 'utf8')) as GoldPage;
      return { ...gold, html: readFileSync(join(folder, file), 'utf8') };
    });
}
