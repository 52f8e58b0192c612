import { describe, expect, it } from 'vitest';
import { parseArticle } from '@/lib/page/parse-article';

const article = (url: string) => ({
  url,
  title: 'Tên bài',
  site: 'Báo',
  text: 'Tên bài\nĐoạn văn.',
  blocks: [
    { role: 'title', start: 0, end: 7 },
    { role: 'paragraph', start: 8, end: 17 },
  ],
});

describe('an article that comes by message', () => {
  it.each([
    ['https://m.cafef.vn/a.chn', 'https://cafef.vn/a.chn', true],
    ['https://dantri.com.vn/a.htm', 'https://nld.com.vn/a.htm', false],
    ['https://evil.example/a', 'https://vnexpress.net/a.html', false],
    ['http://vnexpress.net/a.html', 'https://vnexpress.net/a.html', false],
  ])('sent by %s may say it is %s: %s', (sender, url, believed) =>
    expect(parseArticle(article(url), sender)?.url).toBe(believed ? url : sender),
  );

  it.each([
    ['no text', { ...article('https://a.vn/1'), text: undefined }],
    [
      'blocks that overlap',
      {
        ...article('https://a.vn/1'),
        blocks: [
          { role: 'title', start: 0, end: 9 },
          { role: 'paragraph', start: 4, end: 12 },
        ],
      },
    ],
    ['a block beyond the text', { ...article('https://a.vn/1'), blocks: [{ role: 'paragraph', start: 0, end: 99 }] }],
    ['a role of its own', { ...article('https://a.vn/1'), blocks: [{ role: 'script', start: 0, end: 3 }] }],
  ])('is refused with %s', (_, value) => expect(parseArticle(value, 'https://a.vn/1')).toBeUndefined());
});
