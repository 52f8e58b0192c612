import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { SitesChoice } from '@/components/SitesChoice';
import { words } from '@/lib/locale';

afterEach(cleanup);

it('says which pages are read, asks for others, and says so where the browser refuses', async () => {
  const choose = vi.fn(async (choice: string) => choice !== 'all');
  render(<SitesChoice t={words('vi')} chosen="list" sites={['genk.vn', 'cafef.vn']} onChoose={choose} />);
  const radio = (name: RegExp) => screen.getByRole('radio', { name }) as HTMLInputElement;
  expect(radio(/Các báo trong danh sách\s*2 trang/).checked).toBe(true);
  fireEvent.click(radio(/Mọi trang/));
  expect(await screen.findByText(/Trình duyệt chưa cho quyền/)).toBeTruthy();
  expect([radio(/Mọi trang/).checked, radio(/Các báo/).checked]).toEqual([false, true]);
  fireEvent.click(radio(/Chỉ khi tôi bấm/));
  await vi.waitFor(() => expect(screen.queryByText(/Trình duyệt chưa cho quyền/)).toBeNull());
  expect(choose.mock.calls).toEqual([['all'], ['click']]);
  expect(screen.getByText('genk.vn, cafef.vn')).toBeTruthy();
});
