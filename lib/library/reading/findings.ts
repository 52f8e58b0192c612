import type { Analysis } from '@/lib/analysis/analysis';
import { entityKey } from '@/lib/library/identity';
import type { ArticleEntity, ArticleId, ArticleQuotation, Excerpt } from '@/lib/library/records';
import type { ArticleText } from '@/lib/text/article-text';
import { type Sentence, sentences } from '@/lib/text/sentences';
import type { Span } from '@/lib/text/span';

/** How many sentences of one article are kept of one entity, and how much of a sentence beside the words in it. */
const MOST_SENTENCES = 20;
const LONGEST_SIDE = 400;
const LONGEST_QUOTATION = 4000;

/** What the library's pages show of an article: its entities, places aside, each once, and what was said by whom. */
export interface Findings {
  readonly entities: readonly ArticleEntity[];
  readonly quotations: readonly ArticleQuotation[];
}

/** Gathers them from an analysis, in time linear in the article. */
export function findingsOf(article: ArticleText, analysis: Analysis, articleId: ArticleId, readAt: number): Findings {
  const around = excerpter(article);
  const keys = new Map(analysis.entities.map((entity) => [entity.id, entityKey(entity)]));
  const found = new Map<string, ArticleEntity & { count: number; sentences: Excerpt[] }>();
  for (const { kind, name, entry, id } of analysis.entities) {
    const key = keys.get(id);
    if (kind === 'place' || key === undefined || found.has(key)) continue;
    const common = { articleId, key, kind, name, count: 0, sentences: [], readAt };
    found.set(key, entry === undefined ? common : { ...common, entry });
  }
  for (const mention of analysis.mentions) {
    const entity = found.get(keys.get(mention.entity) ?? '');
    if (!entity) continue;
    entity.count += 1;
    if (entity.sentences.length < MOST_SENTENCES) entity.sentences.push(around(mention));
  }
  const quotations = analysis.quotations.map(({ kind, content, speaker }, index): ArticleQuotation => {
    const speakerKey = speaker?.entity === undefined ? undefined : keys.get(speaker.entity);
    return {
      articleId,
      index,
      kind,
      text: article.text.slice(content.start, Math.min(content.end, content.start + LONGEST_QUOTATION)),
      sentence: around(content),
      ...(speaker ? { speaker: speaker.name } : {}),
      ...(speakerKey === undefined ? {} : { speakerKey }),
      ...(speaker?.role ? { role: article.text.slice(speaker.role.start, speaker.role.end) } : {}),
      readAt,
    };
  });
  return { entities: [...found.values()].filter(({ count }) => count > 0), quotations };
}

/** The sentences that a span stands in, cut where they run on, with the span's place in them. */
function excerpter(article: ArticleText): (span: Span) => Excerpt {
  const all = sentences(article);
  return (span) => {
    const first = all[at(all, span.start)] ?? span;
    const last = all[at(all, Math.max(span.start, span.end - 1))] ?? span;
    const start = Math.max(Math.min(first.start, span.start), span.start - LONGEST_SIDE);
    const end = Math.min(Math.max(last.end, span.end), span.end + LONGEST_SIDE, start + LONGEST_QUOTATION);
    return {
      text: article.text.slice(start, end),
      start: span.start - start,
      end: Math.min(span.end, end) - start,
    };
  };
}

/** The last sentence that begins at or before an offset. */
function at(all: readonly Sentence[], offset: number): number {
  let [low, high] = [0, all.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((all[middle] as Sentence).start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
