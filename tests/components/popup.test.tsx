import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HistorySection } from '@/components/popup/HistorySection';
import { KeepArticle } from '@/components/popup/KeepArticle';
import { KnownSection } from '@/components/popup/KnownSection';
import type { ReadArticle } from '@/lib/library/records';
import { words } from '@/lib/locale';

const t = words('vi');

afterEach(cleanup);

describe('the popup about what was read', () => {
  it('forgets nothing by a press alone: what is to be forgotten is asked for first', () => {
    const forget = vi.fn(async () => undefined);
    const article = {
      id: 'a',
      url: 'https://bao.example/1',
      title: 'Bài một',
      site: 'Báo Thử',
    } as unknown as ReadArticle;
    render(
      <HistorySection
        t={t}
        articles={{ state: 'ready', value: [article] }}
        remember
        incognito={false}
        host="Báo Thử"
        onRemember={() => undefined}
        onForget={forget}
      />,
    );
    const all = screen.getByRole('button', { name: 'Quên tất cả', hidden: true });
    const folded = all.closest('details');
    expect(folded?.open).toBe(false);
    expect(folded?.querySelector('summary')?.textContent).toBe('Quên bài đã đọc…');
    fireEvent.click(all);
    expect(forget.mock.calls).toEqual([['all']]);
  });
});

describe('the popup about an article', () => {
  it('tells whom was read about elsewhere, how often and when last, and leads to all of it', () => {
    const lastReadAt = Date.UTC(2026, 10, 12, 5);
    const known = [{ key: 'company:mây xanh', kind: 'company', name: 'Mây Xanh', articles: 3, lastReadAt }] as const;
    render(<KnownSection t={t} language="vi" known={known} />);
    expect(screen.getByRole('link', { name: 'Mây Xanh' }).getAttribute('href')).toBe(
      `/library.html#/entities/${encodeURIComponent('company:mây xanh')}`,
    );
    expect(screen.getByText('3 bài khác · Lần đọc gần nhất: 12/11/2026')).toBeTruthy();
    cleanup();
    const { container } = render(<KnownSection t={t} language="vi" known={[]} />);
    expect(container.textContent).toBe('');
  });

  it('offers to keep it, and says that it is kept', () => {
    const press = vi.fn();
    render(<KeepArticle t={t} isKept={false} onPress={press} />);
    fireEvent.click(screen.getByText('Lưu bài này'));
    expect(press).toHaveBeenCalledOnce();
    cleanup();
    render(<KeepArticle t={t} isKept onPress={press} />);
    expect(screen.getByText('Đã lưu bài này')).toBeTruthy();
  });
});
