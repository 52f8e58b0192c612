import { useState } from 'preact/hooks';
import type { NameCorrection } from '@/components/card/CorrectionForm';
import { EntityCard } from '@/components/card/EntityCard';
import { QuotationCard } from '@/components/card/QuotationCard';
import { TermCard } from '@/components/card/TermCard';
import { ArticleHead } from '@/components/library/articles/ArticleHead';
import { type PaintedMark, ReadingText } from '@/components/library/articles/ReadingText';
import { correctionSaid } from '@/components/library/undo/correction-said';
import { Notice } from '@/components/Notice';
import { addCorrection, correctionsFor, removeCorrection } from '@/lib/library/corrections';
import { sourceLine } from '@/lib/library/formats/source-line';
import { entityKey } from '@/lib/library/identity';
import { createNote, notesOf, removeNote } from '@/lib/library/notes';
import { dropKept, keptArticle, returnKept } from '@/lib/library/reading/kept';
import { removeArticle, returnArticle } from '@/lib/library/reading/removal';
import type { ArticleId, KeptArticle, ReadArticle } from '@/lib/library/records';
import { withStandings } from '@/lib/library/standings';
import { entityContent, quotationContent } from '../reader/card-content';
import { correctionOf } from '../reader/name-correction';
import { quotationDraft } from '../reader/note-draft';
import type { Desk } from './desk';
import { OneNote } from './NoteList';
import { type Painted, paintedOn } from './painted';
import { useFreshLive, useLive } from './queries';
import { go, hashOf } from './route';

/** One article: kept, as a text with its marks; only read, its summary. Below, the notes on it. */
export function ArticleView({ desk, id }: { desk: Desk; id: ArticleId }) {
  const { library, t, language, act } = desk;
  const found = useFreshLive(
    async () => ({ read: await library.articles.get(id), kept: await keptArticle(library, id) }),
    [library, id],
  );
  if (found.state === 'failed')
    return <Notice text={t('library.broken', { error: found.error })} why={t('library.brokenWhy')} />;
  if (found.state === 'loading') return <p class="source">{t('library.loading')}</p>;
  const { read, kept } = found.value;
  const article = kept ?? read;
  if (!article)
    return (
      <>
        <h1>{t('library.articles')}</h1>
        <p>{t('library.noArticle')}</p>
      </>
    );
  return (
    <>
      <ArticleHead
        t={t}
        language={language}
        article={article}
        lastReadAt={read?.lastReadAt}
        keptAt={kept?.keptAt}
        onDrop={() =>
          act(
            () => dropKept(library, id),
            () => t('library.dropped'),
            async (dropped) => dropped && returnKept(library, dropped),
          )
        }
        onRemove={() =>
          act(
            () => removeArticle(library, article),
            ({ notes }) => t('library.removedArticle', { n: notes.length }),
            (removed) => returnArticle(library, removed),
          )
        }
      />
      {kept ? <Kept key={id} desk={desk} article={kept} /> : read && <OnlyRead desk={desk} article={read} />}
      <Notes desk={desk} url={article.url} />
    </>
  );
}

function OnlyRead({ desk: { t }, article }: { desk: Desk; article: ReadArticle }) {
  return (
    <>
      <h2>{t('popup.summary')}</h2>
      <ul class="sentences">
        {article.summary.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p class="source">{t('library.notKept')}</p>
    </>
  );
}

function Notes({ desk, url }: { desk: Desk; url: string }) {
  const notes = useLive(async () => withStandings(desk.library, await notesOf(desk.library, url)), [desk.library, url]);
  if (notes.state !== 'ready' || notes.value.length === 0) return null;
  return (
    <>
      <h2>{desk.t('note.yours')}</h2>
      {notes.value.map((row) => (
        <OneNote key={row.note.id} desk={desk} {...row} />
      ))}
    </>
  );
}

function Kept({ desk, article }: { desk: Desk; article: KeptArticle }) {
  const { library, t } = desk;
  const [open, setOpen] = useState<PaintedMark | undefined>();
  const beside = useLive(
    async () => ({
      notes: await withStandings(library, await notesOf(library, article.url)),
      corrections: await correctionsFor(library, article.url),
    }),
    [library, article.url],
  );
  const { notes, corrections } = beside.state === 'ready' ? beside.value : { notes: [], corrections: [] };
  const painted = paintedOn(article, notes, corrections, t);
  return (
    <>
      <ReadingText article={article} marks={painted.marks} onOpen={setOpen} />
      {open && (
        <aside class="reading-card">
          <OpenCard desk={desk} article={article} painted={painted} mark={open} onOpen={setOpen} />
        </aside>
      )}
    </>
  );
}

interface OpenCardProps {
  readonly desk: Desk;
  readonly article: KeptArticle;
  readonly painted: Painted;
  readonly mark: PaintedMark;
  onOpen(mark: PaintedMark | undefined): void;
}

/** The card of what was opened, as it would stand beside the page. */
function OpenCard({ desk, article, painted, mark, onOpen }: OpenCardProps) {
  const { library, t, language, act } = desk;
  const [copied, setCopied] = useState(false);
  const { analysis } = painted;
  const actions = { t, pinned: false, onClose: () => onOpen(undefined) };
  const subject = painted.subjects.get(mark.id);
  switch (subject?.kind) {
    case 'mention': {
      const { mention, shown } = subject;
      const content = entityContent(article, analysis, shown, mention, t, language);
      if (!content) return null;
      const same = painted.marks.filter((other) => {
        const at = painted.subjects.get(other.id);
        return at?.kind === 'mention' && at.mention.entity === mention.entity;
      });
      const turn = (step: number) => {
        const next = same[(same.findIndex(({ id }) => id === mark.id) + step + same.length) % same.length];
        onOpen(next);
      };
      const { name } = content;
      const entity = analysis.entities.find(({ id }) => id === mention.entity);
      const correct = (wanted: NameCorrection) => {
        const form = article.text.slice(mention.start, mention.end);
        const correction = correctionOf({ name, form, url: article.url }, wanted);
        onOpen(undefined);
        act(
          () => addCorrection(library, correction),
          () => correctionSaid(correction, t),
          () => removeCorrection(library, correction.id),
        );
      };
      const others = painted.analysis.entities.flatMap((other) =>
        other.kind === 'place' || other.id === mention.entity ? [] : [other.name],
      );
      return (
        <EntityCard
          {...actions}
          content={content}
          onPrevious={() => turn(-1)}
          onNext={() => turn(1)}
          others={others}
          onNotName={() => correct({ kind: 'not-a-name' })}
          onCorrect={correct}
          onLibrary={entity && (() => go(hashOf('entities', entityKey(entity))))}
        />
      );
    }
    case 'quotation': {
      const content = quotationContent(article, analysis, subject.quotation, t);
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
            if (saved) return;
            const draft = quotationDraft(article, analysis, subject.quotation, 'yellow');
            act(
              () => createNote(library, draft),
              () => t('keep.saved'),
              () => removeNote(library, draft.id),
            );
          }}
          onCopy={() =>
            navigator.clipboard.writeText(sourceLine({ words, speaker }, article)).then(() => setCopied(true))
          }
        />
      );
    }
    case 'term':
      return <TermCard {...actions} content={{ ...subject.term, definition: subject.term.definition ?? '' }} />;
    case 'note':
      return <OneNote desk={desk} {...subject.row} />;
    default:
      return null;
  }
}
