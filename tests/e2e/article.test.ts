import { describe, expect, it } from 'vitest';
import { first, inChromium } from './in-chromium';
import { domOf, eventually, goldNames, marksInPage, PAGES } from './stage';

const chromium = inChromium();

describe('an article in Chromium', () => {
  it('has its marks exactly on named words, and its DOM is the same before, while and after', async () => {
    const page = await chromium.stage.context.newPage();
    await page.addInitScript(() =>
      addEventListener('DOMContentLoaded', () =>
        Object.assign(globalThis, { before: document.documentElement.outerHTML }),
      ),
    );
    await page.goto(first().url);
    await eventually('marks', async () => (await page.evaluate(marksInPage))['chu-giai-company']);
    const marks = await page.evaluate(marksInPage);
    const companies = goldNames(first(), 'ORG-COMPANY');
    for (const words of marks['chu-giai-company'] ?? []) expect(companies).toContain(words);
    for (const words of marks['chu-giai-person'] ?? []) expect(goldNames(first(), 'PER')).toContain(words);
    expect(marks['chu-giai-quotation']).toEqual((first().quotes ?? []).map(({ text }) => text));
    const before = await page.evaluate(() => (globalThis as unknown as { before: string }).before);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  });

  it('opens the card of a company under the resting pointer; Esc puts it away and the page is as it was', async () => {
    const page = await chromium.openMarked(first().url);
    const before = await page.evaluate(domOf);
    const card = await chromium.rest(page, 'chu-giai-company');
    expect(card).toContain('Công ty');
    expect(card).toContain('Nhắc lần đầu');
    expect(goldNames(first(), 'ORG-COMPANY').some((name) => card.includes(name))).toBe(true);
    expect(await page.evaluate(() => document.documentElement.lastElementChild?.localName)).toBe('chu-giai-card');
    await page.keyboard.press('Escape');
    await eventually(
      'the card gone',
      async () => (await page.evaluate(() => document.querySelector('chu-giai-card'))) === null,
    );
    expect(await page.evaluate(domOf)).toBe(before);
  });

  it('says who said a quotation, and by what words we know', async () => {
    const page = await chromium.openMarked(first().url);
    const card = await chromium.rest(page, 'chu-giai-quotation');
    const [quote] = first().quotes ?? [];
    expect(card).toContain(quote?.speaker);
    expect(card).toContain(quote?.text);
    expect(card).toContain('Căn cứ trong bài');
  });

  it('paints again what the page cleared, at the next scroll', async () => {
    const page = await chromium.openMarked(first().url);
    await page.waitForTimeout(1100);
    await page.evaluate(() => CSS.highlights.clear());
    await page.mouse.wheel(0, 200);
    await eventually('marks again', async () => Object.keys(await page.evaluate(marksInPage)).length > 0);
  });

  it('is marked once more after its body changed without a load, and nothing twice', async () => {
    const page = await chromium.openMarked(first().url);
    await page.evaluate(() => {
      const body = document.querySelector('article.fck_detail, [data-role="content"]');
      const added = document.createElement('p');
      added.textContent = 'Ông Ngô Gia Huy của công ty Mây Xanh cho biết nhà máy mới sẽ mở cửa vào cuối năm sau.';
      body?.append(added);
    });
    const people = await eventually('the new person', async () => {
      const marks = (await page.evaluate(marksInPage))['chu-giai-person'] ?? [];
      return marks.includes('Ngô Gia Huy') && marks;
    });
    expect(new Set(people).size).toBe(people.length);
  });

  it('loses its marks at once when its site is switched off, and gets them back', async () => {
    const page = await chromium.openMarked(first().url);
    const popup = await chromium.openPopup(first().url);
    const toggle = popup.locator('header input[type="checkbox"]');
    await toggle.waitFor();
    await toggle.uncheck();
    await eventually('no marks', async () => Object.keys(await page.evaluate(marksInPage)).length === 0);
    await toggle.check();
    await eventually('marks', async () => Object.keys(await page.evaluate(marksInPage)).length > 0);
  });
});

describe('pages that are no Vietnamese tech article', () => {
  it.each(
    PAGES.filter(({ isArticle, isTech, lang }) => !isArticle || !isTech || lang !== 'vi').map(({ id, url }) => [
      id,
      url,
    ]),
  )('%s gets nothing', async (_, url) => {
    const page = await chromium.open(url ?? '');
    await page.waitForTimeout(1800);
    expect(await page.evaluate(marksInPage)).toEqual({});
    expect(await page.evaluate(() => document.querySelector('chu-giai-card') === null)).toBe(true);
  });
});
