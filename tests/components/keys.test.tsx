import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { KeysSection } from '@/components/settings/KeysSection';
import { words } from '@/lib/locale';

const CLASH = /trùng với UniKey/;

afterEach(cleanup);

describe('the keys in the settings', () => {
  it.each([
    ['Alt+H', false],
    ['Alt+Shift+H', true],
    ['Ctrl+Shift+Y', true],
    ['Alt+Z', true],
    ['Ctrl+B', false],
    ['', false],
  ])('say of «%s» whether it may clash: %s', (shortcut, clashes) => {
    render(<KeysSection t={words('vi')} keys={[{ name: 'keep-selection', shortcut }]} />);
    expect(screen.queryByText(CLASH) !== null).toBe(clashes);
    expect(screen.getByText(shortcut || 'chưa đặt')).toBeTruthy();
  });

  it('lead to where they are changed, and are those of the cards alone where the browser has none', () => {
    const change = vi.fn();
    render(<KeysSection t={words('vi')} keys={[{ name: 'next-mark', shortcut: 'Alt+J' }]} onChange={change} />);
    fireEvent.click(screen.getByText('Đổi phím trong trình duyệt'));
    expect(change).toHaveBeenCalledOnce();
    cleanup();
    render(<KeysSection t={words('vi')} keys={[]} onChange={change} />);
    expect(screen.queryByText('Đổi phím trong trình duyệt')).toBeNull();
    expect(screen.getByText('Đến chỗ gạch chân sau, trước')).toBeTruthy();
  });
});
