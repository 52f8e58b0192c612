import { Dexie, type Table } from 'dexie';
import type {
  ArticleId,
  Correction,
  CorrectionId,
  GlossaryEntry,
  GlossaryId,
  ReadArticle,
} from '@/lib/library/records';

/** The one library of this browser profile. Opened by extension contexts only: in a page it would be the page's database. */
export interface Library extends Dexie {
  glossary: Table<GlossaryEntry, GlossaryId>;
  articles: Table<ReadArticle, ArticleId>;
  corrections: Table<Correction, CorrectionId>;
}

/** Opens the library lazily; the first query opens it, and says so where it cannot. */
export function openLibrary(name = 'chu-giai'): Library {
  const library = new Dexie(name) as Library;
  library.version(1).stores({
    glossary: 'id, updatedAt',
    articles: 'id, site, lastReadAt',
    corrections: 'id, createdAt',
  });
  // Another window with a newer schema must not wait for this one.
  library.on('versionchange', () => library.close());
  return library;
}
