import { effect, type ReadonlySignal } from '@preact/signals';
import { newNoteId } from '@/lib/library/identity';
import type { Passage } from '@/lib/library/passages';
import type { NoteId } from '@/lib/library/records';
import { words } from '@/lib/locale';
import { ask } from '@/lib/messages';
import { readArticle } from '@/lib/page/read';
import type { Settings } from '@/lib/settings';
import type { Span } from '@/lib/text/span';
import type { Keeper } from '../reader/keeper';
import { openArticle } from '../reader/open-article';
import { openShelter } from '../reader/shelter';
import { openToast } from '../reader/toast';

/** An address built as an article's is; nobody has it. */
const ADDRESS = 'https://bai-mau.invalid/canh-tay-may-ve-lang-gom-1000001.html';

/**
 * Reads the sample article of this page with the engine and the cards of every other article. What is kept or corrected of it is kept
 * until the page is left, for nobody wants the sample in their library. Rejects where the engine does not answer.
 */
export async function openSample(settings: ReadonlySignal<Settings>): Promise<void> {
  const page = readArticle(document, ADDRESS);
  if (!page) throw new Error('no article');
  const { analysis } = await ask('analyse', { article: page.article, again: true });
  const t = () => words(settings.value.language);
  const draw = (focus?: string) => sample.draw(settings.value, focus);
  const keeper = passingKeeper(draw, () => t()('welcome.notStored'));
  const shelter = openShelter(document);
  const sample = openArticle(document, page, { analysis, corrections: [] }, settings.value, new AbortController(), {
    places: { shelter, toast: openToast(shelter) },
    keeper: () => keeper,
    isOn: () => true,
    focus: draw,
    async correct(correction) {
      sample.correct((known) => [...known, correction]);
      draw();
    },
    async restore({ id }) {
      sample.correct((known) => known.filter((each) => each.id !== id));
      draw();
    },
    words: t,
  });
  sample.anyway = true;
  effect(() => void draw());
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
    metBefore: async () => [],
    refresh: async () => undefined,
  };
}
