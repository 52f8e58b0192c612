import type { Library } from '@/lib/library/database';
import { articlesNaming, entityInArticles, formsOf } from '@/lib/library/reading/entities';
import type { ArticleId, ArticleQuotation, ReadArticle } from '@/lib/library/records';
import { key as folded } from '@/lib/text/fold';

/** Somebody who was quoted in what was read, and how often. */
export interface SpeakerLine {
  /** `entityKey` of the speaker. */
  readonly key: string;
  readonly quotations: number;
}

/** One quotation in the library, by its place: the article's id and its number in reading order. */
export type QuotationKey = [ArticleId, number];

/** A quotation with its article, which is absent where it was forgotten meanwhile. */
export interface QuotationInArticle {
  readonly quotation: ArticleQuotation;
  readonly article: ReadArticle | undefined;
}

/** So many articles are looked through at once. */
const STEP = 200;

/** Everybody who was quoted by name, those quoted most first. Only keys are read. */
export async function speakerLines(library: Library): Promise<SpeakerLine[]> {
  const lines: { key: string; quotations: number }[] = [];
  const keys = (await library.quotations.orderBy('[speakerKey+readAt]').keys()) as unknown as [string, number][];
  for (const [key] of keys) {
    const last = lines.at(-1);
    if (last?.key === key) last.quotations += 1;
    else lines.push({ key, quotations: 1 });
  }
  return lines.sort((a, b) => b.quotations - a.quotations);
}

/** The last quotation of each speaker, in the order asked for. */
export async function lastQuotationOf(
  library: Library,
  keys: readonly string[],
): Promise<(ArticleQuotation | undefined)[]> {
  return Promise.all(keys.map((key) => ofSpeaker(library, key).last()));
}

/** What somebody was quoted with, the last read first. */
export async function quotationsBy(library: Library, key: string): Promise<QuotationKey[]> {
  return (await ofSpeaker(library, key).primaryKeys()).reverse();
}

/** What others were quoted with that names an entity as their articles call it, the last read first. */
export async function quotationsAbout(library: Library, key: string): Promise<QuotationKey[]> {
  const ids = await articlesNaming(library, key);
  const about: QuotationKey[] = [];
  for (let at = 0; at < ids.length; at += STEP) {
    const part = (await entityInArticles(library, key, ids.slice(at, at + STEP))).filter((each) => each !== undefined);
    const said = await Promise.all(part.map(({ found }) => saidIn(library, found.articleId)));
    part.forEach(({ found }, i) => {
      const forms = formsOf(found);
      for (const { articleId, index, text, speakerKey } of said[i] ?? [])
        if (speakerKey !== key && forms.some((form) => folded(text).includes(form))) about.push([articleId, index]);
    });
  }
  return about;
}

/** What was said in one article, in reading order. */
async function saidIn({ quotations }: Library, id: ArticleId): Promise<ArticleQuotation[]> {
  return quotations.where('[articleId+index]').between([id, 0], [id, Number.POSITIVE_INFINITY]).toArray();
}

/** Quotations by their places, each in its own; undefined where one was forgotten. */
export async function quotationsByKeys(
  library: Library,
  keys: readonly QuotationKey[],
): Promise<(QuotationInArticle | undefined)[]> {
  const found = await library.quotations.bulkGet([...keys]);
  const articles = await library.articles.bulkGet(keys.map(([id]) => id));
  return found.map((quotation, i) => quotation && { quotation, article: articles[i] });
}

function ofSpeaker({ quotations }: Library, key: string) {
  return quotations.where('[speakerKey+readAt]').between([key, 0], [key, Number.POSITIVE_INFINITY]);
}
