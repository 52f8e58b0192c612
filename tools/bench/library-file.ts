import { open } from 'node:fs/promises';
import { writeBackup } from '@/lib/library/backup/backup-file';
import { toBase64 } from '@/lib/library/base64';
import { initialUpdates } from '@/lib/library/documents/shapes';
import { COLOURS, type Note, type NoteId } from '@/lib/library/records';
import { passage } from './passage';

const NOTES_AN_ARTICLE = 16;
const TAGS = ['số liệu', 'cần kiểm lại', 'bài viết cuối năm', 'robot'];
const MINUTE = 60_000;

/** Writes a backup of a library of notes, one a text, each with the document that sync carries; its size in bytes. */
export async function writeLibraryFile(path: string, texts: readonly string[], now: number): Promise<number> {
  const file = await open(path, 'w');
  const records = async function* () {
    yield ['settings', { language: 'vi' }] as const;
    for (const [i, text] of texts.entries()) {
      const row = noteOf(text, i, now);
      yield ['documents', { id: row.id, row, state: toBase64(initialUpdates(row).update) }] as const;
    }
  };
  let size = 0;
  for await (const piece of writeBackup(records(), now)) size += (await file.write(piece)).bytesWritten;
  await file.close();
  return size;
}

function noteOf(text: string, i: number, now: number): Note {
  const number = Math.floor(i / NOTES_AN_ARTICLE);
  const url = `https://baomau.vn/bai-${number}.html`;
  const time = now - i * MINUTE;
  return {
    id: `n:00000000-0000-4000-8000-${String(i).padStart(12, '0')}` as NoteId,
    kind: 'highlight',
    target: passage(url, text),
    article: {
      id: `a:${number.toString(16).padStart(64, '0')}` as Note['article']['id'],
      url,
      title: `Bài mẫu số ${number}`,
      site: 'baomau.vn',
    },
    colour: COLOURS[i % COLOURS.length] as Note['colour'],
    tags: i % 2 === 0 ? [TAGS[(i >> 1) % TAGS.length] as string] : [],
    body: i % 4 === 0 ? 'So với con số công bố năm ngoái thì giảm. Cần tìm báo cáo gốc.' : '',
    createdAt: time,
    updatedAt: time,
  };
}
