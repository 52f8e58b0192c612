import type { PaintedMark } from '@/components/library/articles/ReadingText';
import type { Analysis, Mention, Quotation, Term } from '@/lib/analysis/analysis';
import { verify } from '@/lib/annotation/verify';
import { corrected } from '@/lib/library/reading/corrected';
import type { Correction, KeptArticle } from '@/lib/library/records';
import type { SeenNote } from '@/lib/library/standings';
import type { Words } from '@/lib/locale';

/** What a mark on a kept article is about. */
type Subject =
  | { readonly kind: 'mention'; readonly mention: Mention; readonly shown: readonly Mention[] }
  | { readonly kind: 'quotation'; readonly quotation: Quotation }
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'note'; readonly row: SeenNote };

/** Everything painted on a kept article, and what each mark is about. */
export interface Painted {
  /** What was found, as the reader corrected it. */
  readonly analysis: Analysis;
  readonly marks: readonly PaintedMark[];
  readonly subjects: ReadonlyMap<string, Subject>;
}

/** What is painted on a kept article: its names as the reader corrected them, quotations, terms and notes. */
export function paintedOn(
  article: KeptArticle,
  notes: readonly SeenNote[],
  corrections: readonly Correction[],
  t: Words,
): Painted {
  const { text } = article;
  const analysis = corrected(article, article.analysis, corrections);
  const subjects = new Map<string, Subject>();
  const marks: PaintedMark[] = [];
  const paint = (mark: PaintedMark, subject: Subject) => {
    marks.push(mark);
    subjects.set(mark.id, subject);
  };
  const kinds = new Map(analysis.entities.map(({ id, kind }) => [id, kind]));
  const shown = analysis.mentions.filter(({ marked }) => marked);
  for (const mention of shown) {
    const kind = kinds.get(mention.entity);
    if (!kind || kind === 'place') continue;
    paint(
      { id: `m${mention.start}`, start: mention.start, end: mention.end, paint: kind },
      { kind: 'mention', mention, shown },
    );
  }
  for (const quotation of analysis.quotations) {
    const { kind, content, speaker } = quotation;
    if (kind !== 'direct') continue;
    const label = speaker ? t('quote.by', { name: speaker.name }) : t('quote.unclear');
    paint({ id: `q${content.start}`, ...content, paint: 'quotation', label }, { kind: 'quotation', quotation });
  }
  for (const term of analysis.terms)
    paint({ id: `t${term.start}`, start: term.start, end: term.end, paint: 'term' }, { kind: 'term', term });
  for (const row of notes) {
    const { note } = row;
    const standing = verify(text, note.target);
    if (standing.kind === 'gone') continue;
    paint(
      { id: note.id, ...standing.span, paint: 'note', colour: note.colour, label: t('note.edit') },
      { kind: 'note', row },
    );
  }
  return { analysis, marks, subjects };
}
