import type { EntityKind } from '@/lib/analysis/analysis';
import type { Candidate } from '@/lib/analysis/candidates/candidates';
import type { Found } from '@/lib/analysis/candidates/typing';
import { isAcronym, type Word } from '@/lib/analysis/words';

/** What an article itself says that capitals in brackets are short for. */
export interface Abbreviations {
  /** By key: the kind of the name that they stand right behind. */
  readonly kinds: ReadonlyMap<string, EntityKind>;
  /** Keys of those that shorten plain words and name nothing. */
  readonly plain: ReadonlySet<string>;
}

/**
 * Reads the abbreviations that an article introduces in brackets: those of a name are of its kind, those of plain words
 * («thiết bị giám sát hành trình (GSHT)», «hệ thống quản lý năng lượng (PMS)») or of a name without its head («Bộ Giao thông Vận tải (GTVT)») name nothing.
 * Linear in the candidates. `found` are the names decided so far, `all` every candidate in order.
 *
 * Example: «Công ty CP Quốc tế Sông Xanh (SXIC)» → SXIC is a company.
 */
export function abbreviationsOf(all: readonly Candidate[], found: readonly Found[]): Abbreviations {
  const kinds = new Map<string, EntityKind>();
  const plain = new Set<string>();
  const ends = new Map(found.map((each) => [`${each.candidate.block.index}:${each.candidate.to}`, each]));
  for (const { block, from, to, entries } of all) {
    const { words } = block;
    const word = words[from];
    if (!word || to - from !== 1 || words[from - 1]?.text !== '(' || words[to]?.text !== ')') continue;
    if (!isAcronym(word.text) || kinds.has(word.key) || plain.has(word.key)) continue;
    const full = ends.get(`${block.index}:${from - 1}`);
    if (!full) {
      if (
        entries.length === 0 &&
        (words[from - 2]?.kind === 'word' || initialsBefore(words, from - 1, word.key.length) === word.key)
      )
        plain.add(word.key);
      continue;
    }
    const { candidate, verdict } = full;
    const initials = initialsBefore(words, from - 1, candidate.to - candidate.from);
    if (initials.length > word.key.length && initials.endsWith(word.key) && verdict.kind === 'organisation')
      plain.add(word.key);
    else kinds.set(word.key, verdict.kind);
  }
  return { kinds, plain };
}

/** The first letters of the `count` words before a word, «và» and marks left out. */
function initialsBefore(words: readonly Word[], at: number, count: number): string {
  return words
    .slice(Math.max(0, at - count), at)
    .filter(({ kind, key }) => kind !== 'punctuation' && key !== 'và')
    .map(({ key }) => key[0] ?? '')
    .join('');
}
