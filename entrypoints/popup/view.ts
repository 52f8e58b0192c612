import type { NamedGroup } from '@/components/popup/NamesSection';
import type { Speech } from '@/components/popup/QuotationsSection';
import type { Analysis } from '@/lib/analysis/analysis';
import type { Article } from '@/lib/page/article';
import type { Span } from '@/lib/text/span';

const KINDS = ['company', 'person', 'product', 'organisation'] as const;

/** An analysis as the popup tells it. */
export interface ArticleView {
  readonly summary: readonly string[];
  readonly groups: readonly NamedGroup[];
  /** Where each entity is first named. */
  readonly first: ReadonlyMap<string, Span>;
  readonly speeches: readonly Speech[];
}

export function articleView(article: Article, analysis: Analysis): ArticleView {
  const words = ({ start, end }: Span) => article.text.slice(start, end).replace(/\s+/g, ' ');
  const first = new Map<string, Span>();
  const counts = new Map<string, number>();
  for (const mention of analysis.mentions) {
    if (!first.has(mention.entity)) first.set(mention.entity, mention);
    counts.set(mention.entity, (counts.get(mention.entity) ?? 0) + 1);
  }
  const groups = KINDS.flatMap((kind) => {
    const items = analysis.entities
      .filter(
        (entity) =>
          entity.kind === kind && analysis.mentions.some((mention) => mention.entity === entity.id && mention.marked),
      )
      .map(({ id, name }) => ({ id, name, count: counts.get(id) ?? 0 }))
      .sort((a, b) => b.count - a.count);
    return items.length > 0 ? [{ kind, items }] : [];
  });
  const speeches = new Map<
    string,
    { speaker: string | undefined; role?: string; quotes: { index: number; text: string }[] }
  >();
  analysis.quotations.forEach(({ kind, content, speaker }, index) => {
    if (kind !== 'direct') return;
    const name = speaker?.name ?? '';
    const speech = speeches.get(name) ?? {
      speaker: speaker?.name,
      ...(speaker?.role ? { role: words(speaker.role) } : {}),
      quotes: [],
    };
    speeches.set(name, speech);
    speech.quotes.push({ index, text: words(content) });
  });
  return {
    summary: analysis.summary.map(words),
    groups,
    first,
    speeches: [...speeches.values()],
  };
}
