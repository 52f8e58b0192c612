import type { Analysis, EntityKind } from '@/lib/analysis/analysis';
import type { ArticleText } from '@/lib/text/article-text';
import { contains, type Span } from '@/lib/text/span';

const TYPES: Record<EntityKind, string> = {
  company: 'ORG-COMPANY',
  organisation: 'ORG-OTHER',
  person: 'PER',
  place: 'LOC',
  product: 'PRODUCT',
};

/**
 * An analysis in the form of the evaluation: offsets within paragraphs, the type names of the annotation guide.
 * `p` is the index among the article's paragraphs and headings; −1 is the title and −2 the lead of a page.
 */
export function prediction(article: ArticleText, analysis: Analysis): Record<string, unknown> {
  const paragraphs = article.blocks.filter((block) => block.role !== 'title' && block.role !== 'lead');
  const indexed = article.blocks.map((block) => {
    const p = block.role === 'title' ? -1 : block.role === 'lead' ? -2 : paragraphs.indexOf(block);
    return { p, block };
  });
  const entities = new Map(analysis.entities.map((entity) => [entity.id, entity]));
  const speakerOf = (speaker?: { entity?: string; name: string }) => (speaker?.entity ? speaker.name : null);

  /** The span within its paragraph, or undefined where it crosses a border. */
  const place = (span: Span) => {
    const found = indexed.find(({ block }) => contains(block, span));
    if (!found) return undefined;
    const { p, block } = found;
    const text = article.text.slice(span.start, span.end);
    return { p, start: span.start - block.start, end: span.end - block.start, text };
  };
  const placed = <T extends Span>(spans: readonly T[], more: (span: T) => object) =>
    spans.flatMap((span) => {
      const at = place(span);
      return at ? [{ ...at, ...more(span) }] : [];
    });
  const quotes = (kind: string) =>
    analysis.quotations
      .filter((quotation) => quotation.kind === kind)
      .flatMap(({ content, speaker, cue }) => {
        const at = place(content);
        return at
          ? [{ ...at, speaker: speakerOf(speaker), ...(cue ? { cue: article.text.slice(cue.start, cue.end) } : {}) }]
          : [];
      });

  return {
    lang: analysis.language,
    isTech: analysis.isTech,
    entities: placed(analysis.mentions, (mention) => {
      const entity = entities.get(mention.entity);
      return {
        type: TYPES[entity?.kind ?? 'company'],
        ...(entity?.entry ? { id: entity.entry } : {}),
        name: entity?.name,
        ...(mention.marked ? {} : { marked: false }),
      };
    }),
    quotes: quotes('direct'),
    indirectQuotes: quotes('indirect'),
    coref: analysis.mentions.flatMap((mention) => {
      const at = mention.shortForm && place(mention.shortForm);
      return at ? [{ p: at.p, start: at.start, end: at.end, entity: entities.get(mention.entity)?.name }] : [];
    }),
    summary: placed(analysis.summary, () => ({})),
    terms: placed(analysis.terms, ({ headword, english, definition }) => ({
      headword,
      ...(english ? { english } : {}),
      ...(definition ? { definition } : {}),
    })),
  };
}
