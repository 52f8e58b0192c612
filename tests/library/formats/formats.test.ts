import { HtmlRenderer, type Node, Parser } from 'commonmark';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { linkTo } from '@/lib/annotation/text-fragment';
import { quotationsAsAnki, termsAsAnki } from '@/lib/library/formats/anki';
import { notesAsCsv, termsAsCsv } from '@/lib/library/formats/csv';
import { articleAsMarkdown, fileName, notesAsFolder, termsAsMarkdown } from '@/lib/library/formats/markdown';
import { sourceLine } from '@/lib/library/formats/source-line';
import type { Note } from '@/lib/library/records';
import { note, notes, target, terms } from './notes';

const RUNS = { numRuns: process.env.CHU_GIAI_LONG === '1' ? 3_000 : 300 };

describe('a table of notes or terms (CSV)', () => {
  it('has for Papa Parse every cell as it was, or behind an apostrophe where a spreadsheet would run it', () => {
    fc.assert(
      fc.property(notes, terms, (all, entries) => {
        for (const [written, wanted] of [
          [notesAsCsv(all), all.map(({ target: { selector }, body }) => [selector[0].exact, body])],
          [termsAsCsv(entries), entries.map(({ term, english = '' }) => [term, english])],
        ] as const) {
          expect(written.startsWith('\ufeff')).toBe(true);
          const { data, errors } = Papa.parse<string[]>(written.slice(1), { newline: '\r\n', skipEmptyLines: true });
          expect(errors).toEqual([]);
          const [head = [], ...rows] = data;
          expect(rows.every((row) => row.length === head.length)).toBe(true);
          expect(rows.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
          const read = (cell = '') => (/^'[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell);
          expect(rows.map(([a, b]) => [read(a), read(b)])).toEqual(wanted);
        }
      }),
      RUNS,
    );
  });

  it('names the colour of a note in Vietnamese, and says when it was kept as a spreadsheet reads a time', () => {
    const createdAt = new Date(2026, 10, 12, 8, 30).getTime();
    const [, row = ''] = notesAsCsv([note({ colour: 'green', createdAt })]).split('\r\n');
    expect(row.split(',').at(5)).toBe('xanh lá');
    expect(row.split(',').at(-1)).toBe('2026-11-12 08:30:00');
  });
});

describe('cards for Anki', () => {
  it('have for Papa Parse every field as it was, an id that stays, and the header lines that Anki reads', () => {
    fc.assert(
      fc.property(notes, terms, (all, entries) => {
        for (const [written, wanted] of [
          [quotationsAsAnki(all), all.map(({ id, target: { selector } }) => [id, selector[0].exact])],
          [termsAsAnki(entries), entries.map(({ id, term }) => [id, term])],
        ] as const) {
          const lines = written.split('\n');
          expect(lines.slice(0, 2)).toEqual(['#separator:tab', '#html:false']);
          const columns = lines[2]?.replace('#columns:', '').split('\t') ?? [];
          expect(lines.slice(3, 5)).toEqual(['#guid column:1', `#tags column:${columns.length}`]);
          const { data, errors } = Papa.parse<string[]>(lines.slice(5).join('\n'), {
            delimiter: '\t',
            newline: '\n',
            skipEmptyLines: true,
          });
          expect(errors).toEqual([]);
          expect(data.every((row) => row.length === columns.length)).toBe(true);
          expect(data.map(([id, front]) => [id, front])).toEqual(wanted);
        }
      }),
      RUNS,
    );
  });
});

/** A text without what Markdown cannot hold: white space counts once. */
const squeezed = (words: string) => words.replace(/\s+/g, ' ').trim();

/** The text of every block quote, and whether anything else than plain text and our own links stands in the file. */
function read(markdown: string) {
  const walker = new Parser().parse(markdown).walker();
  const quotes: string[] = [];
  const links: string[] = [];
  const types = new Set<string>();
  let inQuote = 0;
  const said = (words: string) => quotes.push((quotes.pop() ?? '') + words);
  for (let event = walker.next(); event; event = walker.next()) {
    const { node, entering } = event as { node: Node; entering: boolean };
    types.add(node.type);
    if (node.type === 'block_quote') {
      inQuote += entering ? 1 : -1;
      if (entering) quotes.push('');
    }
    if (node.type === 'link' && entering) links.push(node.destination ?? '');
    if (!inQuote) continue;
    if (node.type === 'text') said(node.literal ?? '');
    if (['linebreak', 'softbreak', 'paragraph'].includes(node.type)) said(' ');
  }
  return { quotes: quotes.map(squeezed), links, types: [...types].sort() };
}

/** What Obsidian takes for a tag: letters, digits, «-» and «/», and not digits alone. */
const OBSIDIAN_TAG = /^(?!\d+$)[\p{L}\p{M}\p{N}/-]+$/u;

describe('an article as Markdown', () => {
  it('has front matter for a YAML parser, and for CommonMark the passages as quotes and nothing that the words would have made', () => {
    fc.assert(
      fc.property(notes, (all) => {
        const own = all.map((each) => ({ ...each, article: all[0]?.article ?? each.article }));
        const markdown = articleAsMarkdown(own);
        const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(markdown) ?? [];
        const { title, url, site, published } = (own[0] as Note).article;
        const { tags = [], ...head } = parseYaml(front);
        expect(head).toEqual({ title, url, site, published });
        expect(tags.filter((tag: string) => !OBSIDIAN_TAG.test(tag))).toEqual([]);
        const { quotes, links, types } = read(body);
        expect(quotes).toEqual(own.map(({ target: { selector } }) => squeezed(selector[0].exact)));
        expect(links).toEqual(own.map(({ target }) => linkTo(target)));
        const plain = ['block_quote', 'document', 'heading', 'linebreak', 'link', 'paragraph', 'text'];
        expect(types.filter((type) => !plain.includes(type))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('says of a glossary the same, a heading a term', () => {
    fc.assert(
      fc.property(terms, (all) => {
        const markdown = termsAsMarkdown(all);
        const html = new HtmlRenderer().render(new Parser().parse(markdown));
        expect(html.match(/<h2>/g) ?? []).toHaveLength(all.length);
        expect(html.match(/<(?!\/?(?:h1|h2|p|blockquote|br|a)\b)/g) ?? []).toEqual([]);
        expect(read(markdown).quotes).toEqual(all.map(({ context = '' }) => squeezed(context)));
      }),
      RUNS,
    );
  });

  it('is for people: quote, speaker, link to the words, the reader’s own words', () => {
    const said = note({
      kind: 'quotation',
      target: target('https://bao.vn/1', 'Trí tuệ nhân tạo là điện'),
      speaker: { name: 'Kai-Fu Lee', role: 'nhà đầu tư' },
      body: 'Đọc lại.',
    });
    expect(articleAsMarkdown([said])).toBe(`---
title: "Tên bài"
url: "https://bao.vn/1"
site: "Báo"
---

# Tên bài

> Trí tuệ nhân tạo là điện

— Kai-Fu Lee, nhà đầu tư [↗](<https://bao.vn/1#:~:text=Tr%C3%AD%20tu%E1%BB%87%20nh%C3%A2n%20t%E1%BA%A1o%20l%C3%A0%20%C4%91i%E1%BB%87n>)

Đọc lại.
`);
  });

  it.each([
    ['số liệu', 'số-liệu'],
    ['cần kiểm lại', 'cần-kiểm-lại'],
    ['AI, chip', 'AI-chip'],
    ['số liệu'.normalize('NFD'), 'số-liệu'],
    ['2026', 'số-2026'],
  ])('tags a passage with «%s» as Obsidian reads it, in the front matter and beside the passage: %s', (tag, name) => {
    const markdown = articleAsMarkdown([note({ tags: [tag] })]);
    expect(parseYaml(/^---\n([\s\S]*?)\n---\n/.exec(markdown)?.[1] ?? '').tags).toEqual([name]);
    expect(markdown.split('\n').at(-2)).toBe(`#${name}`);
  });

  it.each([
    ['Giá 3.5 (tỷ): "rất" tốt, hỏi a@b.vn; R&D lãi 20%!', 'Giá 3.5 (tỷ): "rất" tốt, hỏi a@b.vn; R&D lãi 20%!'],
    ['- một việc', '\\- một việc'],
    ['---', '\\---'],
    ['2026. Năm sau', '2026\\. Năm sau'],
    ['[[bài]] #tag %%ẩn%% ==tô== $5 và $6', '\\[\\[bài\\]\\] \\#tag \\%%ẩn\\%% \\==tô\\== \\$5 và \\$6'],
    ['&lt;b&gt;', '\\&lt;b\\&gt;'],
  ])(
    'leaves «%s» to be read as it is typed, and escapes no more of it than Markdown would take: %s',
    (body, written) => {
      expect(
        articleAsMarkdown([note({ body })])
          .split('\n')
          .at(-2),
      ).toBe(written);
    },
  );
});

describe('a folder of articles', () => {
  it('has one file an article under a name that every system takes, the same bytes each time', () => {
    fc.assert(
      fc.property(notes, (all) => {
        const zip = notesAsFolder(all);
        const files = unzipSync(zip);
        const names = Object.keys(files);
        expect(names).toHaveLength(new Set(all.map(({ article }) => article.url)).size);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) expect(name).toMatch(/^[^\\/:*?"<>|#^[\]\p{C}.][^\\/:*?"<>|#^[\]\p{C}]*\.md$/u);
        expect(notesAsFolder(all)).toEqual(zip);
      }),
      RUNS,
    );
  });

  it.each([
    ['../../etc/passwd', 'etc passwd'],
    ['CON', 'Bài CON'],
    ['', 'Bài'],
    ['Chip «2 nm»: giá? 200 triệu.', 'Chip «2 nm» giá 200 triệu'],
    ['Tên'.normalize('NFD'), 'Tên'],
  ])('names «%s» %s', (title, name) => {
    expect(fileName(title)).toBe(name);
  });
});

describe('a passage with its source', () => {
  const article = { url: 'https://vnexpress.net/a', title: 'Bài', site: 'VnExpress' };
  const said = { words: 'AI là\nđiện mới', speaker: 'Kai-Fu Lee' };

  it.each([
    [
      said,
      '2026-11-12T08:30:00+07:00',
      '“AI là điện mới” — Kai-Fu Lee, VnExpress, 12/11/2026, https://vnexpress.net/a',
    ],
    [said, undefined, '“AI là điện mới” — Kai-Fu Lee, VnExpress, https://vnexpress.net/a'],
    [{ ...said, reported: true }, undefined, 'AI là điện mới — Kai-Fu Lee, VnExpress, https://vnexpress.net/a'],
    [{ words: 'một đoạn' }, '2026-11-12', '“một đoạn” — VnExpress, 12/11/2026, https://vnexpress.net/a'],
  ])('reads as it is cited: %o of %s', (cited, published, line) => {
    expect(sourceLine(cited, { ...article, ...(published ? { published } : {}) })).toBe(line);
  });
});
