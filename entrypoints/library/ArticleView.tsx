import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ArticleHead } from '@/components/library/articles/ArticleHead';
import { type PaintedMark, ReadingText } from '@/components/library/articles/ReadingText';
import { Notice } from '@/components/Notice';
import { correctionsFor } from '@/lib/library/corrections';
import { notesOf } from '@/lib/library/notes';
import { keptArticle } from '@/lib/library/reading/kept';
import { removeArticle, removeKept, returnArticle } from '@/lib/library/reading/removal';
import type { ArticleId, KeptArticle, ReadArticle } from '@/lib/library/records';
import { withStandings } from '@/lib/library/standings';
import type { Desk } from './desk';
import { KeptCard } from './KeptCard';
import { OneNote } from './NoteList';
import { paintedOn } from './painted';
import { useFreshLive, useLive } from './queries';

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
            () => removeKept(library, id),
            () => t('library.dropped'),
            () => returnArticle(library, id),
          )
        }
        onRemove={() =>
          act(
            () => removeArticle(library, id),
            ({ notes }) => t('library.removedArticle', { n: notes.length }),
            () => returnArticle(library, id),
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
  const opener = useRef<Element | null>(null);
  const close = () => {
    setOpen(undefined);
    (opener.current as HTMLElement | null)?.focus();
  };
  // As soon as the card stands, not only once it was painted.
  useLayoutEffect(() => {
    if (!open) return;
    const listener = (event: KeyboardEvent) => {
      // While a word is composed Escape belongs to the input method.
      if (event.key === 'Escape' && !event.isComposing) close();
    };
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, [open]);
  const beside = useLive(
    async () => ({
      notes: await withStandings(library, await notesOf(library, article.url)),
      corrections: await correctionsFor(library, article, article.analysis),
    }),
    [library, article.url],
  );
  const { notes, corrections } = beside.state === 'ready' ? beside.value : { notes: [], corrections: [] };
  const painted = paintedOn(article, notes, corrections, t);
  return (
    <>
      <ReadingText
        article={article}
        marks={painted.marks}
        onOpen={(mark) => {
          opener.current = document.activeElement;
          setOpen(mark);
        }}
      />
      {open && (
        <aside class="reading-card">
          <KeptCard
            desk={desk}
            article={article}
            painted={painted}
            mark={open}
            onOpen={(mark) => (mark ? setOpen(mark) : close())}
          />
        </aside>
      )}
    </>
  );
}
