import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openSession, type Session } from '@/entrypoints/reader/session';
import type { Analysis } from '@/lib/analysis/analysis';
import { newCorrectionId, newNoteId } from '@/lib/library/identity';
import type { Passage } from '@/lib/library/passages';
import type { Correction } from '@/lib/library/records';
import type { Article } from '@/lib/page/article';
import { changingArticle, PASSAGE } from '../e2e/changing-article';
import { closedRoots } from './closed-roots';
import { stubPainting } from './painting';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

const ARTICLE = changingArticle();
const NEXT = 'https://genk.vn/bai-khac-20261120083000903.chn';
let life: AbortController;
let roots: readonly ShadowRoot[];
let corrections: Correction[];
/** What the article is about, and what was kept of it. */
let isTech: boolean;
let keptWords: string | undefined;
let session: Session;
/** The articles that were asked about, by their addresses: anew, or again. */
let asked: [string, boolean][];
/** Answers the article that waits to be understood. */
let understand: () => Promise<void>;

beforeEach(async () => {
  vi.useFakeTimers();
  stubPainting();
  goTo(ARTICLE.url);
  document.documentElement.innerHTML = (ARTICLE.html as () => string)();
  fakeBrowser.reset();
  Object.assign(fakeBrowser.runtime, { sendMessage: background });
  [asked, corrections] = [[], []];
  [isTech, keptWords] = [true, undefined];
  roots = closedRoots();
  life = new AbortController();
  session = openSession(document, life.signal);
  session.look();
  await later(0);
});
afterEach(() => {
  life.abort();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

interface Question {
  readonly article: Article;
  readonly again: boolean;
}

/** The background, with an engine that knows one name and answers when it is told to. */
async function background({ request, input }: { request: string; input: Question }): Promise<object> {
  if (request === 'kept') return { output: { passages: [], terms: [] } };
  if (request === 'corrections') return { output: { corrections } };
  asked.push([input.article.url, input.again]);
  await new Promise<void>((answer) => {
    understand = () => {
      answer();
      return later(0);
    };
  });
  return { output: { analysis: analysed(input.article), corrections, passages: keptOf(input.article), terms: [] } };
}

function keptOf({ text }: Article): Passage[] {
  if (!keptWords) return [];
  const start = text.indexOf(keptWords);
  const standing = { kind: 'unchanged', span: { start, end: start + keptWords.length } } as const;
  return [{ id: newNoteId(), kind: 'highlight', colour: 'green', hasNote: false, standing }];
}

function analysed({ text }: Article): Analysis {
  const start = text.lastIndexOf('Mây Xanh');
  return {
    language: 'vi',
    isTech,
    entities: [{ id: 'may-xanh', kind: 'company', name: 'Mây Xanh', aliases: [] }],
    mentions: [{ start, end: start + 8, entity: 'may-xanh', marked: true, evidence: { rule: 'correction' } }],
    quotations: [],
    terms: [],
    summary: [],
  };
}

const goTo = (url: string) => (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(url);
const later = async (ms: number) => void (await vi.advanceTimersByTimeAsync(ms));
const body = () => document.querySelector('#ContentDetail') as Element;
/** The painted words that still stand in the page. */
const painted = () =>
  [...(CSS.highlights as unknown as Map<string, Set<Range>>).values()].flatMap((ranges) =>
    [...ranges].filter(({ startContainer }) => startContainer.isConnected).map((range) => range.toString()),
  );
const grow = () => {
  const more = document.createElement('p');
  more.textContent = 'Một đoạn nữa được thêm vào trong lúc bạn đang đọc bài viết này.';
  body().append(more);
};

it('what the page draws anew while its article is being understood is read as well', async () => {
  body().replaceWith(body().cloneNode(true));
  await understand();
  expect(painted()).toEqual([]);
  await later(600);
  await understand();
  expect(painted()).toEqual(['Mây Xanh']);
});

it('one figure that the page puts in the place of another is read, and what ticks beside the article is not', async () => {
  const [, lead] = body().querySelectorAll('p');
  (lead as Element).innerHTML = (lead as Element).innerHTML.replace('200', '<b>200</b>');
  const clock = document.createElement('aside');
  clock.textContent = '00:12';
  body().append(clock);
  await later(600);
  await understand();
  await understand();
  const before = asked.length;
  clock.textContent = '00:13';
  await later(600);
  expect(asked).toHaveLength(before);
  for (const figure of body().querySelectorAll('b')) figure.textContent = '300';
  await later(600);
  expect(asked).toHaveLength(before + 1);
});

it('what was kept of an article that is no technology news is painted, and nothing else', async () => {
  [isTech, keptWords] = [false, PASSAGE];
  await understand();
  expect(painted()).toEqual([PASSAGE]);
});

it('the same words in new nodes are read again: drawn anew, or with a link put into them', async () => {
  await understand();
  const before = understand;
  session.look();
  await later(0);
  expect(understand).toBe(before);
  for (const paragraph of body().querySelectorAll('p')) paragraph.innerHTML = `<b>${paragraph.innerHTML}</b>`;
  await later(600);
  await understand();
  expect(painted()).toEqual(['Mây Xanh']);
  const words = [...body().querySelectorAll('b')].at(-1)?.firstChild as Text;
  words.splitText(40).splitText(60);
  session.look();
  await later(0);
  await understand();
  expect(asked).toHaveLength(3);
});

it('what a framework draws anew with all that is around the article is read again', async () => {
  await understand();
  document.body.replaceWith(document.body.cloneNode(true));
  expect(painted()).toEqual([]);
  await later(600);
  await understand();
  expect(painted()).toEqual(['Mây Xanh']);
});

it('the next article is read though the page was empty for a while', async () => {
  await understand();
  const words = document.body.innerHTML;
  document.body.innerHTML = '<p>Đang tải…</p>';
  goTo(NEXT);
  session.look();
  await later(5000);
  expect((await session.reading()).state).toBe('no-article');
  document.body.innerHTML = words;
  await later(600);
  await understand();
  expect(asked.at(-1)).toEqual([NEXT, false]);
  expect(painted()).toEqual(['Mây Xanh']);
});

it('the next article is read when its words are there: its address may come first', async () => {
  await understand();
  goTo(NEXT);
  session.look();
  await later(0);
  expect(asked).toEqual([[ARTICLE.url, false]]);
  grow();
  await later(600);
  expect(asked).toEqual([
    [ARTICLE.url, false],
    [NEXT, false],
  ]);
});

const bar = () => roots.at(-1)?.querySelector('[role="toolbar"]');
const select = async () => {
  const words = [...body().querySelectorAll('p')].find(({ textContent }) => textContent.includes(PASSAGE))?.firstChild;
  document.getSelection()?.setBaseAndExtent(words as Node, 0, words as Node, 20);
  document.dispatchEvent(new Event('selectionchange'));
  await later(400);
};

it('the bar beside words that the page draws anew does not keep the page from being read', async () => {
  await understand();
  await select();
  body().replaceWith(body().cloneNode(true));
  await later(600);
  await understand();
  expect(painted()).toEqual(['Mây Xanh']);
});

it('the bar beside a selection stays while the page grows, which is read once the bar has gone', async () => {
  await understand();
  await select();
  expect(bar()).not.toBeNull();
  const before = understand;
  grow();
  await later(1000);
  expect([bar() === null, understand === before]).toEqual([false, true]);
  document.getSelection()?.removeAllRanges();
  document.dispatchEvent(new Event('selectionchange'));
  await later(400);
  expect([bar() === null, understand === before]).toEqual([true, false]);
});

it('what was corrected elsewhere, or taken back there, holds when the reader comes back', async () => {
  await understand();
  const comeBack = async () => {
    document.dispatchEvent(new Event('visibilitychange'));
    await later(0);
  };
  corrections = [
    { id: newCorrectionId(), kind: 'not-a-name', form: 'Mây Xanh', scope: 'everywhere', createdAt: Date.now() },
  ];
  await comeBack();
  expect(painted()).toEqual([]);
  corrections = [];
  await comeBack();
  expect(painted()).toEqual(['Mây Xanh']);
});
