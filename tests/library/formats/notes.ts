import fc from 'fast-check';
import type { ArticleId, GlossaryEntry, GlossaryId, Note } from '@/lib/library/records';
import { noteId } from '../replicas';

/** What readers save and programs trip over. */
const TRAPS = [
  '=1+1',
  '+84',
  '-5 %',
  '@cmd',
  '\t=x',
  '＝1',
  'a,b',
  'a"b',
  '"',
  "'",
  'dòng một\ndòng hai',
  'một\r\nhai',
  'đoạn\n\nkhác',
  '|a|b|',
  '#thẻ',
  '# đầu',
  '> trích',
  '- gạch',
  '1. số',
  '***đậm***',
  '[a](b)',
  '<b>x</b>',
  '&amp;',
  '`mã`',
  '~~~',
  '---',
  '\\',
  '$x$',
  'tiếng Việt'.normalize('NFD'),
  '😀 200 triệu',
  'مرحبا',
  '\u202eRTL',
  'https://a.vn/?a=b&c=d',
  ' lề ',
  'true',
  'null',
  '2026-11-12',
  ': x',
  '{a}',
  '%TAG',
  '\u2028',
  '!x',
  '__proto__',
];

/** A text that is not empty, of one or several of them. */
export const text = fc
  .array(fc.oneof(fc.constantFrom(...TRAPS), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' '))
  .filter((joined) => joined.trim() !== '');

export const notes = fc
  .array(
    fc.record({
      exact: text,
      body: fc.option(text, { nil: '' }),
      name: fc.option(text, { nil: undefined }),
      role: text,
      tag: text,
      title: text,
      n: fc.nat(3),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) =>
    all.map(({ exact, body, name, role, tag, title, n }, i) =>
      note({
        id: noteId(i),
        target: target(`https://bao.vn/${n}`, exact),
        body,
        tags: [tag],
        ...(name ? { kind: 'quotation', speaker: { name, role } } : {}),
        article: {
          id: `a:${'0'.repeat(63)}${n}` as ArticleId,
          url: `https://bao.vn/${n}`,
          title,
          site: 'Báo',
          published: '2026-11-12T08:30+07:00',
        },
      }),
    ),
  );

export const terms = fc
  .array(
    fc.record({ term: text, english: fc.option(text, { nil: undefined }), definition: text, context: text, tag: text }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) =>
    all.map(
      ({ term, english, definition, context, tag }, i): GlossaryEntry => ({
        id: `g:${String(i).padStart(64, '0')}` as GlossaryId,
        term,
        ...(english ? { english } : {}),
        definition,
        context,
        tags: [tag],
        origin: 'reader',
        source: { url: 'https://bao.vn/1', title: 'Bài', site: 'Báo' },
        createdAt: 0,
        updatedAt: 0,
      }),
    ),
  );

export function note(more: Partial<Note> = {}): Note {
  return {
    id: noteId(1),
    kind: 'highlight',
    target: target('https://bao.vn/1', 'đoạn'),
    article: { id: `a:${'0'.repeat(64)}` as ArticleId, url: 'https://bao.vn/1', title: 'Tên bài', site: 'Báo' },
    colour: 'yellow',
    tags: [],
    body: '',
    createdAt: 0,
    updatedAt: 0,
    ...more,
  };
}

export function target(source: string, exact: string, start = 0): Note['target'] {
  return {
    source,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
      { type: 'TextPositionSelector', start, end: start + exact.length },
    ],
  };
}
