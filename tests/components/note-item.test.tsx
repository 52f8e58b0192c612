import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NoteFilters } from '@/components/library/notes/NoteFilters';
import { NoteItem } from '@/components/library/notes/NoteItem';
import type { LastStanding } from '@/lib/library/records';
import { words } from '@/lib/locale';
import { KEPT_QUOTATION } from './note';

const t = words('vi');
const names = { yellow: '', green: '', blue: '', pink: '' };
const at = Date.UTC(2026, 10, 12, 5);
const note = KEPT_QUOTATION;

afterEach(cleanup);

const shown = (seen?: LastStanding) => {
  const props = {
    t,
    names,
    note,
    pageHref: 'https://genk.vn/1.chn',
    onEdit: vi.fn(),
    onCopy: vi.fn(),
    onRemove: vi.fn(),
  };
  const { container } = render(<NoteItem {...props} language="vi" seen={seen} />);
  return container.querySelector('.standing')?.textContent;
};

describe('a note in the library', () => {
  it('says how its passage stood, and on which day that was seen', () => {
    expect(shown({ id: note.id, at, kind: 'unchanged' })).toBe('Câu trích còn nguyên · đối chiếu ngày 12/11/2026');
    cleanup();
    expect(shown({ id: note.id, at, kind: 'gone' })).toBe('Không còn trong bài · đối chiếu ngày 12/11/2026');
    cleanup();
    expect(shown()).toBe('Chưa đối chiếu lại với bài gốc');
  });

  it('shows what was changed word by word, also to a screen reader', () => {
    const diff = [
      { kind: 'same', text: 'gọi được ' },
      { kind: 'removed', text: '200 ' },
      { kind: 'added', text: '300 ' },
      { kind: 'same', text: 'triệu' },
    ] as const;
    expect(shown({ id: note.id, at, kind: 'changed', diff })).toContain('Câu trích đã bị sửa');
    expect(document.querySelector('del')?.textContent).toBe('đã bỏ: 200 ');
    expect(document.querySelector('ins')?.textContent).toBe('đã thêm: 300 ');
  });
});

describe('a note that is thrown away while it is written', () => {
  it('has what was typed stored first, for what comes later would bring it back', async () => {
    const acts: string[] = [];
    const writing = {
      text: signal('gõ dở'),
      tags: signal([]),
      colour: signal('yellow' as const),
      state: signal({ at: 'still' as const }),
      type: vi.fn(),
      tag: vi.fn(),
      untag: vi.fn(),
      choose: vi.fn(),
      flush: async () => void acts.push('stored'),
    };
    const rest = { t, names, note, language: 'vi' as const, pageHref: 'https://genk.vn/1.chn', onCopy: vi.fn() };
    const remove = () => void acts.push('thrown away');
    const { unmount } = render(<NoteItem {...rest} onEdit={async () => writing} onRemove={remove} />);
    fireEvent.click(screen.getByRole('button', { name: /^Sửa ghi chú/ }));
    await screen.findByDisplayValue('gõ dở');
    fireEvent.click(screen.getByRole('button', { name: /^Xóa/ }));
    await vi.waitFor(() => expect(acts).toContain('thrown away'));
    unmount();
    expect(acts).toEqual(['stored', 'thrown away']);
  });
});

describe('the filters of notes', () => {
  it('narrow to how passages stand, and keep what else was chosen', () => {
    const choose = vi.fn();
    render(<NoteFilters t={t} colours={[]} colour="pink" tags={['số liệu']} tag="số liệu" onChange={choose} />);
    fireEvent.change(screen.getByLabelText('So với bài gốc'), { target: { value: 'gone' } });
    expect(choose).toHaveBeenCalledWith({ colour: 'pink', tag: 'số liệu', standing: 'gone' });
    expect([...screen.getByLabelText<HTMLSelectElement>('So với bài gốc').options].map(({ text }) => text)).toEqual([
      'Tất cả',
      'Đoạn còn nguyên',
      'Đoạn đã bị sửa',
      'Đoạn không còn trong bài gốc',
      'Đoạn chưa đối chiếu lại',
    ]);
  });
});
