import type { Library } from '@/lib/library/database';
import type { SearchFilters } from '@/lib/library/search/segment-search';
import { key } from '@/lib/text/fold';

/** What a search must find, the slow way: every row is read, its words are folded and compared. */
export interface Expected {
  readonly id: string;
  readonly score: number;
  readonly time: number;
}

interface Plain {
  readonly id: string;
  readonly kind: string;
  readonly texts: readonly (string | undefined)[];
  readonly time: number;
  readonly site?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly colour?: string;
}

/** All that is in a library and not in its bin, as it is read by the oracle. */
async function everything(library: Library): Promise<Plain[]> {
  const notes = (await library.notes.toArray()).filter(({ deletedAt }) => deletedAt === undefined);
  const terms = (await library.glossary.toArray()).filter(({ deletedAt }) => deletedAt === undefined);
  const articles = await library.articles.toArray();
  const mentions = (await library.mentions.toArray()).sort((a, b) => a.readAt - b.readAt);
  const last = new Map(mentions.map((mention) => [mention.key, mention]));
  return [
    ...notes.map(({ id, target, body, tags, speaker, article, updatedAt, colour }) => ({
      id,
      kind: 'note',
      texts: [target.selector[0].exact, body, speaker?.name, speaker?.role, ...tags, article.title],
      time: updatedAt,
      site: article.site,
      tags,
      colour,
    })),
    ...terms.map(({ id, term, english, definition, context, tags, source, updatedAt }) => ({
      id,
      kind: 'term',
      texts: [term, english, definition, context, ...(tags ?? []), source?.title],
      time: updatedAt,
      site: source?.site,
      tags,
    })),
    ...articles.map(({ id, title, summary, names, site, lastReadAt }) => ({
      id,
      kind: 'article',
      texts: [title, ...summary, ...names.map(({ name }) => name)],
      time: lastReadAt,
      site,
    })),
    ...(await library.quotations.toArray()).map(({ articleId, index, text, speaker, role, readAt }) => ({
      id: `q:${articleId}:${index}`,
      kind: 'quotation',
      texts: [text, speaker, role],
      time: readAt,
      site: articles.find(({ id }) => id === articleId)?.site,
    })),
    ...[...last.values()].map(({ key: entity, name, readAt }) => ({
      id: `e:${entity}`,
      kind: 'entity',
      texts: [name],
      time: readAt,
    })),
  ];
}

/** The answer of the oracle, the best first; of equals, in no order. */
export async function oracle(library: Library, query: string, filters: SearchFilters): Promise<Expected[]> {
  const parts = query.split(/["“”«»]/);
  const wanted = parts.flatMap(wordsOf);
  const isOpen = wordsOf(parts.at(-1) ?? '').length > 0;
  const found: Expected[] = [];
  for (const { id, kind, texts, time, site, tags = [], colour } of await everything(library)) {
    const { kinds, from = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY } = filters;
    if (kinds && !kinds.some((each) => each === kind)) continue;
    if (filters.site !== undefined && filters.site !== site) continue;
    if (filters.tag !== undefined && !tags.includes(filters.tag)) continue;
    if (filters.colour !== undefined && filters.colour !== colour) continue;
    if (time < from || time >= before) continue;
    const all = texts.filter((text) => text).map((text) => wordsOf(text as string));
    const has = (folded: (word: string) => string) =>
      wanted.every((word, i) => {
        const start = isOpen && i === wanted.length - 1;
        const one = folded(word);
        return all.flat().some((each) => (start ? folded(each).startsWith(one) : folded(each) === one));
      });
    const runs = (words: readonly string[], start: boolean, lines = all) => {
      const run = ` ${words.map(bare).join(' ')}${start ? '' : ' '}`;
      return lines.filter((line) => ` ${line.map(bare).join(' ')} `.includes(run)).length > 0;
    };
    const phrases = parts.map(wordsOf).filter((words, i) => i % 2 === 1 && words.length > 0);
    const stand = phrases.every((words, i) =>
      runs(words, isOpen && i === phrases.length - 1 && parts.length % 2 === 0),
    );
    if (!has(bare) || !stand) continue;
    const next = wanted.length > 0 && runs(wanted, isOpen);
    const head = (all[0] ?? []).slice(0, wanted.length);
    const first = next && head.length === wanted.length && runs(wanted, isOpen, [head]);
    const exact = wanted.length > 0 && has((word) => word);
    found.push({ id, time, score: (exact ? 4 : 0) + (next ? 2 : 0) + (first ? 1 : 0) });
  }
  return found.sort((a, b) => b.score - a.score || b.time - a.time);
}

function wordsOf(text: string): string[] {
  return key(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

function bare(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}
