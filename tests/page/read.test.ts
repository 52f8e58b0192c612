import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Window } from 'happy-dom';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { looksLikeArticle } from '@/lib/page/gate';
import { isHiddenByMarkup } from '@/lib/page/noise';
import { readArticle } from '@/lib/page/read';
import { articleOfFile } from '../../tools/page-file';
import { goldPages } from '../../tools/stage/pages';

const PAGES = goldPages(join(import.meta.dirname, '../pages'));
const articles = PAGES.filter(({ isArticle }) => isArticle);
const others = PAGES.filter(({ isArticle }) => !isArticle);

describe('a page of the project', () => {
  it.each(articles.map((page) => [page.id, page] as const))(
    '%s is read as its gold says: title, lead, every paragraph, nothing else',
    (_, page) => {
      const read = articleOfFile(page.html, page.url);
      const article = read?.article;
      expect(article?.title).toBe(page.title);
      expect(article?.lead).toBe(page.lead);
      const paragraphs = article?.blocks
        .filter(({ role }) => role === 'paragraph' || role === 'heading')
        .map(({ start, end }) => article.text.slice(start, end));
      expect(paragraphs).toEqual(page.paragraphs);
      expect(article?.url).toBe(page.url);
    },
  );

  it.each(others.map((page) => [page.id, page] as const))('%s is no Vietnamese article', (_, page) => {
    const { document } = parseHTML(page.html);
    expect(looksLikeArticle(document, page.url)).toBe(false);
  });

  it.each(articles.map((page) => [page.id, page] as const))(
    '%s is still read when every class, id and data mark has another name',
    (_, page) => {
      const redesigned = page.html.replace(/\s(?:class|id|data-[\w-]+|itemprop)="[^"]*"/g, (mark) =>
        /hidden|caption|Caption|relat|Relat|box|news|tag|comment|author|Image|type|ads|rennab|tindnd|chiso|widget|wiki|insert|notebox|inner|footer|modal|stamp|sapo|lead|summary|description|desc/.test(
          mark,
        )
          ? mark
          : ' class="x1"',
      );
      const article = articleOfFile(redesigned, page.url)?.article;
      expect(article?.title).toBe(page.title);
      const first = page.paragraphs?.[0] ?? '?';
      const last = page.paragraphs?.at(-1) ?? '?';
      expect(article?.text).toContain(first);
      expect(article?.text).toContain(last);
    },
  );
});

describe('a page with several bodies', () => {
  const [ONE, NEXT] = ['Mây Xanh bán robot ở Huế', 'Gió Nồm bán xe điện ở Đà Lạt'];
  const title = (words: string) => `<h1 class="detail-title">${words}</h1>`;
  const body = (words: string, times: number) =>
    `<div class="detail-content" data-role="content"><p>${`${words}, theo thông tin mà hãng vừa công bố. `.repeat(times)}</p></div>`;
  const url = 'https://thanhnien.vn/may-xanh-ban-robot-185261120083000901.htm';
  it.each([
    ['the next article under the first, longer', title(ONE) + body(ONE, 8) + title(NEXT) + body(NEXT, 20), ONE],
    ['an introduction, then the article', title(ONE) + body(NEXT, 8) + body(ONE, 20), ONE],
    ['a window of the site before the title', body(NEXT, 8) + title(ONE) + body(ONE, 20), ONE],
  ])('has the article of its title: %s', (_, words, wanted) => {
    const article = articleOfFile(`<html lang="vi"><head></head><body>${words}</body></html>`, url)?.article;
    expect(article?.title).toBe(wanted);
    expect(article?.text.split('\n')[1]?.startsWith(wanted)).toBe(true);
  });
});

describe('the map', () => {
  const readInWindow = ({ id, url, html }: (typeof articles)[number]) => {
    const window = new Window({ url, settings: { disableJavaScriptEvaluation: true } });
    window.document.write(html);
    const read = readArticle(window.document as unknown as Document, url, (element) => !isHiddenByMarkup(element));
    if (!read) throw new Error(id);
    return read;
  };

  it('holds nothing that stands between the blocks of a span and is not the article: captions, related boxes', () => {
    for (const page of articles) {
      const { article, map } = readInWindow(page);
      const [first, last] = [article.blocks[1], article.blocks.at(-1)];
      const span = { start: (first?.start ?? 0) + 2, end: (last?.end ?? 0) - 2 };
      const words = map.ranges(span).map((range) => range.toString().replace(/[ \t\n\r\f]+/g, ' '));
      expect(words).toEqual(article.text.slice(span.start, span.end).split('\n'));
    }
  });

  it('is its own inverse for every place of every page', () => {
    for (const page of articles) {
      const { article, map } = readInWindow(page);
      for (const block of article.blocks)
        for (let at = block.start; at < block.end; at += 1) {
          const range = map.range({ start: at, end: at + 1 });
          if (!range) throw new Error(`${page.id}: no range at ${at}`);
          expect(map.offset(range.startContainer, range.startOffset)).toBe(at);
          const shown = (range.startContainer as Text).data[range.startOffset] ?? '';
          expect(shown.replace(/[ \t\n\r\f]/, ' ')).toBe(article.text[at]);
        }
    }
  });
});

describe('hostile pages', () => {
  it.each([
    ['nothing', ''],
    ['broken markup', '<html><body><p><div></p></span><h1>'],
    ['clobbered names', '<form id="querySelectorAll"></form><form id="body"><input name="localName"></form>'],
    ['10,000 levels', `${'<div>'.repeat(10_000)}chữ${'</div>'.repeat(10_000)}`],
  ])('%s: no article, no exception', (_, html) => {
    expect(
      looksLikeArticle(parseHTML(`<html><body>${html}</body></html>`).document, 'https://vnexpress.net/a-5047363.html'),
    ).toBe(false);
  });

  it('2 million characters are read up to the limit, and said so', () => {
    const paragraph = `<p>${'Công ty đã công bố kết quả kinh doanh của năm. '.repeat(40)}</p>`;
    const html = `<html><body><h1>Một tiêu đề đủ dài cho bài</h1><article class="fck_detail">${paragraph.repeat(1200)}</article></body></html>`;
    const read = articleOfFile(html, 'https://vnexpress.net/a-5047363.html');
    expect(read?.truncated).toBe(true);
    expect(read?.article.text.length).toBeLessThan(2_100_000);
  });
});

describe('the manifest of sites', () => {
  it('is the first group of the list, without all of the web', () => {
    const source = readFileSync(join(import.meta.dirname, '../../wxt.config.ts'), 'utf8');
    expect(source).not.toContain('<all_urls>');
  });
});
