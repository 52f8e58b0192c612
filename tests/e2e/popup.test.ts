import { describe, expect, it } from 'vitest';
import { cardMarkup, choose, faults, faultsInBothThemes, first, inChromium, tooWide } from './in-chromium';
import { eventually } from './stage';

const chromium = inChromium();

describe('the popup', () => {
  it('shows the article’s own sentences, who said what, leads to the place, and changes its language while it is open', async () => {
    const page = await chromium.openMarked(first().url);
    const popup = await chromium.openPopup(first().url);
    await popup.locator('[data-part="summary"] li').first().waitFor();
    const summary = await popup.locator('[data-part="summary"] li').allInnerTexts();
    const text = [first().title, first().lead, ...(first().paragraphs ?? [])].join(' ');
    expect(summary.length).toBeGreaterThanOrEqual(3);
    for (const sentence of summary) expect(text).toContain(sentence);
    const speakers = await popup.locator('[data-part="quotations"] b').allInnerTexts();
    expect(new Set(speakers)).toEqual(
      new Set((first().quotes ?? []).map(({ speaker }) => speaker ?? 'Chưa rõ ai nói')),
    );
    await popup.locator('[data-part="summary"] button').last().click();
    await eventually('the flash', () => page.evaluate(() => CSS.highlights.has('chu-giai-flash')));
    await popup.getByRole('heading', { name: 'Tóm tắt' }).waitFor();
    await choose(chromium, { language: 'en' });
    await popup.getByRole('heading', { name: 'Summary' }).waitFor();
    await choose(chromium, { language: 'vi' });
    await popup.getByRole('heading', { name: 'Tóm tắt' }).waitFor();
  });

  it('keeps a term over a killed background and a restart of the browser', async () => {
    await chromium.openMarked(first().url);
    const popup = await chromium.openPopup(first().url);
    await popup.locator('[data-part="terms"] button').first().click();
    const saved = popup.locator('[data-part="saved"] li');
    await saved.first().waitFor();
    const term = ((await saved.first().locator('b').textContent()) ?? '').trim();
    await popup.getByRole('button', { name: 'Thêm thuật ngữ' }).click();
    await popup.locator('input[name="term"]').fill('tấm chắn nhiệt');
    await popup.locator('textarea[name="definition"]').fill('Lớp bảo vệ khỏi sức nóng.');
    await popup.getByRole('button', { name: 'Lưu', exact: true }).click();
    await eventually('two entries', async () => (await saved.count()) === 2);
    const worker = (await chromium.stage.cdp.send('Target.getTargets')).targetInfos.find(
      ({ type }) => type === 'service_worker',
    );
    if (worker) await chromium.stage.cdp.send('Target.closeTarget', { targetId: worker.targetId });
    await chromium.restart();
    await chromium.openMarked(first().url);
    const again = await chromium.openPopup(first().url);
    const entries = again.locator('[data-part="saved"] b');
    await entries.first().waitFor();
    const names = (await entries.allInnerTexts()).map((name) => name.trim());
    expect(names).toContain(term);
    expect(names).toContain('tấm chắn nhiệt');
  });

  it('keeps what is typed about a term while it is closed, until it is given up', async () => {
    const reopened = async () => {
      const popup = await chromium.openPopup(first().url);
      await popup.getByRole('button', { name: 'Thêm thuật ngữ' }).click();
      return { popup, term: popup.locator('input[name="term"]'), means: popup.locator('textarea[name="definition"]') };
    };
    const { popup, term, means } = await reopened();
    await term.fill('gõ dở');
    await means.fill('Nghĩa đang viết.');
    await popup.close();
    const again = await reopened();
    expect([await again.term.inputValue(), await again.means.inputValue()]).toEqual(['gõ dở', 'Nghĩa đang viết.']);
    await again.popup.getByRole('button', { name: 'Hủy' }).click();
    await again.popup.close();
    expect(await (await reopened()).term.inputValue()).toBe('');
  });

  it('gives a removed term back', async () => {
    const popup = await chromium.openPopup(first().url);
    const entry = popup.locator('[data-part="saved"] li', { hasText: 'tấm chắn nhiệt' });
    await entry.getByRole('button', { name: /^Xóa/ }).click();
    await eventually('gone', async () => (await entry.count()) === 0);
    await popup.getByRole('button', { name: 'Hoàn tác' }).click();
    await entry.waitFor();
  });

  it.each([
    ['popup.html', 'an article', 'vi'],
    ['popup.html', 'an article', 'en'],
    ['popup.html', 'nothing to read', 'vi'],
    ['sidepanel.html', 'an article', 'vi'],
    ['welcome.html', 'itself', 'vi'],
    ['options.html', 'itself', 'en'],
  ] as const)('%s about %s in %s is clean by axe in both themes, and fits at 200 %', async (name, about, language) => {
    if (about === 'an article') await chromium.openMarked(first().url);
    await choose(chromium, { language });
    const page = await chromium.openPopup(first().url, name);
    await page
      .locator(about === 'an article' ? '[data-part="summary"] li' : 'h1')
      .first()
      .waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    expect(await faultsInBothThemes(page)).toEqual([]);
    // 200 % of a popup 400 px wide leaves 200 px for its words.
    await page.setViewportSize({ width: 200, height: 300 });
    expect(await page.evaluate(tooWide)).toEqual([]);
  });

  it('begins every line of its foot at one edge, also where the switches need two', async () => {
    await choose(chromium, { language: 'vi' });
    const popup = await chromium.openPopup(first().url);
    await popup.getByRole('button', { name: 'Tắt ở mọi trang' }).waitFor();
    await popup.setViewportSize({ width: 320, height: 600 });
    expect(await popup.evaluate(edgesOfFoot)).toEqual([16, 16, 16]);
  });

  it('axe would say a fault of the card: a seeded one is reported', async () => {
    const page = await chromium.openMarked(first().url);
    await chromium.rest(page, 'chu-giai-company');
    const markup = await cardMarkup(page);
    const bare = await chromium.stage.context.newPage();
    const faultsOf = async (card: string) => {
      await bare.setContent(`<!doctype html><html lang="vi"><title>Thẻ</title><main><h1>Thẻ</h1>${card}</main>`);
      return faults(bare);
    };
    expect(await faultsOf(markup)).toEqual([]);
    const nameless = markup.replace(/ (?:aria-label|title)="[^"]*"/g, '');
    expect((await faultsOf(nameless)).join()).toContain('button-name');
  });
});

/** In the popup: where the words of each line of its foot begin, from above, in CSS pixels. */
function edgesOfFoot(): number[] {
  const words = document.createTreeWalker(document.querySelector('.panel-foot') as Element, NodeFilter.SHOW_TEXT);
  const edges = new Map<number, number>();
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, top, bottom } = range.getBoundingClientRect();
    // Words of other sizes stand on one line with them.
    const line = Math.round((top + bottom) / 2 / 10);
    edges.set(line, Math.min(edges.get(line) ?? Number.POSITIVE_INFINITY, Math.round(left)));
  }
  return [...edges.values()];
}
