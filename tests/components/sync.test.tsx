import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SentLine } from '@/components/sync/SentLine';
import { SyncSection } from '@/components/sync/SyncSection';
import type { SyncOn, SyncStatus } from '@/lib/sync/status';
import { AT, acts, ON, show, t } from './sync-shown';

/** Sync into a folder on this machine. */
function folder(): SyncOn {
  const { origin: _, ...rest } = ON;
  return { ...rest, place: 'folder', where: 'Chú Giải' };
}

afterEach(cleanup);

describe('what the reader sees of sync', () => {
  it.each([
    [{}, /Mọi thứ đã được đồng bộ, lúc/],
    [{ running: true }, /Đang đồng bộ…/],
    [{ paused: true }, /Đang tạm dừng/],
    [{ waiting: 3 }, /Đồng bộ lần cuối: .* 3 thay đổi đang chờ gửi/],
    [{ trouble: { kind: 'offline' }, retryAt: AT, waiting: 2 }, /không có mạng.*không mất gì.*Sẽ tự thử lại/],
    [{ trouble: { kind: 'busy' }, retryAt: AT }, /đang bận hoặc gặp lỗi.*Sẽ tự thử lại/],
    [{ trouble: { kind: 'unauthorised' } }, /không còn nhận mật khẩu.*Đổi địa chỉ hoặc mật khẩu.*không mất gì/],
    [
      { trouble: { kind: 'wrong-clock' }, retryAt: AT },
      /Đồng hồ của máy này lệch.*Hãy chỉnh lại ngày giờ.*Sẽ tự thử lại/,
    ],
    [{ trouble: { kind: 'not-ours' }, retryAt: AT }, /trang đăng nhập.*không mất gì/],
    [{ trouble: { kind: 'absent' }, retryAt: AT }, /Thư mục ở chỗ lưu trữ không còn/],
    [{ trouble: { kind: 'too-large' }, retryAt: AT }, /không nhận tệp lớn/],
    [{ trouble: { kind: 'full' }, retryAt: AT }, /Chỗ lưu trữ đã đầy/],
    [{ trouble: { kind: 'local-full' }, retryAt: AT }, /Ổ đĩa của máy này đã đầy/],
    [{ trouble: { kind: 'failed', reason: 'lạ' }, retryAt: AT }, /Đồng bộ gặp lỗi: lạ/],
    [{ report: { ...ON.report, secondVault: true } }, /Đồng bộ lần cuối: .*Ở cùng chỗ có hai kho/],
    [{ report: { ...ON.report, withheld: ['b'] } }, /Đồng bộ lần cuối: .*thiếu dữ liệu từng có của: Máy ở cơ quan/],
    [{ report: { ...ON.report, tooLong: 1 } }, /Đồng bộ lần cuối: .*1 thay đổi quá dài/],
    [
      { report: { ...ON.report, unreadable: [{ name: 'x', device: 'b', problem: 'damaged' }] } },
      /Đồng bộ lần cuối: .*Không đọc được 1 tệp từ: Máy ở cơ quan.*Máy đã ghi sẽ tự sửa/,
    ],
    [
      { report: { ...ON.report, unreadable: [{ name: 'x', device: 'c', problem: 'damaged' }] }, gone: ['c'] },
      /Không đọc được 1 tệp từ: Một máy không còn đồng bộ.*mở Chú Giải ở các máy kia.*Loại một máy/,
    ],
    [
      { report: { ...ON.report, withheld: ['c'] }, gone: ['c'] },
      /từng có của: Một máy không còn đồng bộ.*mở Chú Giải ở các máy kia/,
    ],
    [
      { report: { ...ON.report, unreadable: [{ name: 'x', device: 'c', problem: 'foreign' }] } },
      /Không đọc được 1 tệp từ: Một máy chưa rõ tên.*không bị ảnh hưởng.*có thể xóa/,
    ],
    [
      { report: { ...ON.report, unreadable: [{ name: 'x', device: 'b', problem: 'newer-format' }] } },
      /Không đọc được 1 tệp từ: Máy ở cơ quan.*bản Chú Giải mới hơn/,
    ],
  ] as [Partial<SyncOn>, RegExp][])('%j', (change, said) => {
    const { container } = show({ ...ON, ...change } as SyncOn);
    expect(container.textContent?.replace(/\s+/g, ' ')).toMatch(said);
  });

  it('without a network: that it waits for one, and no trouble; other trouble stands', () => {
    const offline = (trouble: SyncOn['trouble']) => (
      <SyncSection
        t={t}
        language="vi"
        status={{ state: 'ready', value: { ...ON, waiting: 2, retryAt: AT, ...(trouble ? { trouble } : {}) } }}
        acts={acts()}
        isOnline={false}
      />
    );
    const { container, rerender } = render(offline({ kind: 'offline' }));
    expect(container.textContent).toMatch(/Đang chờ có mạng.*2 thay đổi đang chờ gửi/);
    expect(container.textContent).not.toMatch(/Chưa đồng bộ được|không trả lời|Sẽ tự thử lại/);
    rerender(offline({ kind: 'full' }));
    expect(container.textContent).toMatch(/Chưa đồng bộ được.*Chỗ lưu trữ đã đầy/);
  });

  it('that the browser lets nobody into the folder: one button asks for it; that it is gone', async () => {
    const allow = vi.fn(async () => undefined);
    show({ ...folder(), trouble: { kind: 'unauthorised' } }, { allow });
    expect(screen.getByText(/chưa cho Chú Giải ghi vào thư mục/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Cho phép ghi vào thư mục' }));
    expect(allow).toHaveBeenCalledWith(undefined);
    cleanup();
    show({ ...folder(), trouble: { kind: 'absent' } });
    expect(screen.getByText(/Không còn thấy thư mục đã chọn/)).toBeTruthy();
  });

  it('where the browser has no folders, what to do instead; in a private window, what holds there', () => {
    show({ kind: 'off' });
    expect(screen.getByText(/không cho tiện ích ghi vào một thư mục/)).toBeTruthy();
    cleanup();
    const status = { state: 'ready', value: ON } as const;
    render(
      <SyncSection t={t} language="vi" status={status} acts={acts({ chooseFolder: async () => 'x' })} isPrivate />,
    );
    expect(screen.getByText(/Cửa sổ riêng tư: những gì bạn tự lưu/)).toBeTruthy();
    expect(screen.queryByText(/không cho tiện ích ghi/)).toBeNull();
  });

  it('which device keeps what was deleted from going, with a button to wait for it no longer', async () => {
    const retire = vi.fn(async () => ({}));
    const [own, away] = ON.devices;
    const devices = [
      own,
      { ...away, holdsUp: true },
      { id: 'c', name: 'Máy bảng', isThis: false },
    ] as SyncOn['devices'];
    show({ ...ON, devices }, { retire });
    const [told, ...others] = screen.getAllByText(/lâu rồi chưa đồng bộ.*hơn 90 ngày.*Loại một máy/);
    expect(told?.closest('li')?.textContent).toContain('Máy ở cơ quan');
    expect(others).toEqual([]);
    fireEvent.click(screen.getByText('Thôi chờ máy này'));
    await waitFor(() => expect(retire).toHaveBeenCalledExactlyOnceWith('b'));
  });

  it('of which device the remote lost something, with a button to wait for it no longer', async () => {
    const retire = vi.fn(async () => ({}));
    const [own, other] = ON.devices;
    show({ ...ON, devices: [own, { ...other, lacks: true }] as SyncOn['devices'] }, { retire });
    expect(screen.getByText(/đã mất hoặc làm hỏng.*sẽ gửi thay/).closest('li')?.textContent).toContain('cơ quan');
    fireEvent.click(screen.getByText('Thôi chờ máy này'));
    await waitFor(() => expect(retire).toHaveBeenCalledExactlyOnceWith('b'));
  });

  it('which devices there are, and which is this one', () => {
    show(ON);
    const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(items[0]).toBe('Máy ở nhà · máy này');
    expect(items[1]).toMatch(/^Máy ở cơ quan · có thay đổi mới lúc/);
  });

  it('that what was deleted came back, until it is understood', () => {
    const read = vi.fn(async () => undefined);
    show({ ...ON, revived: 2 }, { read });
    expect(screen.getByText(/2 mục bạn đã xóa được sửa ở máy khác/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Đã hiểu' }));
    expect(read).toHaveBeenCalledOnce();
  });

  it('that a device was removed elsewhere: a wrong passphrase is told', async () => {
    const rejoin = vi.fn(async () => ({ kind: 'wrong-passphrase' as const }));
    show({ ...ON, trouble: { kind: 'vault-moved' } }, { rejoin });
    fireEvent.input(screen.getByLabelText('Cụm mật khẩu'), { target: { value: 'cụm mới' } });
    fireEvent.submit(screen.getByLabelText('Cụm mật khẩu').closest('form') as HTMLFormElement);
    expect((await screen.findByRole('alert')).textContent).toContain('Sai cụm mật khẩu');
    expect(rejoin).toHaveBeenCalledWith('cụm mới');
  });

  it('that the browser no longer allows the origin: one button asks for it', () => {
    const allow = vi.fn(async () => undefined);
    show({ ...ON, trouble: { kind: 'no-permission' } }, { allow });
    fireEvent.click(screen.getByRole('button', { name: 'Cho phép kết nối' }));
    expect(allow).toHaveBeenCalledWith('https://cloud.example.vn/*');
  });

  it('before leaving, what stays; nothing is done before the second button', () => {
    const leave = vi.fn(async () => undefined);
    show(ON, { leave });
    fireEvent.click(screen.getByRole('button', { name: 'Ngừng đồng bộ ở máy này' }));
    expect(screen.getByText(/vẫn ở lại trên máy này/)).toBeTruthy();
    expect(leave).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Ngừng đồng bộ' }));
    expect(leave).toHaveBeenCalledOnce();
  });
});

describe('what was thrown in place of an answer', () => {
  it.each([
    ['Ngừng đồng bộ ở máy này', () => fireEvent.click(screen.getByRole('button', { name: 'Ngừng đồng bộ' }))],
    [
      'Thêm máy khác',
      () => fireEvent.submit(screen.getByLabelText(/^Cụm mật khẩu/).closest('form') as HTMLFormElement),
    ],
  ])('is said behind «%s», and is no missing network', async (change, press) => {
    show(ON);
    fireEvent.click(screen.getByRole('button', { name: change }));
    press();
    expect((await screen.findByRole('alert')).textContent).toBe('Chưa làm được: not asked');
  });

  it('is said of a pairing text too', async () => {
    show({ kind: 'off' });
    fireEvent.submit(screen.getByLabelText('Mã ghép máy').closest('form') as HTMLFormElement);
    expect((await screen.findByRole('alert')).textContent).toBe('Chưa làm được: not asked');
  });
});

describe('the line of the popup', () => {
  it('is 0 bytes without sync, and what was sent where with it', () => {
    const line = (value: SyncStatus) =>
      render(<SentLine t={t} language="vi" sync={{ state: 'ready', value }} />).container.textContent;
    expect(line({ kind: 'off' })).toBe('Đã gửi ra ngoài: 0 byte');
    expect(line(ON)).toMatch(/^Đã gửi 1,5 kB, đã mã hóa, lên cloud\.example\.vn$/);
  });
});
