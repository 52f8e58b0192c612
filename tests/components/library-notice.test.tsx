import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LibraryNotice } from '@/components/LibraryNotice';
import { words } from '@/lib/locale';

const COPY = { at: Date.UTC(2026, 10, 12, 3, 30), notes: 12, terms: 3, articles: 40 };
const props = { t: words('vi'), language: 'vi', onReload: () => undefined } as const;
const never = () => Promise.reject(new Error('not asked'));

afterEach(cleanup);

describe('the notice of a library that is not well', () => {
  it('is nothing while it is', () => {
    const { container } = render(<LibraryNotice {...props} health={{ state: 'well' }} onRestore={never} />);
    expect(container.textContent).toBe('');
  });

  it('says what happened and what is safe, restores with one button, and says what came back', async () => {
    const reload = vi.fn();
    const restored = vi.fn(async () => ({ ...COPY, notes: 13 }));
    render(<LibraryNotice {...props} health={{ state: 'lost', copy: COPY }} onRestore={restored} onReload={reload} />);
    expect(screen.getByText(/trình duyệt đã thay bằng một thư viện trống/)).toBeTruthy();
    expect(screen.getByText(/12 ghi chú, 3 thuật ngữ, 40 bài đã đọc/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Khôi phục từ bản sao' }));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Đang khôi phục…' }).disabled).toBe(true);
    expect(await screen.findByText(/Đã khôi phục: 13 ghi chú/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Tải lại cửa sổ này' }));
    expect(reload).toHaveBeenCalledOnce();
    expect(restored).toHaveBeenCalledOnce();
  });

  it('that failed says why, that the copy is safe, and can be asked again', async () => {
    const failing = () => Promise.reject(new Error('ổ đĩa đầy'));
    render(
      <LibraryNotice {...props} health={{ state: 'broken', reason: 'kho hỏng', copy: COPY }} onRestore={failing} />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Khôi phục từ bản sao' }));
    expect((await screen.findByRole('alert')).textContent).toContain('ổ đĩa đầy. Bản sao vẫn còn nguyên');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Khôi phục từ bản sao' }).disabled).toBe(false);
  });

  it.each([
    [{ state: 'broken', reason: 'kho hỏng' }, /kho hỏng/, /Chưa có bản sao nào/],
    [{ state: 'blocked' }, /cửa sổ Chú Giải cũ/, /Dữ liệu còn nguyên/],
    [{ state: 'full' }, /Ổ đĩa đã đầy/, /Dữ liệu còn nguyên/],
  ] as const)('has no button where there is nothing to restore: %j', (health, text, why) => {
    render(<LibraryNotice {...props} health={health} onRestore={never} />);
    expect(screen.getByText(text)).toBeTruthy();
    expect(screen.getByText(why)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
