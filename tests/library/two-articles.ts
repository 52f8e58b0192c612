import type { Analysis } from '@/lib/analysis/analysis';
import type { Library } from '@/lib/library/database';
import { newNoteId } from '@/lib/library/identity';
import { createNote } from '@/lib/library/notes';
import type { NoteId } from '@/lib/library/records';
import { articleText } from '@/lib/text/article-text';
import { passage } from '../../tools/bench/passage';

export const NOVEMBER = Date.UTC(2026, 10, 10, 5);
export const JANUARY = Date.UTC(2027, 0, 10, 5);

/** An invented article in which Minh Trà speaks of Mây Xanh, and what is found in it. */
function read(url: string, quoted: string) {
  const text = articleText([{ role: 'paragraph', text: `Mây Xanh mở cửa. “${quoted}”, Minh Trà nói.` }]);
  const span = (words: string) => {
    const start = text.text.indexOf(words);
    return { start, end: start + words.length };
  };
  const evidence = { rule: 'trigger' } as const;
  const analysis: Analysis = {
    language: 'vi',
    isTech: true,
    entities: [
      { id: 'e1', kind: 'company', name: 'Mây Xanh', aliases: [] },
      { id: 'e2', kind: 'person', name: 'Minh Trà', aliases: [] },
    ],
    mentions: [
      { ...span('Mây Xanh'), entity: 'e1', marked: true, evidence },
      { ...span('Minh Trà'), entity: 'e2', marked: true, evidence },
    ],
    quotations: [
      { kind: 'direct', content: span(quoted), speaker: { entity: 'e2', name: 'Minh Trà', evidence }, evidence },
    ],
    terms: [],
    summary: [],
  };
  return [{ url, title: url, site: new URL(url).host, ...text }, analysis] as const;
}

export const A = read('https://a.vn/1', 'Mây Xanh làm đúng hẹn');
export const B = read('https://b.vn/2', 'Trời hôm nay đẹp');

/** Keeps some words of an article as a highlight; its id. */
export async function noteOn(library: Library, url: string, exact: string, more: object = {}): Promise<NoteId> {
  const id = newNoteId();
  await createNote(library, {
    id,
    kind: 'highlight',
    colour: 'yellow',
    target: passage(url, exact),
    article: { url, title: url, site: new URL(url).host },
    ...more,
  });
  return id;
}
