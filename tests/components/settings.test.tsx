import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SettingsPage } from '@/components/settings/SettingsPage';
import { words } from '@/lib/locale';
import { DEFAULTS, type Settings } from '@/lib/settings';

afterEach(cleanup);

const page = (onChange: (change: Partial<Settings>) => void, settings = DEFAULTS) => (
  <SettingsPage
    t={words('vi')}
    settings={settings}
    sites={<section id="sites" />}
    keys={<section id="keys" />}
    sync={<section id="sync" />}
    onChange={onChange}
  >
    <section id="backup" />
  </SettingsPage>
);

const show = (onChange = vi.fn()) => {
  render(page(onChange));
  return onChange;
};

describe('the settings', () => {
  it('lead to each of their parts, and back to the library', () => {
    show();
    const links = [...screen.getByRole('navigation', { name: 'Các phần của cài đặt' }).querySelectorAll('a')];
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect([link.hash, document.getElementById(link.hash.slice(1))]).not.toContain(null);
    expect(screen.getByRole('link', { name: 'Mở thư viện' }).getAttribute('href')).toBe('/library.html');
  });

  it('say how much is underlined and when, one choice of each, and what those mean that do not say it', () => {
    const change = show();
    const radio = (name: RegExp) => screen.getByRole('radio', { name }) as HTMLInputElement;
    expect([radio(/^Chỉ lần nhắc đầu/).checked, radio(/^Luôn luôn/).checked]).toEqual([true, true]);
    fireEvent.click(radio(/^Chỉ tên bạn chưa gặp.*bài nào khác bạn đã đọc/));
    fireEvent.click(radio(/^Chỉ khi giữ Ctrl.*đã lưu vẫn luôn hiện/));
    fireEvent.click(radio(/^Chỉ khi giữ Shift/));
    fireEvent.click(screen.getByLabelText('Công ty'));
    expect(change.mock.calls).toEqual([
      [{ density: 'new' }],
      [{ marksOn: 'Control' }],
      [{ marksOn: 'Shift' }],
      [{ kinds: { ...DEFAULTS.kinds, company: false } }],
    ]);
  });

  it('let the reader end the remembering of articles', () => {
    const change = show();
    fireEvent.click(screen.getByLabelText('Nhớ các bài đã đọc'));
    expect(change.mock.calls).toEqual([[{ remember: false }]]);
  });

  it('store the name of a colour with every letter, and leave it to whoever types it while others change', () => {
    const change = vi.fn();
    const { rerender } = render(page(change));
    const field = screen.getByLabelText<HTMLInputElement>('Vàng');
    fireEvent.input(field, { target: { value: 'Số ' } });
    expect(change.mock.calls).toEqual([[{ colours: { ...DEFAULTS.colours, yellow: 'Số' } }]]);
    rerender(page(change, { ...DEFAULTS, sitesOff: ['bao.example'] }));
    expect(field.value).toBe('Số ');
    fireEvent.blur(field);
    rerender(page(change, { ...DEFAULTS, colours: { ...DEFAULTS.colours, yellow: 'Số' } }));
    expect(field.value).toBe('Số');
  });
});
