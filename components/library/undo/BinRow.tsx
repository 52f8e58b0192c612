import { day } from '@/components/dates';
import type { BinnedRow } from '@/lib/library/bin';
import type { RemovedArticle } from '@/lib/library/records';
import type { Words } from '@/lib/locale';

interface BinRowProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly lying: BinnedRow;
  /** When it will be gone for good. */
  readonly until: number;
  onRestore(): void;
}

/** One thing in the bin: what it is, until when it can be had back, and the way back. */
export function BinRow({ t, language, lying, until, onRestore }: BinRowProps) {
  const { kind, text, more } = told(lying);
  return (
    <div class="item item-head">
      <div class="grow">
        <p class="clamped">{text}</p>
        {more && <p class="clamped source">{more}</p>}
        <p class="source">{`${t(kind)} · ${t('library.binUntil', { date: day(until, language) })}`}</p>
      </div>
      <button type="button" class="text" aria-label={`${t('library.binRestore')}: ${text}`} onClick={onRestore}>
        {t('library.binRestore')}
      </button>
    </div>
  );
}

function told({ row }: BinnedRow): {
  kind: 'kind.term' | 'library.note' | 'library.correction' | 'library.found.article';
  text: string;
  more?: string;
} {
  if ('entities' in row) return toldArticle(row);
  if ('term' in row) return { kind: 'kind.term', text: row.term, more: row.definition };
  if ('target' in row) return { kind: 'library.note', text: row.target.selector[0].exact, more: row.body };
  return { kind: 'library.correction', text: row.form };
}

function toldArticle({ article, kept }: RemovedArticle) {
  const { title = '', site = '' } = article ?? kept ?? {};
  return { kind: 'library.found.article' as const, text: title, more: site };
}
