import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SyncActs } from '@/components/sync/acts';
import { ON, show } from './sync-shown';

afterEach(cleanup);

describe('a pairing text', () => {
  it('is not made with a wrong passphrase: that is said, and no text stands there', async () => {
    const pair = vi.fn<SyncActs['pair']>(async () => ({ kind: 'text', text: 'chu-giai-1.mã' }));
    show(ON, { pair });
    fireEvent.click(screen.getByRole('button', { name: 'Thêm máy khác' }));
    const form = screen.getByLabelText(/^Cụm mật khẩu/).closest('form') as HTMLFormElement;
    fireEvent.submit(form);
    expect(await screen.findByDisplayValue('chu-giai-1.mã')).toBeTruthy();
    pair.mockResolvedValue({ kind: 'wrong-passphrase' });
    fireEvent.submit(form);
    expect((await screen.findByRole('alert')).textContent).toBe('Sai cụm mật khẩu. Chưa có gì thay đổi.');
    expect(screen.queryByDisplayValue('chu-giai-1.mã')).toBeNull();
  });

  it.each([
    ['refused', 'Cụm mật khẩu không mở được mã này. Chưa có gì thay đổi.'],
    ['not-a-pairing', 'Đây không phải mã ghép máy, hoặc mã bị thiếu hay sai một phần. Hãy chép lại cả mã.'],
  ] as const)('that is %s is told, and what was typed stays', async (kind, said) => {
    show({ kind: 'off' }, { readPairing: async () => ({ kind }) });
    const field = screen.getByLabelText<HTMLTextAreaElement>('Mã ghép máy');
    fireEvent.input(field, { target: { value: 'chu-giai-1.cắt' } });
    fireEvent.submit(field.closest('form') as HTMLFormElement);
    expect((await screen.findByRole('alert')).textContent).toBe(said);
    expect(field.value).toBe('chu-giai-1.cắt');
  });

  it('fills the form; a place without the vault that it promised is told, and no new one is offered', async () => {
    const test = vi.fn<SyncActs['test']>(async () => ({ kind: 'no-vault' }));
    const place = { kind: 'webdav', url: 'https://cloud.example.vn/', user: 'lan', password: 'p' };
    show({ kind: 'off' }, { test, readPairing: async () => ({ kind: 'place', place, vault: 'f'.repeat(16) }) });
    fireEvent.submit(screen.getByLabelText('Mã ghép máy').closest('form') as HTMLFormElement);
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Địa chỉ thư mục').value).toBe(place.url));
    fireEvent.submit(screen.getByLabelText('Địa chỉ thư mục').closest('form') as HTMLFormElement);
    expect((await screen.findByRole('alert')).textContent).toContain('không có dữ liệu cần tìm');
    expect(test).toHaveBeenCalledExactlyOnceWith(place, 'f'.repeat(16));
    expect(screen.queryByText('Bật đồng bộ')).toBeNull();
  });
});

describe('a passphrase that was forgotten', () => {
  it('has a way out that is named where it is asked for, and asks for no old one', () => {
    show(ON);
    fireEvent.click(screen.getByRole('button', { name: 'Đổi cụm mật khẩu' }));
    expect(screen.getByText(/khi bạn quên cụm hiện tại, hãy dùng Loại một máy\./)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Loại một máy' }));
    expect(screen.getByRole('button', { name: 'Khóa bằng cụm mới' })).toBeTruthy();
    expect(screen.queryByLabelText('Cụm mật khẩu hiện tại')).toBeNull();
  });
});

describe('another address', () => {
  it.each([
    [false, 'Đã lưu. Từ giờ máy này đồng bộ qua địa chỉ này.'],
    [true, 'Đã lưu, nhưng ở đây chưa có dữ liệu của các máy bạn'],
  ])('is said to be taken, where the place is empty: %s', async (isNew, said) => {
    show(ON, { move: async () => ({ kind: 'ready', isNew }) });
    fireEvent.click(screen.getByRole('button', { name: 'Đổi địa chỉ hoặc mật khẩu máy chủ' }));
    fireEvent.submit(screen.getByLabelText('Địa chỉ thư mục').closest('form') as HTMLFormElement);
    await screen.findByText(said, { exact: false, selector: '[role="status"]' });
  });
});

describe('setting up', () => {
  it('keeps what was typed when the connection fails, and says why', async () => {
    show({ kind: 'off' }, { test: async () => ({ kind: 'unauthorised' }) });
    const url = screen.getByLabelText<HTMLInputElement>('Địa chỉ thư mục');
    fireEvent.input(url, { target: { value: 'http://192.168.1.5/dav/' } });
    expect(screen.getByText(/Địa chỉ http không mã hóa mật khẩu máy chủ/)).toBeTruthy();
    fireEvent.submit(url.closest('form') as HTMLFormElement);
    expect((await screen.findByRole('alert')).textContent).toContain('không nhận tài khoản');
    expect(url.value).toBe('http://192.168.1.5/dav/');
  });

  it('offers six words, refuses a weak one, and begins once it is kept', async () => {
    const join = vi.fn(async () => ({ kind: 'done' as const }));
    show({ kind: 'off' }, { test: async () => ({ kind: 'ready', isNew: true }), join });
    fireEvent.submit(screen.getByLabelText('Địa chỉ thư mục').closest('form') as HTMLFormElement);
    const begin = await screen.findByRole<HTMLButtonElement>('button', { name: 'Bật đồng bộ' });
    expect(begin.disabled).toBe(true);
    fireEvent.click(screen.getByLabelText('Tôi đã in hoặc chép lại cụm mật khẩu'));
    fireEvent.click(screen.getByRole('button', { name: 'Tự đặt cụm mật khẩu' }));
    fireEvent.input(screen.getByLabelText('Cụm mật khẩu của bạn'), { target: { value: '123456' } });
    expect(screen.getByRole('alert').textContent).toContain('dễ đoán');
    expect(begin.disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Dùng cụm tạo sẵn' }));
    await waitFor(() => expect(begin.disabled).toBe(false));
    fireEvent.click(begin);
    expect(join).toHaveBeenCalledWith(
      { kind: 'webdav' },
      'bánh mì con mèo hoa sen mùa thu biển cả tàu hỏa',
      'Firefox – Linux',
      true,
    );
  });

  it('begins with no passphrase but the one that was kept', async () => {
    const generated = ['bánh mì con mèo', 'hoa sen mùa thu'];
    show(
      { kind: 'off' },
      { test: async () => ({ kind: 'ready', isNew: true }), generate: () => generated.shift() ?? '' },
    );
    fireEvent.submit(screen.getByLabelText('Địa chỉ thư mục').closest('form') as HTMLFormElement);
    const kept = await screen.findByLabelText<HTMLInputElement>('Tôi đã in hoặc chép lại cụm mật khẩu');
    fireEvent.click(kept);
    await waitFor(() => expect(kept.checked).toBe(true));
    fireEvent.click(screen.getByRole('button', { name: 'Cụm khác' }));
    await screen.findByText('hoa sen mùa thu', { selector: 'p[data-part="passphrase"]' });
    expect(kept.checked).toBe(false);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Bật đồng bộ' }).disabled).toBe(true);
  });
});
