import { describe, expect, it } from 'vitest';
import { changingArticle } from './changing-article';
import { badgeOf, first, inChromium, marked, unmarked } from './in-chromium';
import { eventually, marksInPage } from './stage';

// An article on a site that is not on the list, and a page that cannot be read.
const UNLISTED = { url: 'https://bao-dia-phuong.example/khoa-hoc/tin-moi-100200300.html', html: () => first().html };
/** An article that uses a term which somebody may add. */
const NEXT = changingArticle(
  'Trong quý ba, hãng chạy thử một lò phản ứng tí hon cạnh xưởng và tuyển thêm kỹ sư phần mềm.',
);
const chromium = inChromium([UNLISTED, NEXT]);

interface Extensions {
  chrome: {
    permissions: { getAll(): Promise<{ origins: string[] }> };
    scripting: { getRegisteredContentScripts(): Promise<{ matches: string[] }[]> };
    alarms: { getAll(): Promise<{ name: string; scheduledTime: number }[]> };
    storage: { local: { get(name: string): Promise<Record<string, unknown>>; set(values: object): Promise<void> } };
    contextMenus: { onClicked: { dispatch(info: object, tab: object): void } };
    tabs: { query(what: object): Promise<{ id: number; url: string }[]> };
  };
}

/** Clicks the toolbar icon over a page, as only the browser can: the click is what grants activeTab. */
async function clickIcon(url: string): Promise<void> {
  const cdp = chromium.stage.cdp as unknown as {
    send(method: string, params: object): Promise<{ targetInfos: { targetId: string; url: string }[] }>;
  };
  const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const targetId = targetInfos.find((target) => target.url === url)?.targetId;
  await cdp.send('Extensions.triggerAction', { id: chromium.stage.id, targetId });
}

describe('a site that is not on the list', () => {
  it('is left alone until the icon is clicked, and read then, without any permission asked', async () => {
    const page = await chromium.open(UNLISTED.url);
    await page.waitForTimeout(1500);
    expect(await page.evaluate(marksInPage)).toEqual({});
    await page.bringToFront();
    await clickIcon(UNLISTED.url);
    await marked(page);
  });
});

describe('a switch', () => {
  it('pauses everywhere, with an alarm that ends it, and can be taken back', async () => {
    const page = await chromium.openMarked(first().url);
    const popup = await chromium.openPopup(first().url);
    await popup.getByRole('button', { name: 'Tạm dừng 1 giờ' }).click();
    await unmarked(page);
    const worker = await chromium.stage.worker();
    const alarms = await worker.evaluate(() => (globalThis as unknown as Extensions).chrome.alarms.getAll());
    const alarm = alarms.find(({ name }) => name === 'pause-ends');
    expect(alarm?.scheduledTime).toBeGreaterThan(Date.now() + 3_000_000);
    await popup.getByRole('button', { name: 'Tiếp tục ngay' }).click();
    await marked(page);
  });

  it('turns everything off, a grey dash on the icon, and on again, also where a page was opened meanwhile', async () => {
    const page = await chromium.openMarked(first().url);
    const popup = await chromium.openPopup(first().url);
    await popup.getByRole('button', { name: 'Tắt ở mọi trang' }).click();
    await unmarked(page);
    const badge = () => badgeOf(chromium, first().url);
    await eventually('the dash', async () => (await badge()) === '–');
    const openedMeanwhile = await chromium.open(NEXT.url);
    // The stub has looked, and once more after loading.
    await openedMeanwhile.waitForTimeout(1500);
    expect(await openedMeanwhile.evaluate(marksInPage)).toEqual({});
    await popup.getByRole('button', { name: 'Bật lại' }).click();
    await marked(page);
    await marked(openedMeanwhile);
    await eventually('no dash', async () => (await badge()) === '');
  });
});

describe('the side panel', () => {
  it('shows the article in front and follows to the next tab', async () => {
    const page = await chromium.openMarked(first().url);
    const panel = await chromium.stage.context.newPage();
    await panel.goto(`chrome-extension://${chromium.stage.id}/sidepanel.html`);
    await page.bringToFront();
    await eventually('the title', async () => (await panel.locator('.article-title').textContent()) === first().title);
    const other = await chromium.open('about:blank');
    await other.bringToFront();
    await eventually('nothing to read', async () => (await panel.locator('.article-title').count()) === 0);
    expect(await panel.getByRole('button', { name: 'Mở thanh bên' }).count()).toBe(0);
    for (const each of [page, panel, other]) await each.close();
  });
});

describe('the context menu', () => {
  it('keeps the selection as a term of the glossary, with its page, and it is underlined in the next article', async () => {
    await chromium.openMarked(first().url);
    const worker = await chromium.stage.worker();
    await worker.evaluate(async (url) => {
      const { chrome } = globalThis as unknown as Extensions;
      const [tab] = await chrome.tabs.query({ url });
      chrome.contextMenus.onClicked.dispatch(
        { menuItemId: 'add-term', selectionText: '  lò phản ứng   tí hon ', pageUrl: url },
        tab ?? {},
      );
    }, first().url);
    const popup = await chromium.openPopup(first().url);
    await popup.locator('[data-part="saved"] li', { hasText: 'lò phản ứng tí hon' }).waitFor();
    const next = await chromium.openMarked(NEXT.url);
    await eventually('the term in the next article', async () =>
      ((await next.evaluate(marksInPage))['chu-giai-term'] ?? []).includes('lò phản ứng tí hon'),
    );
  });
});
