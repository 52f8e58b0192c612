import { computed, type ReadonlySignal } from '@preact/signals';
import type { StandingNote } from '@/components/popup/NotesSection';
import type { Analysis } from '@/lib/analysis/analysis';
import { verify } from '@/lib/annotation/verify';
import type { Library } from '@/lib/library/database';
import { articleId, entityKey } from '@/lib/library/identity';
import { type Live, live } from '@/lib/library/live';
import { notesOf } from '@/lib/library/notes';
import { type ReadBefore, readBefore } from '@/lib/library/reading/entities';
import { isKept } from '@/lib/library/reading/kept';
import { type TermsBeside, termsBeside } from '@/lib/library/term-lines';
import type { Article } from '@/lib/page/article';
import type { TabReading } from './tab';

/** What the library has of the article in view. */
export interface ArticleHere {
  /** What is kept of it, and whether it still stands. */
  readonly notes: ReadonlySignal<Live<StandingNote[]>>;
  /** Whether it is kept to be read without the network. */
  readonly isKept: ReadonlySignal<boolean>;
  /** Whom and what of it other articles named too. */
  readonly known: ReadonlySignal<Live<ReadBefore[]>>;
  /** The reader's terms beside it, or beside no article; those of the last one until the next are read. */
  readonly terms: ReadonlySignal<Live<TermsBeside>>;
}

/** Of a large glossary so many terms are drawn; the library has all of them. */
export const MOST_TERMS = 200;

/** The article that is read in a tab, if any. */
export function articleOf(reading: TabReading['reading']['value']): Article | undefined {
  return 'article' in reading ? reading.article : undefined;
}

export function followArticle(library: Library, reading: TabReading['reading']): ArticleHere {
  const article = computed(() => articleOf(reading.value));
  const kept = computed(() => {
    const url = article.value?.url;
    return live(async () => (url === undefined ? [] : notesOf(library, url)));
  });
  const known = computed(() => {
    const found = reading.value;
    const [url, keys] = 'analysis' in found ? [found.article.url, keysOf(found.analysis)] : ['', []];
    return live(async () => readBefore(library, keys, await articleId(url)));
  });
  const inLibrary = computed(() => {
    const url = article.value?.url;
    return live(async () => url !== undefined && isKept(library, await articleId(url)));
  });
  const terms = computed(() => {
    const found = reading.value;
    const words = 'analysis' in found ? found.analysis.terms.map(({ headword }) => headword) : [];
    const text = article.value?.text ?? '';
    return live(() => termsBeside(library, { text, words }, MOST_TERMS));
  });
  let last: Live<TermsBeside> = { state: 'loading' };
  return {
    notes: computed((): Live<StandingNote[]> => {
      const found = kept.value.value;
      const text = article.value?.text ?? '';
      if (found.state !== 'ready') return found;
      return { state: 'ready', value: found.value.map((note) => ({ note, standing: verify(text, note.target) })) };
    }),
    isKept: computed(() => {
      const found = inLibrary.value.value;
      return found.state === 'ready' && found.value;
    }),
    known: computed(() => known.value.value),
    terms: computed(() => {
      const now = terms.value.value;
      // What is being edited in the list must not go away while another article is read.
      if (now.state !== 'loading') last = now;
      return last;
    }),
  };
}

/** Of an article with a thousand names, so many are looked up: those named most. */
const MOST_LOOKED_UP = 40;

/** Under what the names of an article are known in the library, those named most first. */
function keysOf({ entities, mentions }: Analysis): string[] {
  const counts = new Map<string, number>();
  for (const { entity, marked } of mentions) if (marked) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  const named = entities.filter(({ id, kind }) => kind !== 'place' && counts.has(id));
  named.sort((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0));
  return [...new Set(named.slice(0, MOST_LOOKED_UP).map(entityKey))];
}
