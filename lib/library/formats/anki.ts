import { dayOf } from '@/lib/library/formats/source-line';
import type { GlossaryEntry, Note } from '@/lib/library/records';

/** The glossary as cards that Anki imports («File → Import»): the term in front, what it means behind. */
export function termsAsAnki(terms: readonly GlossaryEntry[]): string {
  return anki(
    ['Thuật ngữ', 'Giải thích', 'Ngữ cảnh', 'Nguồn'],
    terms.map(({ id, term, english, definition, context, source, tags = [] }) => ({
      id,
      fields: [term, [english, definition].filter(Boolean).join('\n'), context ?? '', source?.url ?? ''],
      tags,
    })),
  );
}

/** Saved quotations as such cards: the words in front, who said them behind. */
export function quotationsAsAnki(notes: readonly Note[]): string {
  return anki(
    ['Câu nói', 'Người nói', 'Ghi chú', 'Nguồn'],
    notes.map(({ id, target, speaker, body, article, tags }) => ({
      id,
      fields: [
        target.selector[0].exact,
        [speaker?.name, speaker?.role].filter(Boolean).join(', '),
        body,
        [article.site, dayOf(article.published), article.url].filter(Boolean).join(', '),
      ],
      tags,
    })),
  );
}

/**
 * Anki's text format: header lines (`#separator:tab` …), then a card a line. The first column is our id, by which Anki knows a
 * card again; a field with a tab, a break or a quote is quoted as in CSV. Anki parts tags by spaces.
 */
function anki(
  columns: readonly string[],
  cards: readonly { id: string; fields: readonly string[]; tags: readonly string[] }[],
): string {
  const names = ['ID', ...columns, 'Nhãn'];
  const head = [
    '#separator:tab',
    '#html:false',
    `#columns:${names.join('\t')}`,
    '#guid column:1',
    `#tags column:${names.length}`,
  ];
  const lines = cards.map(({ id, fields, tags }) =>
    [id, ...fields, tags.map((tag) => tag.trim().replace(/\s+/g, '_')).join(' ')].map(field).join('\t'),
  );
  return `${[...head, ...lines].join('\n')}\n`;
}

function field(text: string): string {
  return /["\t\r\n]/.test(text) || text.startsWith('#') ? `"${text.replaceAll('"', '""')}"` : text;
}
