import { parseAnalysis } from '@/lib/library/backup/analysis-wire';
import { fieldsOf, isEntityKind, isOffset, isTime, listOf, parseSpan, readAs, textOf } from '@/lib/library/fields';
import type { RememberedArticle } from '@/lib/library/reading/articles';
import type {
  ArticleEntity,
  ArticleId,
  ArticleQuotation,
  Draft,
  Excerpt,
  KeptArticle,
  ReadArticle,
} from '@/lib/library/records';
import { isArticleId, parseSource } from '@/lib/library/wire';
import type { Block, BlockRole } from '@/lib/text/article-text';

const ROLES = new Set<unknown>(['title', 'lead', 'heading', 'paragraph'] satisfies BlockRole[]);
/** An article is read up to two million units; a draft is one field. */
const LONGEST = 2_100_000;

/** Reads an article that was read, with what was found in it, from outside and field by field; undefined where it is none. */
export function parseRememberedArticle(value: unknown): RememberedArticle | undefined {
  const { article, entities, quotations } = fieldsOf(value);
  const read = parseReadArticle(article);
  if (!read) return undefined;
  const named = listOf(entities, (item) => parseArticleEntity(item, read.id));
  const said = listOf(quotations, (item) => parseArticleQuotation(item, read.id));
  return named && said && { article: read, entities: named, quotations: said };
}

/** Reads a kept article that came from outside, field by field; undefined where it is none. */
export function parseKeptArticle(value: unknown): KeptArticle | undefined {
  const { id, text, blocks, analysis, keptAt } = fieldsOf(value);
  const source = parseSource(value);
  if (!isArticleId(id) || !source || typeof text !== 'string' || text.length > LONGEST) return undefined;
  const parts = parseBlocks(blocks, text.length);
  const found = parseAnalysis(analysis, text.length);
  if (!parts || !found || !isTime(keptAt)) return undefined;
  return { id, ...source, text, blocks: parts, analysis: found, keptAt };
}

/** Reads a draft that came from outside; undefined where it is none. */
export function parseDraft(value: unknown): Draft | undefined {
  const { key, text, savedAt } = fieldsOf(value);
  if (typeof key !== 'string' || key === '' || key.length > LONGEST) return undefined;
  return typeof text === 'string' && text.length <= LONGEST && isTime(savedAt) ? { key, text, savedAt } : undefined;
}

function parseReadArticle(value: unknown): ReadArticle | undefined {
  const { id, summary, names, firstReadAt, lastReadAt } = fieldsOf(value);
  const source = parseSource(value);
  const sentences = listOf(summary, textOf);
  const named = listOf(names, parseName);
  if (!isArticleId(id) || !source || !sentences || !named || !isTime(firstReadAt) || !isTime(lastReadAt))
    return undefined;
  return { id, ...source, summary: sentences, names: named, firstReadAt, lastReadAt };
}

function parseName(value: unknown): ReadArticle['names'][number] | undefined {
  const { kind, name, count } = fieldsOf(value);
  return isEntityKind(kind) && typeof name === 'string' && isOffset(count) ? { kind, name, count } : undefined;
}

function parseArticleEntity(value: unknown, articleId: ArticleId): ArticleEntity | undefined {
  const { key, kind, name, entry, count, sentences, readAt } = fieldsOf(value);
  const excerpts = listOf(sentences, parseExcerpt);
  if (typeof key !== 'string' || !isEntityKind(kind) || typeof name !== 'string' || !excerpts) return undefined;
  if (!isOffset(count) || !isTime(readAt)) return undefined;
  return { articleId, key, kind, name, ...readAs({ entry }, textOf), count, sentences: excerpts, readAt };
}

function parseArticleQuotation(value: unknown, articleId: ArticleId): ArticleQuotation | undefined {
  const { index, kind, text, sentence, speaker, speakerKey, role, readAt } = fieldsOf(value);
  const around = parseExcerpt(sentence);
  if (kind !== 'direct' && kind !== 'indirect' && kind !== 'mixed') return undefined;
  if (!isOffset(index) || typeof text !== 'string' || !around || !isTime(readAt)) return undefined;
  return { articleId, index, kind, text, sentence: around, ...readAs({ speaker, speakerKey, role }, textOf), readAt };
}

function parseExcerpt(value: unknown): Excerpt | undefined {
  const { text } = fieldsOf(value);
  if (typeof text !== 'string') return undefined;
  const span = parseSpan(value, text.length);
  return span && { text, ...span };
}

function parseBlocks(value: unknown, length: number): Block[] | undefined {
  let end = 0;
  return listOf(value, (item) => {
    const { role } = fieldsOf(item);
    const span = parseSpan(item, length);
    if (!span || !ROLES.has(role) || span.start < end) return undefined;
    end = span.end;
    return { role: role as BlockRole, ...span };
  });
}
