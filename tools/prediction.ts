import type { Analysis, EntityKind } from '@/lib/analysis/analysis';
import type { ArticleText } from '@/lib/text/article-text';
import { contains, type Span } from '@/lib/text/span';

/** A span of a paragraph and the words there; `p` −1 is the title, −2 the lead of a page. */
interface PlacedText {
  readonly p: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface PredictedQuote extends PlacedText {
  readonly speaker: string | null;
  readonly cue?: string;
}

/** What the command line says of an article (docs/ANALYSE.md). */
export interface Prediction {
  readonly lang: string;
  readonly isTech: boolean;
  readonly entities: readonly (PlacedText & { type: string; id?: string; name?: string | undefined; marked?: false })[];
  readonly quotes: readonly PredictedQuote[];
  readonly indirectQuotes: readonly PredictedQuote[];
  readonly coref: readonly (Omit<PlacedText, 'text'> & { entity: string | undefined })[];
  readonly summary: readonly PlacedText[];
  readonly terms: readonly (PlacedText & { headword: string; english?: string; definition?: string })[];
}

/** What is said of a text in which nothing is found. */
export const NOTHING: Prediction = {
  lang: 'und',
  isTech: false,
  entities: [],
  quotes: [],
  indirectQuotes: [],
  coref: [],
  summary: [],
  terms: [],
};

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
export function prediction(article: ArticleText, analysis: Analysis): Prediction {
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
  const placed = <T extends Span, More>(spans: readonly T[], more: (span: T) => More): (PlacedText & More)[] =>
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

  const named = analysis.mentions.filter(({ head }) => !head);
  return {
    lang: analysis.language,
    isTech: analysis.isTech,
    entities: placed(named, (mention) => {
      const entity = entities.get(mention.entity);
      return {
        type: TYPES[entity?.kind ?? 'company'],
        ...(entity?.entry ? { id: entity.entry } : {}),
        name: entity?.name,
        ...(mention.marked ? {} : { marked: false as const }),
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
