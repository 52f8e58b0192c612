import { fireEvent } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openDrawing } from '@/entrypoints/reader/drawing';
import type { Keeper } from '@/entrypoints/reader/keeper';
import { marksOf, withPassages } from '@/entrypoints/reader/marks';
import { newNoteId } from '@/lib/library/identity';
import type { Article } from '@/lib/page/article';
import type { Mark } from '@/lib/page/mark';
import { textMap } from '@/lib/page/text-map';
import { DEFAULTS, type Settings } from '@/lib/settings';
import { analysedArticle, spanIn } from '../page/analysed-article';
import { closedRoots } from './closed-roots';
import { stubPainting } from './painting';

const { article, analysis } = analysedArticle(
  '[Mây Xanh](C) có chip mới, [Hải Liên](C) thì chưa. [Mây Xanh](C) giảm độ trễ, bà [Lan](P) nói.',
  'độ trễ',
);
const PASSAGE = {
  id: newNoteId(),
  kind: 'highlight',
  colour: 'green',
  hasNote: false,
  standing: { kind: 'unchanged', span: spanIn(article, 'chip mới') },
} as const;

let life: AbortController;
let roots: readonly ShadowRoot[];
let asked: string[][];

beforeEach(() => {
  vi.useFakeTimers();
  stubPainting();
  vi.spyOn(Range.prototype, 'getClientRects').mockImplementation(function (this: Range) {
    return [new DOMRect(this.startOffset * 10, 20, this.toString().length * 10, 16)] as unknown as DOMRectList;
  });
  roots = closedRoots();
  asked = [];
});
afterEach(() => {
  life.abort();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Opens the drawing of the article; `met` tells what was met elsewhere. */
function open(met: () => Promise<readonly string[]> = async () => []) {
  document.body.innerHTML = `<p>${article.text}</p>`;
  const root = document.querySelector('p') as Element;
  const map = textMap(document, [{ node: root.firstChild as Text, from: 0, at: 0, length: article.text.length }]);
  life = new AbortController();
  const page = { article: article as Article, map, root, truncated: false };
  const metBefore: Keeper['metBefore'] = (keys) => {
    asked.push([...keys]);
    return met();
  };
  let again: () => readonly Mark[] = () => [];
  const drawing = openDrawing(document, page, { metBefore } as Keeper, life.signal, () => again());
  return (change: Partial<Settings>, focus?: string) => {
    const settings = { ...DEFAULTS, ...change };
    const marks = withPassages(marksOf(article, analysis, settings, focus), [PASSAGE]);
    again = () => drawing.draw(marks, analysis, settings, focus);
    return again();
  };
}

/** The words that the page's scripts find painted. */
const listed = () =>
  [...(CSS.highlights as unknown as Map<string, Set<Range>>).values()].flatMap((ranges) =>
    [...ranges].map((range) => range.toString()),
  );
/** Where the boxes lie, and which of them are seen: known to who holds the closed root. */
const boxes = () => [...(roots.at(-1)?.querySelectorAll('i') ?? [])];
const seen = () => boxes().map(({ dataset }) => dataset.kind);

it('names met in other articles are not seen, and each is asked for once', async () => {
  const draw = open(async () => ['company:mây xanh', 'person:lan']);
  draw({ density: 'new' });
  expect(seen()).toEqual(['', '', '']);
  await vi.runAllTimersAsync();
  expect(seen()).toEqual(['', 'company', '']);
  draw({ density: 'new' });
  expect(asked).toEqual([['company:mây xanh', 'company:hải liên', 'person:lan']]);
});

it('a page learns nothing of what was read before: what it can list, find and measure is the same', async () => {
  const lookedLike = async (met: readonly string[]) => {
    const pointed = open(async () => met)({ density: 'new' });
    await vi.runAllTimersAsync();
    const places = boxes().map(({ style }) => [style.left, style.top, style.width, style.height]);
    const look = { html: document.documentElement.outerHTML, listed: listed(), places, pointed, seen: seen() };
    life.abort();
    return look;
  };
  const { seen: all, ...one } = await lookedLike([]);
  const { seen: none, ...other } = await lookedLike(['company:mây xanh', 'company:hải liên', 'person:lan']);
  expect([all, none]).toEqual([
    ['company', 'company', 'person'],
    ['', '', ''],
  ]);
  expect(other).toEqual(one);
  expect(one.listed.sort()).toEqual(['chip mới', 'độ trễ']);
  expect(one.pointed).toHaveLength(5);
});

it('where the library does not answer every name is drawn', async () => {
  open(() => Promise.reject(new Error('nobody answered')))({ density: 'new' });
  await vi.runAllTimersAsync();
  expect(seen()).toEqual(['company', 'company', 'person']);
});

it('nothing but what was kept is drawn until the key is held, and the pointer finds nothing else', () => {
  expect(open()({ marksOn: 'Control' }).map(({ kind }) => kind)).toEqual(['note-green']);
  expect(listed()).toEqual(['chip mới']);
  fireEvent.keyDown(document, { key: 'Control' });
  vi.advanceTimersByTime(1000);
  expect(listed().sort()).toEqual(['Hải Liên', 'Lan', 'Mây Xanh', 'chip mới', 'độ trễ']);
  fireEvent.keyUp(document, { key: 'Control' });
  expect(listed()).toEqual(['chip mới']);
});

it('the name on the open card is drawn though no key is held, and though it was met before', async () => {
  const focus = analysis.entities.find(({ name }) => name === 'Mây Xanh')?.id;
  const draw = open(async () => ['company:mây xanh']);
  draw({ marksOn: 'Control' }, focus);
  expect(listed()).toEqual(['chip mới', 'Mây Xanh', 'Mây Xanh']);
  draw({ density: 'new' }, focus);
  await vi.runAllTimersAsync();
  expect(seen()).toEqual(['company', 'company', 'company', 'person']);
});

it('where there are fingers alone there is no key to hold, and all is drawn', () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  open()({ marksOn: 'Control' });
  expect(listed()).toContain('Mây Xanh');
});

it('all of it goes with the reader', () => {
  open()({ density: 'new' });
  expect(document.querySelector('chu-giai-marks')).not.toBeNull();
  life.abort();
  expect([document.querySelector('chu-giai-marks'), listed()]).toEqual([null, []]);
});
