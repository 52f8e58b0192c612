import { browser } from 'wxt/browser';

/*
 * What is being typed into a note, or about a term, this very moment. It goes straight to the browser's memory for the extension's own
 * pages, which needs no background that may just have been stopped, and outlives it, the frame, the popup and the page. The library's
 * draft of a note (lib/library/drafts) follows a moment later and outlives the browser.
 */

const START = 'typing:';

/** Jots down what stands in the field of a note or a form; undefined where it is stored or given up. Resolves when it is safe. */
export async function jot(id: string, text: string | undefined): Promise<void> {
  await (text === undefined
    ? browser.storage.session.remove(nameOf(id))
    : browser.storage.session.set({ [nameOf(id)]: text }));
}

/** What was being typed there and was not stored. */
export async function jotted(id: string): Promise<string | undefined> {
  const text = (await browser.storage.session.get(nameOf(id)))[nameOf(id)];
  return typeof text === 'string' ? text : undefined;
}

/** All that was being typed and was not stored, by its place. */
export async function allJotted(): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const [name, text] of Object.entries(await browser.storage.session.get()))
    if (name.startsWith(START) && typeof text === 'string') all.set(name.slice(START.length), text);
  return all;
}

function nameOf(id: string): string {
  return `${START}${id}`;
}
