import type { BackupActs, Found } from '@/components/settings/acts';
import { exportLibrary } from '@/lib/library/backup/backup';
import { importLibrary, planImport } from '@/lib/library/backup/importing';
import type { Library } from '@/lib/library/database';
import { annotationsOf, keepAnnotations, keptTexts } from '@/lib/library/formats/annotations';
import { writeNotes, writeTerms } from '@/lib/library/formats/catalogue';
import { findTerms } from '@/lib/library/glossary';
import { allNotes, notesOf } from '@/lib/library/notes';
import type { Note } from '@/lib/library/records';
import { ask } from '@/lib/messages';
import { changeSettings, parseSettings, settings } from '@/lib/settings';

/** A backup of another program is read whole; a library's own never is. */
const LARGEST_FOREIGN = 50_000_000;

/** What the section on backups does, over a library. */
export function backupActs(library: Library): BackupActs {
  return {
    async save(progress) {
      const parts: Blob[] = [];
      // A pause is this device's; a blob may lie on the disk, a string may not.
      const { pausedUntil, ...kept } = await settings();
      for await (const piece of exportLibrary(library, kept, undefined, progress)) parts.push(new Blob([piece]));
      const day = new Date().toLocaleDateString('sv');
      download(`chu-giai-${day}.json`, new Blob(parts, { type: 'application/json' }));
    },
    async look(file, progress) {
      const found = await planImport(library, file, progress);
      const isForeign = found.kind === 'refused' && found.problem.kind === 'foreign' && file.size <= LARGEST_FOREIGN;
      const annotations = isForeign ? await annotationsOf(library, file).catch(() => undefined) : undefined;
      return annotations ? { kind: 'annotations', ...annotations } : found;
    },
    take: (file, found, progress) => take(library, file, found, progress),
    async write(what, format, title, url) {
      if (what === 'glossary') {
        const terms = await findTerms(library);
        if (terms.length > 0) hand(writeTerms(title, format, terms));
        return terms.length;
      }
      const all = what === 'article' ? await notesOf(library, url ?? '') : await everyNote(library);
      const notes = what === 'quotations' ? all.filter(({ kind }) => kind === 'quotation') : all;
      const texts = await keptTexts(
        library,
        notes.map(({ article }) => article.url),
      );
      if (notes.length > 0) hand(writeNotes(title, format, notes, texts));
      return notes.length;
    },
    async erase() {
      await ask('erase-everything', {});
      location.reload();
    },
  };
}

/** The articles that have notes, the last noted first, for the reader to choose one. */
export async function notedArticles(library: Library, most = 200): Promise<{ url: string; title: string }[]> {
  const titles = new Map<string, string>();
  for (const { article } of await allNotes(library, { most: 2000 }))
    if (titles.size < most && !titles.has(article.url)) titles.set(article.url, article.title);
  return [...titles].map(([url, title]) => ({ url, title }));
}

async function take(library: Library, file: File, found: Found, progress: (done: number) => void) {
  if (found.kind === 'annotations') {
    await keepAnnotations(library, found.notes);
    return undefined;
  }
  const result = await importLibrary(library, file, progress);
  if (result.kind !== 'imported') return result;
  await changeSettings(parseSettings(result.plan.settings));
  return undefined;
}

async function everyNote(library: Library): Promise<Note[]> {
  const notes: Note[] = [];
  for (;;) {
    const page = await allNotes(library, { after: notes.at(-1), most: 1000 });
    notes.push(...page);
    if (page.length < 1000) return notes;
  }
}

function hand({ name, type, parts }: ReturnType<typeof writeTerms>): void {
  download(name, new Blob([...parts], { type }));
}

/** Hands a file to the browser, which saves it where the reader saves things. */
function download(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has begun to read it long before.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
