import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BackupActs } from '@/components/settings/acts';
import { BackupSection } from '@/components/settings/BackupSection';
import type { ImportPlan } from '@/lib/library/backup/importing';
import { words } from '@/lib/locale';

afterEach(cleanup);

const none = { added: 0, changed: 0, revived: 0, binned: 0, same: 0, hidden: 0 };
const plan: ImportPlan = {
  exportedAt: Date.UTC(2026, 10, 12),
  counts: {
    notes: { ...none, added: 12, revived: 3 },
    terms: none,
    corrections: none,
    articles: none,
    kept: none,
    drafts: none,
  },
  settings: {},
};

function show(acts: Partial<BackupActs>) {
  const never = () => Promise.reject(new Error('not asked'));
  const all = { save: never, look: never, take: never, write: never, erase: never, ...acts };
  return render(<BackupSection t={words('vi')} language="vi" acts={all} articles={[]} />);
}

const choose = () =>
  fireEvent.change(screen.getByLabelText('Nhập từ tệp'), { target: { files: [new File(['x'], 'a.json')] } });

describe('the section of backups', () => {
  it('shows what a file would change before it is taken in, and takes nothing in before the button', async () => {
    const take = vi.fn(async () => undefined);
    show({ look: async () => ({ kind: 'plan', plan }), take });
    choose();
    expect((await screen.findByRole('row', { name: /Ghi chú/ })).textContent).toBe('Ghi chú120300');
    expect(take).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Nhập vào thư viện' }));
    expect(await screen.findByText('Đã nhập xong')).toBeTruthy();
    expect(take).toHaveBeenCalledOnce();
  });

  it.each([
    [{ kind: 'foreign' }, /không phải tệp sao lưu/],
    [{ kind: 'newer', version: 7 }, /bản Chú Giải mới hơn/],
    [{ kind: 'cut', line: 9 }, /thiếu phần từ dòng 9/],
    [{ kind: 'damaged', line: 8, what: 'checksum' }, /hỏng ở dòng 8: nội dung từ đây đã bị sửa/],
    [{ kind: 'unreadable', reason: 'ổ đĩa lỗi' }, /ổ đĩa lỗi/],
  ] as const)('says why a file is refused, and that nothing has changed: %j', async (problem, why) => {
    show({ look: async () => ({ kind: 'refused', problem }) });
    choose();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(why);
    expect(alert.textContent).toContain('Chưa có gì bị thay đổi');
    expect(screen.queryByRole('button', { name: 'Nhập vào thư viện' })).toBeNull();
  });

  it('erases only after a second step, and offers a backup before', async () => {
    const erase = vi.fn(async () => undefined);
    const save = vi.fn(async () => undefined);
    show({ erase, save });
    fireEvent.click(screen.getByRole('button', { name: 'Xóa mọi dữ liệu…' }));
    fireEvent.click(screen.getByRole('button', { name: 'Lưu tệp sao lưu trước' }));
    expect(save).toHaveBeenCalledOnce();
    const now = screen.getByRole<HTMLButtonElement>('button', { name: 'Xóa hết ngay' });
    expect(now.disabled).toBe(true);
    fireEvent.click(screen.getByRole('checkbox', { name: /Tôi hiểu/ }));
    fireEvent.click(now);
    expect(erase).toHaveBeenCalledOnce();
  });

  it('says what failed and that the data is as it was', async () => {
    show({ save: () => Promise.reject(new Error('đĩa đầy')) });
    fireEvent.click(screen.getByRole('button', { name: 'Lưu tệp sao lưu' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/đĩa đầy.*còn nguyên/);
  });
});
