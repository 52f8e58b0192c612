import type { EntityKind } from '@/lib/analysis/analysis';
import type { Library } from '@/lib/library/database';
import { saidByKey } from '@/lib/library/identity';
import type { ArticleEntity, ArticleId, Note, NoteId, ReadArticle } from '@/lib/library/records';
import { key as folded, plain } from '@/lib/text/fold';

/** An entity in the list of all that were read about: in how many articles, and the last of them to be read first. */
export interface EntityLine {
  /** The same in every article: `entityKey`. */
  readonly key: string;
  readonly articles: number;
  readonly latest: ArticleId;
}

/** Which entities a list shows; what is absent leaves all. */
export interface EntityFilter {
  readonly kind?: EntityKind | undefined;
  /** A part of the name, typed with or without tone marks. */
  readonly name?: string | undefined;
}

/** What was read about an entity, by month of first reading («2026-11»), and who is named in the same articles. */
export interface EntityOverview {
  readonly kind: EntityKind;
  readonly name: string;
  readonly articles: number;
  readonly mentions: number;
  readonly lastReadAt: number;
  /** From the first month to the last, those without a mention too. */
  readonly months: readonly { readonly month: string; readonly mentions: number }[];
  readonly together: readonly NamedTogether[];
}

/** Somebody or something named in the same articles, and in how many. */
interface NamedTogether {
  readonly key: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly articles: number;
}

/** What one article says of an entity; the article is absent where it was forgotten meanwhile. */
export interface EntityInArticle {
  readonly found: ArticleEntity;
  readonly article: ReadArticle | undefined;
}

/** So many rows are read at once. */
const STEP = 500;
const MOST_TOGETHER = 30;

/** Every entity that was read about, those of most articles first. Keys are read; where a filter asks for more than they say, rows of the others. */
export async function entityLines(library: Library, { kind, name }: EntityFilter = {}): Promise<EntityLine[]> {
  const lines = linesOf(await library.mentions.orderBy('[key+readAt]').primaryKeys());
  if (!kind && !name) return lines;
  const wanted = plain(name ?? '');
  const answers = (said: { kind: EntityKind; name: string } | undefined) =>
    said !== undefined && (!kind || said.kind === kind) && plain(said.name).includes(wanted);
  const found = new Set<EntityLine>();
  const unsaid: EntityLine[] = [];
  for (const line of lines) {
    const said = saidByKey(line.key);
    if (!said) unsaid.push(line);
    else if (answers(said)) found.add(line);
  }
  for (let at = 0; at < unsaid.length; at += STEP) {
    const part = unsaid.slice(at, at + STEP);
    const rows = await latestOf(library, part);
    for (const [i, line] of part.entries()) if (answers(rows[i])) found.add(line);
  }
  return lines.filter((line) => found.has(line));
}

/** What the last article that was first read says of each entity, in the order of the lines. */
export async function latestOf(library: Library, lines: readonly EntityLine[]): Promise<(ArticleEntity | undefined)[]> {
  return library.mentions.bulkGet(lines.map(({ latest, key }): [ArticleId, string] => [latest, key]));
}

/** The articles that name an entity, the last first read first. */
export async function articlesNaming(library: Library, key: string): Promise<ArticleId[]> {
  const keys = await ofEntity(library, key).primaryKeys();
  return keys.map(([id]) => id).reverse();
}

/** What some articles say of an entity, each in its place; undefined where one was forgotten. */
export async function entityInArticles(
  library: Library,
  key: string,
  ids: readonly ArticleId[],
): Promise<(EntityInArticle | undefined)[]> {
  const found = await library.mentions.bulkGet(ids.map((id): [ArticleId, string] => [id, key]));
  const articles = await library.articles.bulkGet([...ids]);
  return found.map((row, i) => row && { found: row, article: articles[i] });
}

/** An entity over everything read, in time linear in what was read about it; undefined where nothing was. */
export async function entityOverview(library: Library, key: string): Promise<EntityOverview | undefined> {
  const ids = await articlesNaming(library, key);
  const months = new Map<string, number>();
  const others = new Map<string, { articles: number; latest: ArticleId }>();
  let [mentions, lastReadAt, last]: [number, number, ArticleEntity | undefined] = [0, 0, undefined];
  for (let at = 0; at < ids.length; at += STEP) {
    const part = ids.slice(at, at + STEP);
    for (const each of await entityInArticles(library, key, part)) {
      if (!each) continue;
      const { found, article } = each;
      last ??= found;
      mentions += found.count;
      lastReadAt = Math.max(lastReadAt, article?.lastReadAt ?? found.readAt);
      const month = monthOf(found.readAt);
      months.set(month, (months.get(month) ?? 0) + found.count);
    }
    for (const named of await Promise.all(part.map((id) => namedIn(library, id))))
      for (const [id, other] of named) {
        if (other === key) continue;
        const so = others.get(other);
        others.set(other, { articles: (so?.articles ?? 0) + 1, latest: so?.latest ?? id });
      }
  }
  if (!last) return undefined;
  const { kind, name } = last;
  const together = await namesOf(library, others);
  return { kind, name, articles: ids.length, mentions, lastReadAt, months: filled(months), together };
}

