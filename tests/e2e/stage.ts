import { join } from 'node:path';
import { goldPages } from '../../tools/stage/pages';

export const ROOT = join(import.meta.dirname, '../..');
export const PAGES = goldPages(join(ROOT, 'tests/pages'));
export const FIRST = PAGES.find(({ isArticle, isTech }) => isArticle && isTech) ?? PAGES[0];
export const CHROMIUM = process.env.CHU_GIAI_CHROMIUM ?? '/usr/bin/chromium';
export const FIREFOX = process.env.CHU_GIAI_FIREFOX ?? '/usr/bin/firefox-esr';

/** In the page: the words under each highlight of ours, in document order. */
export function marksInPage(): Record<string, string[]> {
  const marks: Record<string, string[]> = {};
  for (const [name, highlight] of CSS.highlights)
    if (name.startsWith('chu-giai-')) marks[name] = [...highlight].map((range) => (range as Range).toString());
  return marks;
}

/** In the page: everything that a change of the DOM would change. */
export function domOf(): string {
  const attributes = [...document.querySelectorAll('*')].map((element) =>
    [...element.attributes].map(({ name, value }) => `${name}=${value}`).join('|'),
  );
  return `${document.documentElement.outerHTML.length}:${document.querySelectorAll('*').length}:${document.documentElement.outerHTML}${attributes.length}`;
}

/** In the page: the middle of the first range of a highlight, scrolled into view. */
export function placeOf(name: string): { x: number; y: number } | undefined {
  const range = [...(CSS.highlights.get(name) ?? [])][0] as Range | undefined;
  if (!range) return undefined;
  range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  const box = range.getClientRects()[0];
  return box && { x: box.left + Math.min(box.width / 2, 30), y: box.top + box.height / 2 };
}

/** In the page: where words begin and end, scrolled into view. */
export function endsOf(words: string): { from: Point; to: Point } | undefined {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(words) ?? -1;
    if (at < 0 || !node.parentElement?.checkVisibility()) continue;
    node.parentElement.scrollIntoView({ block: 'center' });
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const boxes = [...range.getClientRects()];
    const [first, last] = [boxes[0], boxes.at(-1)];
    if (!first || !last) continue;
    return {
      from: { x: first.left + 0.5, y: first.top + first.height / 2 },
      to: { x: last.right - 0.5, y: last.top + last.height / 2 },
    };
  }
  return undefined;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Asks again until the answer is not false or undefined; throws with the question's name after 15 seconds. */
export async function eventually<T>(what: string, question: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + 15_000;
  let problem: unknown;
  while (Date.now() < end) {
    try {
      const answer = await question();
      if (answer) return answer;
    } catch (error) {
      problem = error;
    }
    await new Promise((wait) => setTimeout(wait, 100));
  }
  throw new Error(`never: ${what}${problem ? ` (${problem})` : ''}`);
}

/** The names a page's gold has of one type, each once. */
export function goldNames(page: (typeof PAGES)[number], type: string): string[] {
  return [...new Set((page.entities ?? []).filter((entity) => entity.type === type).map(({ text }) => text))];
}
