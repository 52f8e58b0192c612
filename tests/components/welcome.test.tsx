import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { WelcomePage } from '@/components/WelcomePage';
import { words } from '@/lib/locale';
import { HOSTS } from '@/lib/page/sites';

afterEach(cleanup);

const show = (how: { byItself: boolean; isPinned: boolean }) =>
  render(<WelcomePage t={words('vi')} language="vi" sites={null} {...how} onLanguage={() => undefined} />);

describe('the first page', () => {
  it('says how to begin as the reader chose: by opening an article, or by the icon', () => {
    show({ byItself: true, isPinned: true });
    expect(screen.getByText(/tên được gạch chân sẵn/)).toBeTruthy();
    cleanup();
    show({ byItself: false, isPinned: true });
    expect(screen.getByText(/bấm biểu tượng Chú Giải trên thanh công cụ: bài được chú giải ngay/)).toBeTruthy();
    expect(screen.queryByText(/tên được gạch chân sẵn/)).toBeNull();
  });

  it('says where the icon is, unless it is seen already', () => {
    show({ byItself: true, isPinned: false });
    expect(screen.getByText(/hình mảnh ghép/)).toBeTruthy();
    cleanup();
    show({ byItself: true, isPinned: true });
    expect(screen.queryByText(/hình mảnh ghép/)).toBeNull();
  });

  it('leads to the first real article on sites of the list alone', () => {
    show({ byItself: true, isPinned: true });
    const hosts = screen
      .getAllByRole('link')
      .map((link) => new URL((link as HTMLAnchorElement).href))
      .filter(({ protocol }) => protocol === 'https:')
      .map(({ host }) => host);
    expect(hosts.length).toBeGreaterThan(0);
    expect(hosts.filter((host) => !HOSTS.includes(host))).toEqual([]);
  });
});
