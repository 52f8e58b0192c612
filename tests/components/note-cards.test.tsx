import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Bench } from '@/entrypoints/reader/bench';
import type { CardControls, Cards } from '@/entrypoints/reader/cards';
import type { Keeper } from '@/entrypoints/reader/keeper';
import { type NoteCards, openNoteCards } from '@/entrypoints/reader/note-cards';
import { openShelter } from '@/entrypoints/reader/shelter';
import { openToast } from '@/entrypoints/reader/toast';
import type { Analysis, Quotation } from '@/lib/analysis/analysis';
import { newNoteId } from '@/lib/library/identity';
import type { Passage } from '@/lib/library/passages';
import { words } from '@/lib/locale';
import { textMap } from '@/lib/page/text-map';
import { DEFAULTS } from '@/lib/settings';

const TEXT = 'Mây Xanh giảm độ trễ. “Chúng tôi đã thử”, bà Lan nói.';
const span = (found: string) => ({ start: TEXT.indexOf(found), end: TEXT.indexOf(found) + found.length });
const QUOTATION: Quotation = {
  kind: 'direct',
  content: span('Chúng tôi đã thử'),
  evidence: { rule: 'speech-verb' },
};
const ANALYSIS: Analysis = {
  language: 'vi',
  isTech: true,
  entities: [],
  mentions: [],
  quotations: [QUOTATION],
  terms: [],
  summary: [],
};
const t = words('vi');

let passages: Passage[];
let said: string[];
let cards: NoteCards;

beforeEach(() => {
  passages = [];
  said = [];
  cards = openNoteCards(benchOf());
});
afterEach(cleanup);

const settled = () => new Promise((resolve) => setTimeout(resolve));
const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settled();
};

it('a selection is kept from its bar, in the colour that was chosen last', async () => {
  cards.offer(span('độ trễ'));
  cards.colour('green');
  await settled();
  cards.offer(span('Mây Xanh'));
  await press(t('keep.highlight'));
  expect(passages.map(({ kind, colour }) => [kind, colour])).toEqual([
    ['highlight', 'green'],
    ['highlight', 'green'],
  ]);
  expect(said).toEqual([t('keep.saved'), t('keep.saved')]);
});

it('a quotation is kept from its card, which says so, and leads to what is kept', async () => {
  cards.openQuotation(QUOTATION, false);
  cards.save();
  await settled();
  expect(passages.map(({ kind }) => kind)).toEqual(['quotation']);
  cards.save();
  expect(screen.getByRole('dialog', { name: t('standing.unchanged.quotation') })).toBeTruthy();
});

it('what is pressed twice is kept once, and what is kept already takes the colour', async () => {
  cards.offer(span('độ trễ'));
  fireEvent.click(screen.getByRole('button', { name: t('keep.highlight') }));
  await press(t('keep.highlight'));
  cards.offer(span('độ trễ'));
  cards.colour('blue');
  cards.openQuotation(QUOTATION, false);
  cards.save();
  cards.save();
  await settled();
  cards.offer(span('Chúng tôi đã thử'));
  cards.save();
  await settled();
  expect(passages.map(({ kind, colour }) => [kind, colour])).toEqual([
    ['highlight', 'blue'],
    ['quotation', 'blue'],
  ]);
});

it('the new words of a changed passage are kept beside it', async () => {
  const changed = { kind: 'changed', span: span('độ trễ'), diff: [] } as const;
  passages = [{ id: newNoteId(), kind: 'highlight', colour: 'pink', hasNote: true, standing: changed }];
  cards.offer(span('độ trễ'));
  await press(t('keep.highlight'));
  expect(passages.map(({ colour, standing }) => [colour, standing.kind])).toEqual([
    ['pink', 'changed'],
    ['yellow', 'unchanged'],
  ]);
});

