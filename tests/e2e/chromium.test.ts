import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeSource from 'axe-core';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChromiumStage, startChromium } from '../../tools/stage/chromium';
import { type PageServer, servePages } from '../../tools/stage/server';
import { CHROMIUM, domOf, eventually, FIRST, goldNames, marksInPage, PAGES, placeOf, ROOT } from './stage';

const profile = mkdtempSync(join(tmpdir(), 'chu-giai-chromium-'));
let server: PageServer;
let stage: ChromiumStage;

const start = () =>
  startChromium({ executable: CHROMIUM, extension: join(ROOT, '.output/chrome-mv3'), profile, server, headless: true });
const first = () => {
  if (!FIRST) throw new Error('tests/pages is empty');
  return FIRST;
};

beforeAll(async () => {
  server = await servePages(PAGES);
  stage = await start();
});

afterAll(async () => {
  await stage.close();
  await server.close();
  rmSync(profile, { recursive: true, force: true });
});

async function open(url: string): Promise<Page> {
  const page = await stage.context.newPage();
  await page.goto(url);
  return page;
}

async function openMarked(url: string): Promise<Page> {
  const page = await open(url);
  await eventually(`marks on ${url}`, async () => Object.keys(await page.evaluate(marksInPage)).length > 0);
  return page;
}

async function openPopup(url: string): Promise<Page> {
  const popup = await stage.context.newPage();
  await popup.goto(`chrome-extension://${stage.id}/popup.html?url=${encodeURIComponent(url)}`);
  return popup;
}

/** The text of the card, looked up through its closed shadow root as only a debugger can. */
async function cardText(page: Page): Promise<string | undefined> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const { root } = (await cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: CdpNode };
  await cdp.detach();
  const host = find(root, (node) => node.nodeName === 'CHU-GIAI-CARD');
  const section = host && find(host, (node) => node.nodeName === 'SECTION');
  return section && textOf(section);
}

interface CdpNode {
  nodeName: string;
  nodeValue?: string;
  children?: CdpNode[];
  shadowRoots?: CdpNode[];
}

function find(node: CdpNode, wanted: (node: CdpNode) => boolean): CdpNode | undefined {
  if (wanted(node)) return node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    const found = find(child, wanted);
    if (found) return found;
  }
  return undefined;
}

function textOf(node: CdpNode): string {
  return (node.nodeValue ?? '') + (node.children ?? []).map(textOf).join(' ');
}

async function rest(page: Page, highlight: string): Promise<string> {
  const at = await eventually(`a ${highlight}`, () => page.evaluate(placeOf, highlight));
  await page.mouse.move(at.x - 30, at.y - 40);
  await page.mouse.move(at.x, at.y);
  return eventually(`the card of ${highlight}`, () => cardText(page));
}

describe('an article in Chromium', () => {
  it('has its marks exactly on named words, and its DOM is the same before, while and after', async () => {
    const page = await stage.context.newPage();
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
    await page.close();
  });

  it('opens the card of a company under the resting pointer; Esc puts it away and the page is as it was', async () => {
    const page = await openMarked(first().url);
    const before = await page.evaluate(domOf);
    const card = await rest(page, 'chu-giai-company');
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
    await page.close();
  });

  it('says who said a quotation, and by what words we know', async () => {
    const page = await openMarked(first().url);
    const card = await rest(page, 'chu-giai-quotation');
    const [quote] = first().quotes ?? [];
    expect(card).toContain(quote?.speaker);
    expect(card).toContain(quote?.text);
    expect(card).toContain('Căn cứ trong bài');
    await page.close();
  });

  it('paints again what the page cleared, at the next scroll', async () => {
    const page = await openMarked(first().url);
    await page.waitForTimeout(1100);
    await page.evaluate(() => CSS.highlights.clear());
    await page.mouse.wheel(0, 200);
    await eventually('marks again', async () => Object.keys(await page.evaluate(marksInPage)).length > 0);
    await page.close();
  });

  it('is marked once more after its body changed without a load, and nothing twice', async () => {
    const page = await openMarked(first().url);
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
    await page.close();
  });

  it('loses its marks at once when its site is switched off, and gets them back', async () => {
    const page = await openMarked(first().url);
    const popup = await openPopup(first().url);
    const toggle = popup.locator('header input[type="checkbox"]');
    await toggle.waitFor();
    await toggle.uncheck();
    await eventually('no marks', async () => Object.keys(await page.evaluate(marksInPage)).length === 0);
    await toggle.check();
    await eventually('marks', async () => Object.keys(await page.evaluate(marksInPage)).length > 0);
    await popup.close();
    await page.close();
  });
});

