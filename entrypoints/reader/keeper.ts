import { browser } from 'wxt/browser';
import type { Analysis, Quotation } from '@/lib/analysis/analysis';
import type { MetTerm } from '@/lib/library/met-terms';
import type { Passage } from '@/lib/library/passages';
import type { Colour, NoteDraft, NoteId } from '@/lib/library/records';
import { ask, askAgain, type Kept } from '@/lib/messages';
import type { Article } from '@/lib/page/article';
import type { Span } from '@/lib/text/span';
import { highlightDraft, quotationDraft, sentenceOf, sourceOf } from './note-draft';

/** What of one article the reader keeps: asked of the background, which alone knows what was written about it. */
export interface Keeper {
  passages(): readonly Passage[];
  /** Where the article uses the reader's own terms. */
  terms(): readonly MetTerm[];
  /** Keeps a span as a highlight; resolves once it is stored. */
  keep(span: Span, colour: Colour): Promise<Passage>;
  /** Keeps a quotation with its speaker, role and cue. */
  keepQuotation(quotation: Quotation, colour: Colour): Promise<Passage>;
  recolour(id: NoteId, colour: Colour): Promise<void>;
  remove(id: NoteId): Promise<void>;
  restore(passage: Passage): Promise<void>;
  keepTerm(span: Span): Promise<void>;
  /** The address of the frame in which a note is typed; opened once. */
  frameOf(id: NoteId): Promise<string>;
  /** Of some names, by their keys in the library, those that another article read before named too. */
  metBefore(keys: readonly string[]): Promise<readonly string[]>;
  /** Asks again: something was changed elsewhere. */
  refresh(): Promise<void>;
}

export function openKeeper(article: Article, analysis: () => Analysis, found: Kept, changed: () => void): Keeper {
  let { passages, terms } = found;
  const set = (next: readonly Passage[]) => {
    passages = next;
    changed();
  };
  const refresh = async () => {
    const kept = await ask('kept', { url, text });
    terms = kept.terms;
    set(kept.passages);
  };
  const { url, text } = article;
  const store = async (draft: NoteDraft, standing: Span): Promise<Passage> => {
    await askAgain(() => ask('keep-note', { draft }));
    const { id, kind, colour, speaker } = draft;
    const passage: Passage = {
      id,
      kind,
      colour,
      ...(speaker ? { speaker: speaker.name } : {}),
      hasNote: false,
      standing: { kind: 'unchanged', span: standing },
    };
    set([...passages, passage]);
    return passage;
  };
  return {
    passages: () => passages,
    keep: (span, colour) => store(highlightDraft(article, span, colour), span),
    keepQuotation: (quotation, colour) =>
      store(quotationDraft(article, analysis(), quotation, colour), quotation.content),
    async recolour(id, colour) {
      await askAgain(() => ask('change-note', { id, change: { colour } }));
      set(passages.map((each) => (each.id === id ? { ...each, colour } : each)));
    },
    async remove(id) {
      await askAgain(() => ask('remove-note', { id }));
      set(passages.filter((each) => each.id !== id));
    },
    async restore(passage) {
      await askAgain(() => ask('restore-note', { id: passage.id }));
      set([...passages.filter(({ id }) => id !== passage.id), passage]);
    },
    terms: () => terms,
    async keepTerm(span) {
      const term = text.slice(span.start, span.end);
      await askAgain(() => ask('keep-term', { term, context: sentenceOf(article, span), article: sourceOf(article) }));
      await refresh();
    },
    async frameOf(id) {
      const { token } = await ask('open-note', { id });
      return `${browser.runtime.getURL('/note.html')}#${token}`;
    },
    metBefore: async (keys) => (await ask('met-before', { url, keys })).met,
    refresh,
  };
}
