import type { EntityCardContent, Fact } from '@/components/card/EntityCard';
import type { QuotationCardContent } from '@/components/card/QuotationCard';
import { monthName } from '@/components/dates';
import type { Analysis, Entity, Evidence, Facts, Mention, Quotation } from '@/lib/analysis/analysis';
import type { WordKey, Words } from '@/lib/locale';
import type { ArticleText } from '@/lib/text/article-text';
import { sentenceSpans } from '@/lib/text/sentences';
import { contains, type Span } from '@/lib/text/span';

/** What the card of an entity says, from the analysis and the knowledge alone. */
export function entityContent(
  article: ArticleText,
  analysis: Analysis,
  shown: readonly Mention[],
  at: Mention,
  t: Words,
  language: 'vi' | 'en',
): EntityCardContent | undefined {
  const entity = analysis.entities.find(({ id }) => id === at.entity);
  if (!entity || entity.kind === 'place') return undefined;
  const mentions = shown.filter((mention) => mention.entity === entity.id);
  // A headline says little; the first sentence of the text that names it says who it is.
  const title = article.blocks.find(({ role }) => role === 'title');
  const first = mentions.find((mention) => !title || !contains(title, mention)) ?? mentions[0] ?? at;
  return {
    kind: entity.kind,
    name: entity.name,
    line: entity.facts?.line ?? entity.facts?.role ?? said(article, entity),
    facts: factsOf(article, entity, t, language),
    aliases: entity.aliases,
    position: mentions.indexOf(at) + 1,
    count: mentions.length,
    first: around(article, first),
    why: whyOf(article, at.evidence, t),
  };
}

interface SplitSentence {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** What else an article names: what a name may be the same as. */
export function otherNames({ entities }: Analysis, than: Mention): string[] {
  return [...new Set(entities.flatMap(({ id, kind, name }) => (id === than.entity || kind === 'place' ? [] : [name])))];
}

/** What the card of a quotation says. */
export function quotationContent(
  article: ArticleText,
  analysis: Analysis,
  quotation: Quotation,
  t: Words,
): QuotationCardContent {
  const { speaker, cue, content, kind, evidence } = quotation;
  const text = (span: Span) => article.text.slice(span.start, span.end);
  const full = speaker?.entity ? analysis.mentions.find(({ entity }) => entity === speaker.entity) : undefined;
  const source = speaker?.evidence.source;
  const name = source && speaker ? text(source).indexOf(speaker.name) : -1;
  return {
    kind,
    text: text(content),
    speaker: speaker?.name,
    role: speaker?.role && text(speaker.role),
    cue: cue && text(cue),
    evidence:
      source && name >= 0 && speaker
        ? withoutWords(
            split(article, source, { start: source.start + name, end: source.start + name + speaker.name.length }),
            text(content),
          )
        : full && around(article, full),
    why: t(`why.${evidence.rule}` as WordKey),
  };
}

/** The short name that a speaker was told by («Lee»), and who it was taken for: what may be mistaken. */
export function shortSpeaker(
  { text }: ArticleText,
  { entities, mentions }: Analysis,
  { speaker }: Quotation,
): { readonly entity: Entity; readonly mention: Mention } | undefined {
  const entity = entities.find(({ id }) => id === speaker?.entity);
  const place = speaker?.mention;
  const mention = place && mentions.find((each) => each.entity === entity?.id && contains(place, each));
  if (!entity || !mention || text.slice(mention.start, mention.end) === entity.name) return undefined;
  return { entity, mention };
}

function factsOf(article: ArticleText, entity: Entity, t: Words, language: 'vi' | 'en'): Fact[] {
  const facts: Facts = entity.facts ?? {};
  const asOf = facts.asOf ? ` (${t('fact.asOf', { date: monthName(facts.asOf) })})` : '';
  const rows: [WordKey, string | undefined][] = [
    ['fact.role', facts.line ? facts.role && `${facts.role}${asOf}` : undefined],
    ['fact.inArticle', facts.line || facts.role ? said(article, entity) : undefined],
    ['fact.country', facts.country && new Intl.DisplayNames([language], { type: 'region' }).of(facts.country)],
    ['fact.seat', facts.seat],
    ['fact.founded', facts.founded],
    ['fact.founders', facts.founders?.join(', ')],
    ['fact.parent', facts.parent],
    ['fact.maker', facts.maker],
    ['fact.ticker', facts.ticker && `${facts.ticker}${asOf}`],
    ['fact.website', facts.website],
  ];
  return rows.flatMap(([label, value]) => (value ? [{ label: t(label), value }] : []));
}

/** What the article itself says of it, drawn to a length a card can bear. */
function said(article: ArticleText, entity: Entity): string | undefined {
  return entity.apposition && article.text.slice(entity.apposition.start, entity.apposition.end);
}

function whyOf(article: ArticleText, evidence: Evidence, t: Words): string {
  const why = t(`why.${evidence.rule}` as WordKey);
  return evidence.cue ? `${why} (“${article.text.slice(evidence.cue.start, evidence.cue.end)}”)` : why;
}

/** The sentence that holds a span, parted round it. */
function around(article: ArticleText, span: Span): SplitSentence {
  const block = article.blocks.find((each) => contains(each, span)) ?? { start: span.start, end: span.end };
  const sentence = sentenceSpans(article.text, block).find((each) => contains(each, span)) ?? block;
  return split(article, sentence, span);
}

/** A sentence without the words of a quotation, which stand above it. */
function withoutWords({ before, words, after }: SplitSentence, said: string): SplitSentence {
  return { before: before.replace(said, () => '…'), words, after: after.replace(said, () => '…') };
}

function split(article: ArticleText, sentence: Span, span: Span): SplitSentence {
  return {
    before: article.text.slice(sentence.start, span.start),
    words: article.text.slice(span.start, span.end),
    after: article.text.slice(span.end, sentence.end),
  };
}
