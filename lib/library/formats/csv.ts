import { dayOf } from '@/lib/library/formats/source-line';
import type { Colour, GlossaryEntry, Note } from '@/lib/library/records';

/** The head of a table of notes and quotations, a name a column. */
const NOTE_COLUMNS = [
  'Đoạn',
  'Ghi chú',
  'Người nói',
  'Vai trò',
  'Nhãn',
  'Màu',
  'Bài',
  'Trang',
  'Ngày đăng',
  'Địa chỉ',
  'Lưu lúc',
];
const COLOUR_NAMES: Readonly<Record<Colour, string>> = {
  yellow: 'vàng',
  green: 'xanh lá',
  blue: 'xanh dương',
  pink: 'hồng',
};
const TERM_COLUMNS = ['Thuật ngữ', 'Tiếng Anh', 'Giải thích', 'Ngữ cảnh', 'Nhãn', 'Bài', 'Địa chỉ', 'Lưu lúc'];

/** Notes as a table that Excel opens by a double click: RFC 4180 in UTF-8 with a byte order mark, cells guarded. */
export function notesAsCsv(notes: readonly Note[]): string {
  return csv(
    NOTE_COLUMNS,
    notes.map(({ target, body, speaker, tags, colour, article, createdAt }) => [
      target.selector[0].exact,
      body,
      speaker?.name ?? '',
      speaker?.role ?? '',
      tags.join('; '),
      COLOUR_NAMES[colour],
      article.title,
      article.site,
      dayOf(article.published) ?? '',
      article.url,
      momentOf(createdAt),
    ]),
  );
}

/** The glossary as such a table. */
export function termsAsCsv(terms: readonly GlossaryEntry[]): string {
  return csv(
    TERM_COLUMNS,
    terms.map(({ term, english, definition, context, tags, source, createdAt }) => [
      term,
      english ?? '',
      definition,
      context ?? '',
      (tags ?? []).join('; '),
      source?.title ?? '',
      source?.url ?? '',
      momentOf(createdAt),
    ]),
  );
}

/** A moment here as every spreadsheet takes it for one, wherever it is opened: «2026-11-12 08:30:00». */
function momentOf(time: number): string {
  return new Date(time).toLocaleString('sv');
}

function csv(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/**
 * A cell. One that a spreadsheet would run as a formula gets an apostrophe before it, as OWASP advises («CSV injection»): what
 * begins with «=», «+», «-», «@» (also full-width), a tab or a line break.
 */
function cell(text: string): string {
  const guarded = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) || guarded !== guarded.trim() ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
