import type { Analysis, Mention, Quotation, Term } from '@/lib/analysis/analysis';
import type { MetTerm } from '@/lib/library/met-terms';
import type { Passage } from '@/lib/library/passages';
import type { NoteId } from '@/lib/library/records';
import type { Mark, MarkKind } from '@/lib/page/mark';
import type { Settings } from '@/lib/settings';
import type { ArticleText } from '@/lib/text/article-text';
import { contains } from '@/lib/text/span';

/** The mentions of kinds that are drawn. */
export function shownMentions(analysis: Analysis): Mention[] {
  const places = new Set(analysis.entities.filter(({ kind }) => kind === 'place').map(({ id }) => id));
  return analysis.mentions.filter(({ marked, entity }) => marked && !places.has(entity));
}

/** What the mark of a mention is called; `from` is a place in the list of all that is not behind it. */
export function mentionId({ mentions }: Analysis, mention: Mention, from = 0): string {
  return `mention:${mentions.indexOf(mention, from)}`;
}

/**
 * What there is to mark: names (each entity's first mention outside the title, or every one), direct quotations and terms, by the
 * settings. Which names are new to the reader is not asked here (drawing.ts).
 */
export function marksOf(article: ArticleText, analysis: Analysis, settings: Settings, focus?: string): Mark[] {
  const { kinds, density } = settings;
  const entities = new Map(analysis.entities.map((entity) => [entity.id, entity]));
  const title = article.blocks.find(({ role }) => role === 'title');
  const shown = shownMentions(analysis);
  const seen = new Set<string>();
  const inBody = new Set(shown.filter((mention) => !title || !contains(title, mention)).map(({ entity }) => entity));
  const marks: Mark[] = [];
  shown.forEach((mention, i) => {
    const kind = entities.get(mention.entity)?.kind as MarkKind;
    if (!kinds[kind as keyof typeof kinds]) return;
    const repeated =
      seen.has(mention.entity) || (inBody.has(mention.entity) && title !== undefined && contains(title, mention));
    if (density !== 'every' && repeated && mention.entity !== focus) return;
    if (!(title && contains(title, mention))) seen.add(mention.entity);
    marks.push({
      start: mention.start,
      end: mention.end,
      kind,
      id: mentionId(analysis, mention, i),
    });
  });
  if (kinds.quotation)
    analysis.quotations.forEach(({ kind, content }, i) => {
      if (kind === 'direct') marks.push({ ...content, kind: 'quotation', id: `quotation:${i}` });
    });
  if (kinds.term)
    analysis.terms.forEach(({ start, end }, i) => {
      marks.push({ start, end, kind: 'term', id: `term:${i}` });
    });
  return marks;
}

/** The reader's own terms: the first place of each outside the title, where no name and no other term stands. */
export function ownTermMarks(article: ArticleText, analysis: Analysis, terms: readonly MetTerm[]): Mark[] {
  const title = article.blocks.find(({ role }) => role === 'title');
  const taken = [...shownMentions(analysis), ...analysis.terms, ...(title ? [title] : [])];
  taken.sort((a, b) => a.start - b.start);
  const first = new Map<string, Mark>();
  let next = 0;
  for (const { id, start, end } of terms) {
    // Both lists are in reading order: whatever ends before this term ends before all that follow.
    while ((taken[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    const isFree = (taken[next]?.start ?? end) >= end;
    if (isFree && !first.has(id)) first.set(id, { start, end, kind: 'term', id: `own-term:${id}` });
  }
  return [...first.values()];
}

/**
 * Adds the kept passages that still stand to what is drawn; the changed ones bear a second mark. A kept quotation is drawn in
 * its own colour alone.
 */
export function withPassages(marks: readonly Mark[], passages: readonly Passage[]): Mark[] {
  const kept = passagesMarked(passages);
  const places = new Set(kept.map(({ start, end }) => `${start}-${end}`));
  return [...marks.filter(({ kind, start, end }) => kind !== 'quotation' || !places.has(`${start}-${end}`)), ...kept];
}

/** What a mark stands for. */
type Marked =
  | { readonly kind: 'mention'; readonly mention: Mention }
  | { readonly kind: 'quotation'; readonly quotation: Quotation }
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'own-term'; readonly id: string }
  | { readonly kind: 'note'; readonly id: NoteId };

/** What a mark drawn from this analysis stands for; undefined where it is of another. */
export function markedBy({ id }: Mark, { mentions, quotations, terms }: Analysis): Marked | undefined {
  const [kind, rest] = partedAt(id, ':');
  const mention = kind === 'mention' && mentions[Number(rest)];
  if (mention) return { kind: 'mention', mention };
  const quotation = kind === 'quotation' && quotations[Number(rest)];
  if (quotation) return { kind: 'quotation', quotation };
  const term = kind === 'term' && terms[Number(rest)];
  if (term) return { kind: 'term', term };
  if (kind === 'own-term') return { kind: 'own-term', id: rest };
  return kind === 'note' ? { kind: 'note', id: rest as NoteId } : undefined;
}

/** The mark behind or before one in the order of the text, round the ends; without one the first, or the last. */
export function neighbourOf(marks: readonly Mark[], at: Mark | undefined, direction: 1 | -1): Mark | undefined {
  const ordered = [...marks].sort((a, b) => a.start - b.start);
  const current = at ? ordered.findIndex(({ id }) => id === at.id) : direction > 0 ? -1 : 0;
  return ordered[(current + direction + ordered.length) % ordered.length];
}

function passagesMarked(passages: readonly Passage[]): Mark[] {
  return passages.flatMap(({ id, colour, standing }): Mark[] => {
    if (standing.kind === 'gone') return [];
    const mark: Mark = { ...standing.span, kind: `note-${colour}`, id: `note:${id}` };
    return standing.kind === 'changed' ? [mark, { ...mark, kind: 'note-changed' }] : [mark];
  });
}

function partedAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at + 1)];
}
