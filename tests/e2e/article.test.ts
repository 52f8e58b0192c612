import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { changingArticle } from './changing-article';
import { badgeOf, cardText, choose, first, inChromium, privateKinds } from './in-chromium';
import { domOf, endsOf, eventually, goldNames, marksInPage, PAGES } from './stage';

/** One article under two addresses: the second time all its names have been met. */
const ONE = changingArticle();
const AGAIN = { ...ONE, url: 'https://genk.vn/may-xanh-mo-rong-lan-nua-20261121083000902.chn' };
const chromium = inChromium([ONE, AGAIN]);

/** What a page's scripts can find out of our marks: its own nodes, the highlights, and over which paragraphs something lies. */
async function visibleToThePage(page: Page) {
  const covered = await page.evaluate(
    () =>
      new Promise<boolean[]>((done) => {
        const paragraphs = [...document.querySelectorAll('p')];
        const watch = { trackVisibility: true, delay: 100 } as IntersectionObserverInit;
        const observer = new IntersectionObserver((entries) => {
          observer.disconnect();
          const isCovered = new Map(
            entries.map((entry) => [entry.target, !(entry as unknown as { isVisible: boolean }).isVisible]),
          );
          done(paragraphs.map((paragraph) => isCovered.get(paragraph) === true));
        }, watch);
        for (const paragraph of paragraphs) observer.observe(paragraph);
      }),
  );
  return { covered, html: await page.evaluate(domOf), marks: await page.evaluate(marksInPage) };
}

describe('an article in Chromium', () => {
  it('has its marks exactly on named words; its DOM is the same before, while and after, and nothing jumps', async () => {
    const page = await chromium.stage.context.newPage();
    await page.addInitScript(() => {
      const jumps: number[] = [];
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) jumps.push((entry as unknown as { value: number }).value);
      });
      observer.observe({ type: 'layout-shift', buffered: true });
      Object.assign(globalThis, { jumps });
      addEventListener('DOMContentLoaded', () =>
        Object.assign(globalThis, { before: document.documentElement.outerHTML }),
      );
    });
    await page.goto(first().url);
    await eventually('marks', async () => (await page.evaluate(marksInPage))['chu-giai-company']);
    const marks = await page.evaluate(marksInPage);
    const companies = goldNames(first(), 'ORG-COMPANY');
    for (const words of marks['chu-giai-company'] ?? []) expect(companies).toContain(words);
    for (const words of marks['chu-giai-person'] ?? []) expect(goldNames(first(), 'PER')).toContain(words);
    expect(marks['chu-giai-quotation']).toEqual((first().quotes ?? []).map(({ text }) => text));
    const before = await page.evaluate(() => (globalThis as unknown as { before: string }).before);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
    const jumps = () => page.evaluate(() => (globalThis as unknown as { jumps: number[] }).jumps);
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(300);
    expect(await jumps()).toEqual([]);
    // What does jump is seen: something put above the text is.
    await page.evaluate(() => {
      scrollTo(0, 0);
      const pushed = document.createElement('div');
      pushed.style.height = '300px';
      document.body.prepend(pushed);
    });
    await eventually('the seeded jump', async () => (await jumps()).length > 0);
  });

  it('is printed without the marks that are ours', async () => {
    const page = await chromium.openMarked(first().url);
    const look = (name: string) =>
      page.evaluate((highlight) => {
        const { textDecorationLine, backgroundColor } = getComputedStyle(document.body, `::highlight(${highlight})`);
        return [textDecorationLine, backgroundColor];
      }, name);
    const [name, said, kept] = ['chu-giai-company', 'chu-giai-quotation', 'chu-giai-note-yellow'];
    const before = await Promise.all([name, said, kept].map(look));
    const none = ['none', 'rgba(0, 0, 0, 0)'];
    for (const drawn of before) expect(drawn).not.toEqual(none);
    await page.emulateMedia({ media: 'print' });
    expect(await Promise.all([name, said, kept].map(look))).toEqual([none, none, before[2]]);
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

  it('loses its marks at once when its site is switched off, other sites do not, and gets them back', async () => {
    const page = await chromium.openMarked(first().url);
    const popup = await chromium.openPopup(first().url);
    const toggle = popup.locator('header input[type="checkbox"]');
    await toggle.waitFor();
    const elsewhere = await chromium.openMarked(ONE.url);
    await popup.bringToFront();
    await toggle.uncheck();
    await eventually('no marks', async () => Object.keys(await page.evaluate(marksInPage)).length === 0);
    await eventually('the dash on its icon', async () => (await badgeOf(chromium, first().url)) === '–');
    expect(await badgeOf(chromium, ONE.url)).toBe('');
    expect(await elsewhere.evaluate(marksInPage)).toHaveProperty('chu-giai-company');
    await toggle.check();
    await eventually('marks', async () => Object.keys(await page.evaluate(marksInPage)).length > 0);
  });
});

describe('as few marks as the reader wants', () => {
  it('names met elsewhere are not underlined, and the page cannot tell which those are', async () => {
    await choose(chromium, { density: 'new' });
    const look = async (url: string, seen: (kinds: readonly string[]) => boolean) => {
      const page = await chromium.open(url);
      const kinds = await eventually('the names', async () => {
        const found = await privateKinds(page);
        return found.length > 0 && seen(found) && found;
      });
      return { page, kinds, ...(await visibleToThePage(page)) };
    };
    const { page: one, kinds: asNew, ...before } = await look(ONE.url, (kinds) => kinds.every((kind) => kind !== ''));
    await one.waitForTimeout(300);
    const { page, kinds: asMet, ...after } = await look(AGAIN.url, (kinds) => kinds.every((kind) => kind === ''));
    expect(asNew).toContain('company');
    expect(asMet).toHaveLength(asNew.length);
    expect(after).toEqual(before);
    // The look sees what can be seen: a paragraph with names is covered, one without is not.
    expect(new Set(before.covered)).toEqual(new Set([true, false]));
    expect(before.marks['chu-giai-company']).toBeUndefined();
    // A name met before has its card all the same.
    const at = await eventually('the name', () => page.evaluate(endsOf, 'Mây Xanh cho biết'));
    await page.mouse.move(at.from.x + 8, at.from.y - 30);
    await page.mouse.move(at.from.x + 8, at.from.y);
    expect(await eventually('its card', () => cardText(page))).toContain('Mây Xanh');
  });

  it('marks are drawn while the key is held, and no longer', async () => {
    await choose(chromium, { marksOn: 'Control' });
    const page = await chromium.open(ONE.url);
    const names = async () => (await page.evaluate(marksInPage))['chu-giai-company'] ?? [];
    await eventually('the article read', async () => (await chromium.ask(ONE.url, 'reading', {})) !== undefined);
    expect(await names()).toEqual([]);
    await page.keyboard.down('Control');
    await eventually('marks', async () => (await names()).includes('Mây Xanh'));
    await page.keyboard.up('Control');
    await eventually('no marks', async () => (await names()).length === 0);
    await choose(chromium, {});
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
