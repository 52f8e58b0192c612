import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { SearchHitRow } from '@/components/library/search/SearchHitRow';
import type { SearchHit } from '@/lib/library/search/search';
import { words } from '@/lib/locale';

afterEach(cleanup);

const time = new Date(2026, 10, 9).getTime();
const target = { selector: [{ exact: 'Giá sẽ giảm' }] };

it.each<[string, object, string]>([
  ['quotation', { text: 'Giá sẽ giảm', speaker: 'Sông Lam' }, 'Trích dẫn · Sông Lam · 09/11/2026'],
  ['quotation', { text: 'Giá sẽ giảm' }, 'Trích dẫn · 09/11/2026'],
  [
    'note',
    { target, speaker: { name: 'Sông Lam' }, article: { site: 'Báo Thử' } },
    'Ghi chú · Sông Lam · Báo Thử · 09/11/2026',
  ],
  ['note', { target, article: { site: 'Báo Thử' } }, 'Ghi chú · Báo Thử · 09/11/2026'],
])('a found %s says whose words it has, where that is known', (kind, row, said) => {
  const hit = { kind, row, time, matches: [] } as unknown as SearchHit;
  const { container } = render(<SearchHitRow t={words('vi')} language="vi" hit={hit} href="#" />);
  expect(container.querySelector('.source')?.textContent).toBe(said);
});
