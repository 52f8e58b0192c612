import { effect, type ReadonlySignal } from '@preact/signals';
import { newNoteId } from '@/lib/library/identity';
import type { Passage } from '@/lib/library/passages';
import { corrected } from '@/lib/library/reading/corrected';
import type { Correction, NoteId } from '@/lib/library/records';
import { words } from '@/lib/locale';
import { ask } from '@/lib/messages';
import { highlighter } from '@/lib/page/highlighter';
import { readArticle } from '@/lib/page/read';
import type { Settings } from '@/lib/settings';
import type { Span } from '@/lib/text/span';
import { openDesk } from '../reader/desk';
import type { Keeper } from '../reader/keeper';
import { marksOf, shownMentions, withPassages } from '../reader/marks';

/** An address built as an article's is; nobody has it. */
const ADDRESS = 'https://bai-mau.invalid/canh-tay-may-ve-lang-gom-1000001.html';

/**
 * Reads the sample article of this page with the engine and the cards of every other article. What is kept or corrected of it is kept
 * until the page is left, for nobody wants the sample in their library. Rejects where the engine does not answer.
 */
export async function openSample(settings: ReadonlySignal<Settings>): Promise<void> {
  const page = readArticle(document, ADDRESS);
  if (!page) throw new Error('no article');
  const { analysis: found } = await ask('analyse', { article: page.article, again: true });
  const life = new AbortController();
  const painter = highlighter(document, page.map, life.signal);
  let corrections: readonly Correction[] = [];
  let focused: string | undefined;
  const t = () => words(settings.value.language);
  const keeper = passingKeeper(
    () => paint(),
    () => t()('welcome.notStored'),
  );
  const now = () => corrected(page.article, found, corrections);
  const paint = () => {
    const analysis = now();
    const marks = withPassages(marksOf(page.article, analysis, settings.value, focused), keeper.passages());
    painter.paint(marks);
    desk.use({ analysis, mentions: shownMentions(analysis), marks, settings: settings.value });
  };
  const first = { analysis: found, mentions: [], marks: [], settings: settings.value };
  const desk = openDesk(document, page, first, keeper, life.signal, {
    focus(entity) {
      focused = entity;
      paint();
    },
    async correct(correction) {
      corrections = [...corrections, correction];
      paint();
    },
    async restore({ id }) {
      corrections = corrections.filter((each) => each.id !== id);
      paint();
    },
    words: t,
  });
  effect(paint);
}

/** Keeps passages of the sample until its page is left. */
function passingKeeper(changed: () => void, why: () => string): Keeper {
  let passages: readonly Passage[] = [];
  const set = (next: readonly Passage[]) => {
    passages = next;
    changed();
  };
  const without = (id: NoteId) => passages.filter((each) => each.id !== id);
  const add = async (passage: Omit<Passage, 'id' | 'hasNote' | 'standing'>, span: Span): Promise<Passage> => {
    const kept: Passage = { ...passage, id: newNoteId(), hasNote: false, standing: { kind: 'unchanged', span } };
    set([...passages, kept]);
    return kept;
  };
  return {
    passages: () => passages,
    terms: () => [],
    keep: (span, colour) => add({ kind: 'highlight', colour }, span),
    keepQuotation: ({ content, speaker }, colour) =>
      add({ kind: 'quotation', colour, ...(speaker ? { speaker: speaker.name } : {}) }, content),
    async recolour(id, colour) {
      set(passages.map((each) => (each.id === id ? { ...each, colour } : each)));
    },
    remove: async (id) => set(without(id)),
    restore: async (passage) => set([...without(passage.id), passage]),
    keepTerm: () => Promise.reject(new Error(why())),
    frameOf: () => Promise.reject(new Error(why())),
    refresh: async () => undefined,
  };
}