/** What was read about an entity in other articles. */
export interface ReadBefore {
  readonly key: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly articles: number;
  /** When the last of them was first read. */
  readonly lastReadAt: number;
}

/**
 * Which of some entities other articles than one named too, those of most articles first. Counts, and reads the keys of two articles and
 * one row of each entity, however much was read about it.
 */
export async function readBefore(library: Library, keys: readonly string[], besides: ArticleId): Promise<ReadBefore[]> {
  const { mentions } = library;
  const found = await Promise.all(
    keys.map(async (key): Promise<ReadBefore | undefined> => {
      const [all, here, lasts] = await Promise.all([
        ofEntity(library, key).count(),
        mentions.where('[articleId+key]').equals([besides, key]).count(),
        ofEntity(library, key).reverse().limit(2).primaryKeys(),
      ]);
      const [id] = lasts.find(([id]) => id !== besides) ?? [];
      const last = id && (await mentions.get([id, key]));
      return last && { key, kind: last.kind, name: last.name, articles: all - here, lastReadAt: last.readAt };
    }),
  );
  return found.filter((each) => each !== undefined).sort((a, b) => b.articles - a.articles);
}

/**
 * Those of some entities that another article named too, whatever there is to say of them: what a page's marks may depend on. Reads two
 * keys of each, however much was read about it.
 */
export async function metBefore(library: Library, keys: readonly string[], besides: ArticleId): Promise<string[]> {
  const met = await Promise.all(
    keys.map(async (key) => (await ofEntity(library, key).limit(2).primaryKeys()).some(([id]) => id !== besides)),
  );
  return keys.filter((_, i) => met[i]);
}

/** The notes about an entity: whose speaker it is, or whose passage or text names it as its articles do. The last changed first. */
export async function notesAbout(library: Library, key: string): Promise<NoteId[]> {
  const ids = await articlesNaming(library, key);
  const about: Note[] = [];
  for (let at = 0; at < ids.length; at += STEP) {
    const part = (await entityInArticles(library, key, ids.slice(at, at + STEP))).filter((each) => each !== undefined);
    const forms = new Map(part.map(({ found, article }) => [article?.url ?? '', formsOf(found)]));
    const notes = await library.notes
      .where('article.url')
      .anyOf([...forms.keys()])
      .toArray();
    for (const note of notes) if (note.deletedAt === undefined && isAbout(note, key, forms)) about.push(note);
  }
  return about.sort((a, b) => b.updatedAt - a.updatedAt).map(({ id }) => id);
}

/** The forms that an article calls an entity by, folded: «openai», «công ty này» is none. */
export function formsOf({ name, sentences }: ArticleEntity): readonly string[] {
  return [...new Set([name, ...sentences.map(({ text, start, end }) => text.slice(start, end))].map(folded))];
}

function isAbout(
  { speaker, target, context = '', body, article }: Note,
  key: string,
  forms: Map<string, readonly string[]>,
) {
  if (speaker?.entity === key) return true;
  const words = folded(`${target.selector[0].exact}\n${context}\n${body}`);
  return (forms.get(article.url) ?? []).some((form) => words.includes(form));
}

/** Runs of one key: the index has them in the order of the key and, within it, of first reading. */
function linesOf(keys: readonly [ArticleId, string][]): EntityLine[] {
  const lines: { key: string; articles: number; latest: ArticleId }[] = [];
  for (const [latest, key] of keys) {
    const last = lines.at(-1);
    if (last?.key === key) Object.assign(last, { articles: last.articles + 1, latest });
    else lines.push({ key, articles: 1, latest });
  }
  return lines.sort((a, b) => b.articles - a.articles);
}

async function namesOf(
  library: Library,
  others: ReadonlyMap<string, { articles: number; latest: ArticleId }>,
): Promise<NamedTogether[]> {
  const most = [...others].sort(([, a], [, b]) => b.articles - a.articles).slice(0, MOST_TOGETHER);
  const rows = await latestOf(
    library,
    most.map(([key, { articles, latest }]) => ({ key, articles, latest })),
  );
  return rows.flatMap((row, i) =>
    row ? [{ key: row.key, kind: row.kind, name: row.name, articles: most[i]?.[1].articles ?? 1 }] : [],
  );
}

function ofEntity({ mentions }: Library, key: string) {
  return mentions.where('[key+readAt]').between([key, 0], [key, Number.POSITIVE_INFINITY]);
}

function namedIn({ mentions }: Library, id: ArticleId) {
  return mentions.where('[articleId+key]').between([id, ''], [id, '\uffff']).primaryKeys();
}

function monthOf(time: number): string {
  const date = new Date(time);
  return `${date.getFullYear()}-${`${date.getMonth() + 1}`.padStart(2, '0')}`;
}

function filled(months: ReadonlyMap<string, number>): { month: string; mentions: number }[] {
  const known = [...months.keys()].sort();
  const [first, last] = [known[0], known.at(-1)];
  const all: { month: string; mentions: number }[] = [];
  for (let month = first; month && last && month <= last; month = next(month))
    all.push({ month, mentions: months.get(month) ?? 0 });
  return all;
}

function next(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${`${number + 1}`.padStart(2, '0')}`;
}
