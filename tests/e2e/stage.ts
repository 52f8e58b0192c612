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