describe('pages that are no Vietnamese tech article', () => {
  it.each(
    PAGES.filter(({ isArticle, isTech, lang }) => !isArticle || !isTech || lang !== 'vi').map(({ id, url }) => [
      id,
      url,
    ]),
  )('%s gets nothing', async (_, url) => {
    const page = await open(url ?? '');
    await page.waitForTimeout(1800);
    expect(await page.evaluate(marksInPage)).toEqual({});
    expect(await page.evaluate(() => document.querySelector('chu-giai-card') === null)).toBe(true);
    await page.close();
  });
});

describe('the popup', () => {
  it('shows the article’s own sentences, who said what, and leads to the place', async () => {
    const page = await openMarked(first().url);
    const popup = await openPopup(first().url);
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
    await popup.close();
    await page.close();
  });

  it('keeps a term over a killed background and a restart of the browser', async () => {
    await openMarked(first().url);
    const popup = await openPopup(first().url);
    await popup.locator('[data-part="terms"] button').first().click();
    const saved = popup.locator('[data-part="saved"] li');
    await saved.first().waitFor();
    const term = ((await saved.first().locator('b').textContent()) ?? '').trim();
    await popup.getByRole('button', { name: 'Thêm thuật ngữ' }).click();
    await popup.locator('input[name="term"]').fill('tấm chắn nhiệt');
    await popup.locator('textarea[name="definition"]').fill('Lớp bảo vệ khỏi sức nóng.');
    await popup.getByRole('button', { name: 'Lưu', exact: true }).click();
    await eventually('two entries', async () => (await saved.count()) === 2);
    const worker = (await stage.cdp.send('Target.getTargets')).targetInfos.find(
      ({ type }) => type === 'service_worker',
    );
    if (worker) await stage.cdp.send('Target.closeTarget', { targetId: worker.targetId });
    await stage.close();
    stage = await start();
    await openMarked(first().url);
    const again = await openPopup(first().url);
    const entries = again.locator('[data-part="saved"] b');
    await entries.first().waitFor();
    const names = (await entries.allInnerTexts()).map((name) => name.trim());
    expect(names).toContain(term);
    expect(names).toContain('tấm chắn nhiệt');
  });

  it('gives a removed term back', async () => {
    const popup = await openPopup(first().url);
    const entry = popup.locator('[data-part="saved"] li', { hasText: 'tấm chắn nhiệt' });
    await entry.getByRole('button', { name: /^Xóa/ }).click();
    await eventually('gone', async () => (await entry.count()) === 0);
    await popup.getByRole('button', { name: 'Hoàn tác' }).click();
    await entry.waitFor();
    await popup.close();
  });

  it.each(['popup.html', 'welcome.html', 'options.html'])(
    'and the pages beside it are clean by axe: %s',
    async (name) => {
      const page = await stage.context.newPage();
      await page.goto(`chrome-extension://${stage.id}/${name}?url=${encodeURIComponent(first().url)}`);
      await page.waitForTimeout(800);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(AxeSource.source);
        const violations = await page.evaluate(async () => {
          const { axe } = globalThis as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          };
          return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
        });
        expect(violations).toEqual([]);
      }
      await page.close();
    },
  );

  it('axe would say a fault of the card: a seeded one is reported', async () => {
    const page = await stage.context.newPage();
    await page.goto(`chrome-extension://${stage.id}/welcome.html`);
    await page.locator('.card button').first().waitFor();
    await page.evaluate(() => document.querySelector('.card button.icon')?.removeAttribute('aria-label'));
    await page.evaluate(() => document.querySelector('.card button.icon')?.removeAttribute('title'));
    await page.evaluate(AxeSource.source);
    const ids = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
      return (await axe.run()).violations.map(({ id }) => id);
    });
    expect(ids).toContain('button-name');
    await page.close();
  });
});

describe('nothing leaves the extension', () => {
  it('in the whole run; and a seeded request would have been caught', async () => {
    const ours = (requests: readonly string[]) =>
      requests.filter((request) => !/\.(?:google|gvt1|googleapis|gstatic)\.com/.test(request));
    expect(ours(server.refused)).toEqual([]);
    const worker = await stage.worker();
    // Its own policy lets the extension connect nowhere; what it could still do, open an address, the count sees.
    expect(
      await worker.evaluate(() =>
        fetch('https://vnexpress.net/seeded-fetch').then(
          () => 'sent',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
    await worker.evaluate(
      () =>
        void (globalThis as unknown as { chrome: { tabs: { create(tab: object): void } } }).chrome.tabs.create({
          url: 'https://seeded-leak.example/',
        }),
    );
    await eventually('the seeded request', async () =>
      server.refused.some((request) => request.includes('seeded-leak')),
    );
  });
});
