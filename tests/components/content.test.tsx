import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import content from '@/entrypoints/content';
import { changingArticle } from '../e2e/changing-article';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

const ARTICLE = changingArticle();
let asked: number;

beforeEach(() => {
  asked = 0;
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(ARTICLE.url);
  document.documentElement.innerHTML = (ARTICLE.html as () => string)();
  fakeBrowser.reset();
  Object.assign(fakeBrowser.runtime, {
    sendMessage: async () => {
      asked += 1;
      return { output: { loaded: true } };
    },
  });
});

it('an article is read when it is drawn, and one that is drawn before it is opened when it is opened', async () => {
  content.main?.({} as never);
  await vi.waitUntil(() => asked === 1);
  Object.assign(document, { prerendering: true });
  content.main?.({} as never);
  await new Promise((wait) => setTimeout(wait, 20));
  expect(asked).toBe(1);
  Object.assign(document, { prerendering: false });
  document.dispatchEvent(new Event('prerenderingchange'));
  await vi.waitUntil(() => asked === 2);
});
