import type { Note, NoteId } from '@/lib/library/records';

/** A quotation that the reader has kept, for whatever shows one. */
export const KEPT_QUOTATION: Note = {
  id: 'n:1' as NoteId,
  kind: 'quotation',
  target: {
    source: 'https://genk.vn/1.chn',
    selector: [
      { type: 'TextQuoteSelector', exact: 'Máy phải dừng', prefix: '', suffix: '' },
      { type: 'TextPositionSelector', start: 0, end: 13 },
    ],
  },
  article: { id: 'a:1' as Note['article']['id'], url: 'https://genk.vn/1.chn', title: 'Robot', site: 'Genk' },
  colour: 'green',
  tags: ['an toàn'],
  body: 'Hỏi lại',
  speaker: { name: 'Lê Hoài Thương', role: 'nhà sáng lập' },
  createdAt: 1,
  updatedAt: 1,
};
