import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { SettingsPage } from '@/components/settings/SettingsPage';
import { words } from '@/lib/locale';
import { DEFAULTS } from '@/lib/settings';

afterEach(cleanup);

it('says how much is underlined and when, one choice of each, and what those mean that do not say it', () => {
  const change = vi.fn();
  render(<SettingsPage t={words('vi')} settings={{ ...DEFAULTS, marksOn: 'Alt' }} onChange={change} />);
  const radio = (name: RegExp) => screen.getByRole('radio', { name }) as HTMLInputElement;
  expect([radio(/^Chỉ lần nhắc đầu/).checked, radio(/^Chỉ khi giữ Alt/).checked]).toEqual([true, true]);
  fireEvent.click(radio(/^Chỉ tên bạn chưa gặp.*bài nào khác bạn đã đọc/));
  fireEvent.click(radio(/^Chỉ khi giữ Ctrl.*đã lưu vẫn luôn hiện/));
  fireEvent.click(radio(/^Luôn luôn/));
  fireEvent.click(screen.getByLabelText('Công ty'));
  expect(change.mock.calls).toEqual([
    [{ density: 'new' }],
    [{ marksOn: 'Control' }],
    [{ marksOn: 'always' }],
    [{ kinds: { ...DEFAULTS.kinds, company: false } }],
  ]);
});
