import type { Frame, Page } from 'playwright-core';
import { type InChromium, press, select } from './in-chromium';
import { eventually, marksInPage } from './stage';

/** Keeps words of a page by the bar of the selection, and waits until they are painted. */
export async function keep(page: Page, words: string): Promise<void> {
  await select(page, words);
  await press(page, 'Đánh dấu');
  await painted(page, 'yellow', words);
}

/** The words of every passage that is kept of a page, under the name of their colour. */
export async function notesInPage(page: Page): Promise<Record<string, string[]>> {
  const marks = await page.evaluate(marksInPage);
  return Object.fromEntries(Object.entries(marks).filter(([name]) => name.startsWith('chu-giai-note-')));
}

/** Waits until words are painted in a colour. */
export async function painted(page: Page, colour: string, words: string): Promise<void> {
  await eventually(`«${words}» in ${colour}`, async () =>
    (await notesInPage(page))[`chu-giai-note-${colour}`]?.includes(words),
  );
}

/** The frame of a note, once it shows its field. */
export async function noteFrame(page: Page): Promise<Frame> {
  const frame = await eventually('the frame of the note', async () =>
    page.frames().find((each) => each.url().endsWith('/note.html')),
  );
  await frame.locator('textarea').waitFor();
  return frame;
}

/** Takes everything away that a test has kept of a page, so that the next one finds none of it. */
export async function forgetAll(chromium: InChromium, url: string): Promise<void> {
  const popup = await chromium.openPopup(url);
  await popup.locator('[data-part="notes"]').waitFor();
  const remove = popup.locator('[data-part="notes"] button[title="Xóa"]');
  for (let left = await remove.count(); left > 0; left -= 1) {
    await remove.first().click();
    await eventually('one less', async () => (await remove.count()) === left - 1);
  }
  await popup.close();
}
