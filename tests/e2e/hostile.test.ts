import { describe, expect, it } from 'vitest';
import { first, inChromium, marked } from './in-chromium';
import { eventually, marksInPage } from './stage';

const HEAD =
  '<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta property="og:type" content="article"><title>Tin công nghệ</title><script type="application/ld+json">{"@type":"NewsArticle"}</script>';
const SENTENCE =
  'Công ty công nghệ Mây Xanh cho biết nền tảng trí tuệ nhân tạo của họ đã được nhiều doanh nghiệp ở Hà Nội sử dụng trong năm nay. ';
const page = (number: number, body: string, head = '') => ({
  url: `https://genk.vn/trang-thu-${number}-20261120083000${number}.chn`,
  html: `${HEAD}${head}</head><body><h1 class="kbwc-title">Mây Xanh và nền tảng trí tuệ nhân tạo</h1><div class="knc-content" id="ContentDetail">${body}</div></body></html>`,
});
const paragraphs = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => `<p>${text(i)}</p>`).join('');

const EMPTY = { url: 'https://genk.vn/trang-trong-20261120083000199.chn', html: '' };
const LONG = page(
  1,
  paragraphs(2000, (i) => `${SENTENCE.repeat(8)}${i}`),
);
const NAMES = page(
  2,
  paragraphs(1000, (i) =>
    Array.from({ length: 10 }, (_, n) => `Công ty Sao${i}x${n} hợp tác với Viettel tại Đà Nẵng.`).join(' '),
  ),
);
const BROKEN = page(
  3,
  `<p>${SENTENCE}<b><i>Ông Trần Quốc Minh</b> nói</p></div></table><p>${SENTENCE}<p>${SENTENCE}<div><p>${SENTENCE}`,
);
const GETTERS = page(
  4,
  paragraphs(8, () => SENTENCE),
  `<script>for (const [owner, names] of [[Node.prototype, ['textContent', 'childNodes', 'parentElement', 'nextSibling']], [Element.prototype, ['innerHTML', 'className', 'children', 'matches', 'querySelectorAll', 'getClientRects']], [Document.prototype, ['querySelector', 'createRange', 'createTreeWalker']], [CharacterData.prototype, ['data', 'length']]])
    for (const name of names) Object.defineProperty(owner, name, { get() { throw new Error('hostile ' + name); } });</script>`,
);
const SOFT = page(
  5,
  paragraphs(8, () => SENTENCE),
);
const LATE = page(
  6,
  `<script>setTimeout(() => { document.querySelector('.knc-content').innerHTML = ${JSON.stringify(paragraphs(8, () => SENTENCE))}; }, 300)</script>`,
);
const LIST = {
  url: 'https://genk.vn/cong-nghe.chn',
  html: `${HEAD.replace('NewsArticle', 'WebPage')}</head><body><main></main></body></html>`,
};
const chromium = inChromium([EMPTY, LONG, NAMES, BROKEN, GETTERS, SOFT, LATE, LIST]);

describe('bad input', () => {
  it.each([
    ['an empty page', EMPTY.url, false],
    ['a page of over two million characters', LONG.url, true],
    ['a page with ten thousand names', NAMES.url, true],
    ['broken markup', BROKEN.url, true],
    ['a page that throws in its getters', GETTERS.url, true],
  ])('%s throws nothing, stays usable, and the popup says what happened', async (_, url, hasMarks) => {
    const tab = await chromium.stage.context.newPage();
    const errors: string[] = [];
    tab.on('pageerror', ({ message }) => errors.push(message));
    tab.on('console', (message) => {
      if (message.type() === 'error' && message.location().url.startsWith('chrome-extension:'))
        errors.push(message.text());
    });
    await tab.goto(url);
    if (hasMarks) await marked(tab);
    else await tab.waitForTimeout(1500);
    const popup = await chromium.openPopup(url);
    if (hasMarks) await popup.locator('[data-part="summary"] li').first().waitFor();
    else
      await eventually('words', async () =>
        (await popup.locator('[role="status"]').textContent())?.includes('Không thấy bài'),
      );
    expect(errors.filter((error) => !error.startsWith('hostile'))).toEqual([]);
    // The page still answers: a long block of ours would keep it from drawing.
    expect(await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => done('drawn'))))).toBe('drawn');
  });

  it('says that an overlong article was read in part', async () => {
    await chromium.openMarked(LONG.url);
    const popup = await chromium.openPopup(LONG.url);
    await popup.getByText('Bài rất dài: chỉ phần đầu được chú giải').waitFor();
  });
});

describe('a page that changes', () => {
  it('is read anew when its address and its article change without a load', async () => {
    const tab = await chromium.openMarked(SOFT.url);
    const html = first().html;
    await tab.evaluate(
      ([url, other]) => {
        const parsed = new DOMParser().parseFromString(other ?? '', 'text/html');
        document.body.replaceChildren(...parsed.body.childNodes);
        document.head.replaceChildren(...parsed.head.childNodes);
        history.pushState({}, '', url);
      },
      [`${new URL(SOFT.url).origin}/bai-khac-20261120083000777.chn`, html],
    );
    const companies = first()
      .entities?.filter(({ type }) => type === 'ORG-COMPANY')
      .map(({ text }) => text);
    await eventually('marks of the other article', async () => {
      const marks = (await tab.evaluate(marksInPage))['chu-giai-company'] ?? [];
      return marks.length > 0 && marks.every((words) => companies?.includes(words));
    });
  });

  it('is marked when it goes from a list to an article without a load, and the words come after the address', async () => {
    const tab = await chromium.open(LIST.url);
    await tab.waitForTimeout(1500);
    await tab.evaluate(
      ([url, words]) => {
        history.pushState({}, '', url);
        setTimeout(() => {
          document.body.innerHTML = words ?? '';
        }, 300);
      },
      [SOFT.url, /<body>(.*)<\/body>/.exec(SOFT.html)?.[1]],
    );
    await marked(tab);
  });

  it('is marked when its article is drawn after it has loaded', async () => {
    await chromium.openMarked(LATE.url);
  });
});