it('a kept passage takes a colour and is thrown away by its card, and nothing by keys once the card has gone', async () => {
  cards.offer(span('độ trễ'));
  cards.highlight();
  await settled();
  const { id } = passages[0] as Passage;
  cards.openNote(id, false);
  cards.colour('pink');
  await settled();
  expect(passages.map(({ colour }) => colour)).toEqual(['pink']);
  cards.left();
  cards.remove();
  await settled();
  expect(passages).toHaveLength(1);
  cards.openNote(id, false);
  await press(t('glossary.remove'));
  expect(passages).toEqual([]);
  expect(said.at(-1)).toBe(t('keep.removed'));
});

it('a note is written in a frame, for a selection and for what is kept, and is told as being written', async () => {
  cards.offer(span('độ trễ'));
  await press(t('keep.note'));
  expect([screen.getByTitle(t('note.yours')).getAttribute('src'), cards.isWriting()]).toEqual([
    `about:blank#${passages[0]?.id}`,
    true,
  ]);
  cards.left();
  expect(cards.isWriting()).toBe(false);
});

it('what is wished of nothing is said', async () => {
  expect([await cards.keep('highlight'), await cards.keep('term')]).toEqual([true, false]);
  expect(said).toEqual([t('keep.nothing'), t('keep.nothing')]);
});

/** A bench on which what is shown is drawn in the document, and what is kept lies in memory. */
function benchOf(): Bench {
  document.body.innerHTML = '';
  const node = document.createTextNode(TEXT);
  const root = document.createElement('p');
  root.append(node);
  document.body.append(root);
  const map = textMap(document, [{ node, from: 0, at: 0, length: TEXT.length }]);
  const article = {
    url: 'https://bao.vn/bai',
    title: 'Tên bài',
    site: 'bao.vn',
    text: TEXT,
    blocks: [{ start: 0, end: TEXT.length, role: 'paragraph' as const }],
  };
  const shelter = openShelter(document);
  const controls: CardControls = { pinned: false, pin: () => undefined, close: cleanup };
  const shown: Cards = {
    show(_, card) {
      cleanup();
      render(card(controls));
    },
    toast: (text) => said.push(text),
    refresh: () => undefined,
    pin: () => undefined,
    turn: () => undefined,
    undo: () => undefined,
    enter: () => undefined,
    isSeen: () => true,
    close: cleanup,
    closeAll: cleanup,
    isOpen: () => true,
    isPassing: () => true,
    isInPlace: () => true,
    box: () => undefined,
    owns: () => false,
    holdsFocus: () => false,
    isInField: () => false,
  };
  return {
    document,
    page: { article, map, root, truncated: false },
    cards: shown,
    keeper: memoryKeeper(),
    wishes: {
      places: { shelter, toast: openToast(shelter) },
      focus: () => undefined,
      correct: async () => undefined,
      restore: async () => undefined,
      words: () => t,
    },
    now: () => ({ analysis: ANALYSIS, mentions: [], marks: [], pointed: [], settings: DEFAULTS }),
    actions: ({ pinned, pin, close }) => ({ t, pinned, onPin: pin, onClose: close }),
    open: () => undefined,
    scrollTo: () => undefined,
    fail: (error) => said.push(String(error)),
  };
}

function memoryKeeper(): Keeper {
  const add = async (passage: Omit<Passage, 'id' | 'hasNote'>): Promise<Passage> => {
    const kept: Passage = { ...passage, id: newNoteId(), hasNote: false };
    await undefined;
    passages = [...passages, kept];
    return kept;
  };
  const standing = (at: { start: number; end: number }) => ({ kind: 'unchanged', span: at }) as const;
  return {
    passages: () => passages,
    terms: () => [],
    keep: (at, colour) => add({ kind: 'highlight', colour, standing: standing(at) }),
    keepQuotation: ({ content }, colour) => add({ kind: 'quotation', colour, standing: standing(content) }),
    async recolour(id, colour) {
      passages = passages.map((each) => (each.id === id ? { ...each, colour } : each));
    },
    async remove(id) {
      passages = passages.filter((each) => each.id !== id);
    },
    async restore(passage) {
      passages = [...passages, passage];
    },
    keepTerm: async () => undefined,
    frameOf: async (id) => `about:blank#${id}`,
    metBefore: async () => [],
    refresh: async () => undefined,
  };
}
