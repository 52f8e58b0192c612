import { useState } from 'preact/hooks';
import type { CardActions } from '@/components/card/Card';
import type { NameCorrection } from '@/components/card/CorrectionForm';
import { EntityCard } from '@/components/card/EntityCard';
import { QuotationCard } from '@/components/card/QuotationCard';
import { TermCard } from '@/components/card/TermCard';
import { IconButton } from '@/components/IconButton';
import type { PaintedMark } from '@/components/library/articles/ReadingText';
import { correctionSaid } from '@/components/library/undo/correction-said';
import type { Mention, Quotation, Term } from '@/lib/analysis/analysis';
import { addCorrection, removeCorrection } from '@/lib/library/corrections';
import { sourceLine } from '@/lib/library/formats/source-line';
import { keptTerm, saveTerm } from '@/lib/library/glossary';
import { entityKey } from '@/lib/library/identity';
import { createNote, removeNote } from '@/lib/library/notes';
import type { KeptArticle } from '@/lib/library/records';
import { entityContent, otherNames, quotationContent } from '../reader/card-content';
import { correctionOf } from '../reader/name-correction';
import { quotationDraft } from '../reader/note-draft';
import type { Desk } from './desk';
import { OneNote } from './NoteList';
import type { Painted } from './painted';
import { useLive } from './queries';
import { go, hashOf } from './route';

interface KeptCardProps {
  readonly desk: Desk;
  readonly article: KeptArticle;
  readonly painted: Painted;
  readonly mark: PaintedMark;
  onOpen(mark: PaintedMark | undefined): void;
}

/** The card of a mark on a kept article, as it would stand beside the page. */
export function KeptCard(props: KeptCardProps) {
  const { desk, painted, mark, onOpen } = props;
  const { t } = desk;
  const subject = painted.subjects.get(mark.id);
  const actions = { t, pinned: false, onClose: () => onOpen(undefined) };
  switch (subject?.kind) {
    case 'mention':
      return <NameCard {...props} actions={actions} mention={subject.mention} shown={subject.shown} />;
    case 'quotation':
      return <SaidCard key={mark.id} {...props} actions={actions} quotation={subject.quotation} />;
    case 'term':
      return <WordCard key={mark.id} {...props} actions={actions} term={subject.term} />;
    case 'note':
      return (
        <>
          <IconButton icon="close" label={t('card.close')} onPress={actions.onClose} />
          <OneNote desk={desk} {...subject.row} />
        </>
      );
    default:
      return null;
  }
}

interface NameCardProps extends KeptCardProps {
  readonly actions: CardActions;
  readonly mention: Mention;
  readonly shown: readonly Mention[];
}

function NameCard({ desk, article, painted, mark, onOpen, actions, mention, shown }: NameCardProps) {
  const { library, t, language, act } = desk;
  const content = entityContent(article, painted.analysis, shown, mention, t, language);
  if (!content) return null;
  const entity = painted.analysis.entities.find(({ id }) => id === mention.entity);
  const same = painted.marks.filter((other) => {
    const at = painted.subjects.get(other.id);
    return at?.kind === 'mention' && at.mention.entity === mention.entity;
  });
  const turn = (step: number) => {
    const next = same[(same.findIndex(({ id }) => id === mark.id) + step + same.length) % same.length];
    onOpen(next);
  };
  const correct = (wanted: NameCorrection) => {
    const form = article.text.slice(mention.start, mention.end);
    const correction = correctionOf({ name: content.name, form, url: article.url }, wanted);
    onOpen(undefined);
    act(
      () => addCorrection(library, correction),
      () => correctionSaid(correction, t),
      () => removeCorrection(library, correction.id),
    );
  };
  return (
    <EntityCard
      {...actions}
      content={content}
      onPrevious={() => turn(-1)}
      onNext={() => turn(1)}
      others={otherNames(painted.analysis, mention)}
      onNotName={() => correct({ kind: 'not-a-name' })}
      onCorrect={correct}
      onLibrary={entity && (() => go(hashOf('entities', entityKey(entity))))}
    />
  );
}

interface SaidCardProps extends KeptCardProps {
  readonly actions: CardActions;
  readonly quotation: Quotation;
}

function SaidCard({ desk, article, painted, mark, onOpen, actions, quotation }: SaidCardProps) {
  const { library, t, act } = desk;
  const [copied, setCopied] = useState(false);
  const content = quotationContent(article, painted.analysis, quotation, t);
  const saved = painted.marks.find(
    (each) => each.paint === 'note' && each.start === mark.start && each.end === mark.end,
  );
  const { text: words, speaker } = content;
  return (
    <QuotationCard
      {...actions}
      content={content}
      copied={copied}
      saved={saved !== undefined}
      onSave={() => {
        if (saved) return onOpen(saved);
        const draft = quotationDraft(article, painted.analysis, quotation, 'yellow');
        act(
          () => createNote(library, draft),
          () => t('keep.saved'),
          () => removeNote(library, draft.id),
        );
        return undefined;
      }}
      onCopy={() => navigator.clipboard.writeText(sourceLine({ words, speaker }, article)).then(() => setCopied(true))}
    />
  );
}

interface WordCardProps extends KeptCardProps {
  readonly actions: CardActions;
  readonly term: Term;
}

function WordCard({ desk, article, actions, term }: WordCardProps) {
  const { library, t, act } = desk;
  const { headword, english, definition = '' } = term;
  const { url, title, site } = article;
  const words = [headword, article.text.slice(term.start, term.end)];
  const own = useLive(() => keptTerm(library, words), [library, ...words]);
  const draft = { term: headword, definition, origin: 'knowledge', ...(english ? { english } : {}) } as const;
  const keep = () =>
    act(
      () => saveTerm(library, { ...draft, source: { url, title, site } }),
      () => t('keep.termSaved', { term: headword }),
    );
  const entry = own.state === 'ready' ? own.value : undefined;
  // What the reader wrote about it is not written over.
  const way = entry ? { onOwn: () => go(hashOf('glossary', entry.id)) } : own.state === 'ready' ? { onKeep: keep } : {};
  return <TermCard {...actions} content={{ headword, english, definition }} {...way} />;
}
