import type { ReadonlySignal } from '@preact/signals';
import type { Library } from '@/lib/library/database';
import { addTerm, editTerm, removeTerm, restoreTerm, saveTerm } from '@/lib/library/glossary';
import { articleId } from '@/lib/library/identity';
import { removeNote, restoreNote } from '@/lib/library/notes';
import { type Forget, forgetArticles, recallArticles } from '@/lib/library/reading/articles';
import { dropKept, isKept } from '@/lib/library/reading/kept';
import { removeKept, returnArticle } from '@/lib/library/reading/removal';
import type { GlossaryEntry, Note } from '@/lib/library/records';
import type { Words } from '@/lib/locale';
import { ask } from '@/lib/messages';
import type { Article } from '@/lib/page/article';
import { reasonOf } from '@/lib/text/reason';
import type { Editor } from '../note/editor';
import { editNote } from '../window/note-editor';
import type { Toasts } from '../window/toast';

/** What the popup's acts work with. */
interface Means {
  readonly library: Library;
  readonly t: ReadonlySignal<Words>;
  readonly say: Toasts['say'];
  /** The article in view, if any. */
  article(): Article | undefined;
  /** Tells the page that what is kept of it has changed. */
  notesChanged(): Promise<void>;
}

interface TermDraft {
  readonly term: string;
  readonly english?: string;
  readonly definition: string;
}

/** What the reader can do to the library from the popup. Each says what it did, with a way back, or why it could not. */
export interface Acts extends ArticleActs, NoteActs, TermActs {}

export function actsOn(means: Means): Acts {
  return { ...articleActs(means), ...noteActs(means), ...termActs(means) };
}

interface ArticleActs {
  /** Keeps the article in view, or drops it where it is kept. */
  keepArticle(): Promise<void>;
  forget(which: Forget): Promise<void>;
}

function articleActs({ library, t, say, article }: Means): ArticleActs {
  const told = teller(t, say);
  return {
    keepArticle: told(async () => {
      const here = article();
      if (!here) return;
      const id = await articleId(here.url);
      if (await isKept(library, id)) {
        await removeKept(library, id);
        say(t.value('library.dropped'), () => returnArticle(library, id));
      } else {
        await ask('keep-article', { article: here });
        say(t.value('popup.articleKept'), async () => void (await dropKept(library, id)));
      }
    }),
    forget: told(async (which) => {
      const gone = await forgetArticles(library, which);
      say(t.value('popup.forgotten', { n: gone.articles.length }), () => recallArticles(library, gone));
    }),
  };
}

interface NoteActs {
  /** Opens a note for writing, with what was being typed before. */
  edit(note: Note): Promise<Editor>;
  removeNote(note: Note): Promise<void>;
}

function noteActs({ library, t, say, notesChanged }: Means): NoteActs {
  const told = teller(t, say);
  return {
    edit: (note) => editNote(library, note, notesChanged),
    removeNote: told(async ({ id }) => {
      await removeNote(library, id);
      await notesChanged();
      say(t.value('keep.removed'), async () => {
        await restoreNote(library, id);
        await notesChanged();
      });
    }),
  };
}

interface TermActs {
  /** Keeps a term of the article. */
  keep(draft: TermDraft): Promise<void>;
  /** Stores what the reader wrote; rejects with what went wrong, which the form says. */
  save(draft: TermDraft, entry?: GlossaryEntry): Promise<void>;
  remove(entry: GlossaryEntry): Promise<void>;
}

function termActs({ library, t, say, article, notesChanged }: Means): TermActs {
  const told = teller(t, say);
  const save = async (
    { term, english, definition }: TermDraft,
    origin: GlossaryEntry['origin'],
    entry?: GlossaryEntry,
  ) => {
    const source = sourceOf(article());
    const draft = {
      term,
      definition,
      origin: entry?.origin ?? origin,
      ...(english ? { english } : {}),
      ...(source ? { source } : {}),
    };
    if (entry) await editTerm(library, entry, draft);
    else await (origin === 'reader' ? addTerm : saveTerm)(library, draft);
    await notesChanged();
    say(t.value('glossary.saved'));
  };
  return {
    keep: told((draft) => save(draft, 'knowledge')),
    save: (draft, entry) => save(draft, 'reader', entry),
    remove: told(async (entry) => {
      await removeTerm(library, entry.id);
      await notesChanged();
      say(t.value('glossary.removed', { term: entry.term }), async () => {
        await restoreTerm(library, entry);
        await notesChanged();
      });
    }),
  };
}

/** Makes an act one that says so where it fails. */
function teller(t: Means['t'], say: Means['say']) {
  return <Input extends unknown[]>(act: (...input: Input) => Promise<void>) =>
    (...input: Input) =>
      act(...input).catch((error: unknown) => say(t.value('toast.failed', { error: reasonOf(error) })));
}

function sourceOf(article: Article | undefined): GlossaryEntry['source'] {
  return article && { url: article.url, title: article.title, site: article.site };
}
