import type { Analysis, Quotation } from '@/lib/analysis/analysis';
import { describe } from '@/lib/annotation/describe';
import { entityKey, newNoteId } from '@/lib/library/identity';
import type { ArticleSource, Colour, NoteDraft } from '@/lib/library/records';
import type { ArticleText } from '@/lib/text/article-text';
import { sentenceSpans } from '@/lib/text/sentences';
import { contains, type Span } from '@/lib/text/span';

type Source = ArticleText & ArticleSource;

/** A span of an article as a highlight that is yet to be kept. */
export function highlightDraft(article: Source, span: Span, colour: Colour): NoteDraft {
  return {
    id: newNoteId(),
    kind: 'highlight',
    target: { source: article.url, selector: describe(article.text, span) },
    article: sourceOf(article),
    colour,
    context: sentenceOf(article, span),
  };
}

/** What is kept of an article beside its passages and terms. */
export function sourceOf({ url, title, site, published }: ArticleSource): ArticleSource {
  return { url, title, site, ...(published ? { published } : {}) };
}

/** A quotation that is yet to be kept, with its speaker, role and cue. */
export function quotationDraft(article: Source, analysis: Analysis, quotation: Quotation, colour: Colour): NoteDraft {
  const { content, cue, speaker, kind } = quotation;
  const words = ({ start, end }: Span) => article.text.slice(start, end);
  const entity = analysis.entities.find(({ id }) => id === speaker?.entity);
  const said = speaker && {
    name: speaker.name,
    ...(speaker.role ? { role: words(speaker.role) } : {}),
    ...(entity ? { entity: entityKey(entity) } : {}),
  };
  return {
    ...highlightDraft(article, content, colour),
    kind: 'quotation',
    ...(said ? { speaker: said } : {}),
    ...(cue ? { cue: words(cue) } : {}),
    reported: kind === 'indirect',
  };
}

/** The sentences that a span stands in, from the first to the last. */
export function sentenceOf({ text, blocks }: ArticleText, span: Span): string {
  const all = blocks
    .filter((block) => block.start < span.end && block.end > span.start)
    .flatMap((block) => sentenceSpans(text, block));
  const touched = all.filter(({ start, end }) => start < span.end && end > span.start);
  const whole = { start: touched[0]?.start ?? span.start, end: touched.at(-1)?.end ?? span.end };
  return contains(whole, span) && whole.end - whole.start <= LONGEST_CONTEXT ? text.slice(whole.start, whole.end) : '';
}

const LONGEST_CONTEXT = 2000;
