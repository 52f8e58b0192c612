import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type ArticleText, articleText } from '@/lib/text/article-text';

/** The kinds of names as the annotation writes them. */
export const TYPES = ['ORG-COMPANY', 'ORG-OTHER', 'PER', 'LOC', 'PRODUCT'] as const;

/** A span within paragraph `p`; −1 is the title, −2 the lead of a page. UTF-16, end exclusive. */
export interface Place {
  readonly p: number;
  readonly start: number;
  readonly end: number;
}

/** A name in its place. */
interface GoldName extends Place {
  readonly text: string;
  readonly type: string;
}

/** A direct quotation; `speaker` is null where nobody is named. */
interface GoldQuote extends Place {
  readonly text: string;
  readonly speaker: string | null;
}

/** An article as people annotated it: what the analyser is measured by. */
export interface GoldArticle {
  readonly id: string;
  readonly lang: string;
  readonly isTech: boolean;
  /** A text too short to tell its topic: it is read whatever the engine says of that, and activation does not count. */
  readonly fragment?: boolean;
  readonly title: string;
  readonly lead?: string;
  readonly paragraphs: readonly string[];
  readonly entities: readonly GoldName[];
  readonly quotes: readonly GoldQuote[];
  /** Attributed fragments and unmarked speech: neither right nor wrong. */
  readonly otherQuotes: readonly Place[];
  /** Reported speech, where it is annotated. */
  readonly reported?: readonly (Place & { readonly speaker: string | null })[];
  /** Short forms with the fullest name that they stand for. */
  readonly coref: readonly (Place & { readonly entity: string })[];
}

/** Reads a folder of annotated articles, one JSON file each; throws, naming the file, on what is none. Files without paragraphs (pages that are no articles) are left out. */
export function readGold(folder: string): GoldArticle[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && file !== 'stats.json')
    .sort()
    .map((file) => ({ file, value: parsed(join(folder, file)) }))
    .filter(({ value }) => value.isArticle !== false)
    .map(({ file, value }) => goldArticle(value, file));
}

/** One annotated article; throws where its paragraphs, or a span of them, are not what it says. */
export function goldArticle(value: Partial<GoldArticle>, file: string): GoldArticle {
  const { id = basename(file, '.json'), paragraphs } = value;
  if (!Array.isArray(paragraphs)) throw new Error(`${file}: no paragraphs`);
  const article: GoldArticle = {
    lang: 'vi',
    isTech: true,
    title: '',
    entities: [],
    quotes: [],
    otherQuotes: [],
    coref: [],
    ...value,
    id,
    paragraphs,
  };
  for (const place of [...article.entities, ...article.quotes])
    if (sliceOf(article, place) !== place.text)
      throw new Error(`${file} p${place.p}:${place.start}: the text there is not «${place.text}»`);
  return article;
}

/** An annotated article as the engine takes it. */
export function articleOf({ title, lead, paragraphs }: GoldArticle): ArticleText {
  return articleText([
    { role: 'title', text: title },
    ...(lead === undefined ? [] : [{ role: 'lead' as const, text: lead }]),
    ...paragraphs.map((text) => ({ role: 'paragraph' as const, text })),
  ]);
}

/** The annotation's number of a block: −1 the title, −2 the lead, then the paragraphs. */
export function placeOf({ lead }: GoldArticle, block: number): number {
  if (block === 0) return -1;
  if (lead === undefined) return block - 1;
  return block === 1 ? -2 : block - 2;
}

/** The text of an article at a place; undefined where it has no such paragraph. */
export function sliceOf({ title, lead, paragraphs }: GoldArticle, { p, start, end }: Place): string | undefined {
  return (p === -1 ? title : p === -2 ? lead : paragraphs[p])?.slice(start, end);
}

function parsed(path: string): Partial<GoldArticle> & { isArticle?: boolean } {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
}
