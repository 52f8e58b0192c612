import { Dexie, type Table } from 'dexie';
import { type Facets, noteFacets } from '@/lib/library/facet-rows';
import { projectionMarks } from '@/lib/library/projection-marks';
import type {
  ArticleEntity,
  ArticleId,
  ArticleQuotation,
  Correction,
  CorrectionId,
  Draft,
  GlossaryEntry,
  GlossaryId,
  KeptArticle,
  LastStanding,
  Note,
  NoteId,
  ReadArticle,
  RecordId,
  RemovedArticle,
} from '@/lib/library/records';
import { type Ref, searchMarks, type Unindexed } from '@/lib/library/search/marks';
import type { ChunkRow, HeadRow, Indexed, SegmentRow } from '@/lib/library/search/rows';

/** The merged Yjs state (update V2) of one document; `id` is a record's, or `l:` and it for the document of its deletions. */
export interface StoredDocument {
  readonly id: string;
  readonly state: Uint8Array;
  /** On the document of a deletion: what was deleted is gone from here for good, and what is known of it is not taken in again. */
  readonly purged?: true;
}

/** A change of a document that no segment carries yet; `i` is given by the database, in order. */
export interface PendingUpdate {
  readonly i?: number;
  readonly id: string;
  readonly update: Uint8Array;
}

/** A record in the bin. `since` is this device's time, whatever the clock of the device that deleted it. */
export interface Binned {
  readonly id: RecordId;
  readonly since: number;
}

/** The one library of this browser profile. Opened by extension contexts only: in a page it would be the page's database. */
export interface Library extends Dexie {
  notes: Table<Note, NoteId>;
  glossary: Table<GlossaryEntry, GlossaryId>;
  corrections: Table<Correction, CorrectionId>;
  bin: Table<Binned, RecordId>;
  articles: Table<ReadArticle, ArticleId>;
  /** The bin of articles: their rows are out of the other tables. */
  removed: Table<RemovedArticle, ArticleId>;
  kept: Table<KeptArticle, ArticleId>;
  mentions: Table<ArticleEntity, [ArticleId, string]>;
  quotations: Table<ArticleQuotation, [ArticleId, number]>;
  standings: Table<LastStanding, NoteId>;
  facets: Table<Facets, NoteId>;
  ydocs: Table<StoredDocument, string>;
  pending: Table<PendingUpdate, number>;
  /** Sync's own: what is sealed and on its way, what was sent, what was taken in. Its rows are lib/sync's. */
  outbox: Table;
  ownlog: Table;
  applied: Table;
  drafts: Table<Draft, string>;
  /** The index of search (lib/library/search): what it does not know yet, and what it is made of. */
  unindexed: Table<Unindexed, Ref>;
  indexed: Table<Indexed, number>;
  segments: Table<SegmentRow, number>;
  heads: Table<HeadRow, number>;
  chunks: Table<ChunkRow, [number, number]>;
  /** What the library remembers of itself, by name. */
  meta: Table<{ readonly key: string; readonly value: unknown }, string>;
  /** Comes when an older window keeps this one from opening the library; it opens when that window is closed. */
  blocked: Promise<void>;
}

/**
 * Opens the library lazily; the first query opens it, and says so where it cannot. A new version of the schema adds tables and
 * leaves the old ones their indexes: touching 100,000 rows would keep every window waiting for 20 s. What old rows lack is
 * added by `migrate`, in steps.
 */
export function openLibrary(name = 'chu-giai'): Library {
  const library = new Dexie(name) as Library;
  library.version(1).stores({
    glossary: 'id, updatedAt',
    articles: 'id, site, lastReadAt',
    corrections: 'id, createdAt',
  });
  library.version(2).stores({
    notes: 'id, [updatedAt+id], article.url',
    bin: 'id, since',
    kept: 'id, keptAt',
    mentions: '[articleId+key], [key+readAt]',
    quotations: '[articleId+index], [speakerKey+readAt]',
    ydocs: 'id',
    pending: '++i',
    outbox: 'name',
    ownlog: 'name',
    applied: 'name',
    drafts: 'key, savedAt',
    meta: 'key',
    unindexed: 'ref',
    indexed: 'number, ref',
    segments: 'id',
    heads: 'segment',
    chunks: '[segment+index]',
  });
  library.version(3).stores({ standings: 'id, kind' });
  library.version(4).stores({ facets: 'id, colour, *tags' });
  library.version(5).stores({ removed: 'id, since' });
  library.use(searchMarks);
  library.use(noteFacets);
  library.use(projectionMarks);
  waitForBlock(library);
  // Another window with a newer schema must not wait for this one.
  library.on('versionchange', () => library.close());
  return library;
}

function waitForBlock(library: Library): void {
  let tell: () => void = () => {};
  const wait = () => {
    library.blocked = new Promise((resolve) => {
      tell = resolve;
    });
  };
  wait();
  library.on('blocked', () => tell());
  library.on('ready', wait, true);
}
