import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CorrectionForm } from '@/components/card/CorrectionForm';
import { NoteCard } from '@/components/card/NoteCard';
import { SelectionBar } from '@/components/card/SelectionBar';
import { NoteSheet, type SheetEditor, type SheetState } from '@/components/NoteSheet';
import { NotesSection } from '@/components/popup/NotesSection';
import type { Standing } from '@/lib/annotation/verify';
import type { Passage } from '@/lib/library/passages';
import type { NoteId } from '@/lib/library/records';
import { words } from '@/lib/locale';
import { KEPT_QUOTATION } from './note';

const t = words('vi');
const nothing = () => undefined;
const names = { yellow: '', green: 'Số liệu', blue: '', pink: '' };
const span = { start: 0, end: 4 };
const CHANGED: Standing = {
  kind: 'changed',
  span,
  diff: [
    { kind: 'same', text: 'gọi được ' },
    { kind: 'removed', text: '200' },
    { kind: 'added', text: '300' },
    { kind: 'same', text: ' triệu' },
  ],
};
const passage: Passage = {
  id: 'n:1' as NoteId,
  kind: 'highlight',
  colour: 'yellow',
  hasNote: false,
  standing: { kind: 'unchanged', span },
};
const note = KEPT_QUOTATION;

afterEach(cleanup);

describe('the bar beside a selection', () => {
  const bar = (inQuotation: boolean, onKeep = vi.fn()) => {
    const props = { onNote: nothing, onCopy: nothing, onTerm: nothing, onKeep };
    const onQuotation = inQuotation ? nothing : undefined;
    render(<SelectionBar t={t} colour="blue" names={names} onQuotation={onQuotation} {...props} />);
    return onKeep;
  };

  it('keeps in the colour that was used last, or in the one that is chosen, by the reader’s name for it', () => {
    const keep = bar(false);
    fireEvent.click(screen.getByText('Đánh dấu'));
    fireEvent.click(screen.getByLabelText('Thao tác khác'));
    fireEvent.click(screen.getByLabelText('Số liệu'));
    expect(keep.mock.calls).toEqual([['blue'], ['green']]);
  });

  it('offers to save a quotation only in one', () => {
    bar(false);
    fireEvent.click(screen.getByLabelText('Thao tác khác'));
    expect(screen.queryByText('Lưu trích dẫn')).toBeNull();
    cleanup();
    bar(true);
    fireEvent.click(screen.getByLabelText('Thao tác khác'));
    expect(screen.getByText('Lưu trích dẫn')).toBeTruthy();
  });
});

describe('the card of a kept passage', () => {
  const card = (standing: Standing, kind: Passage['kind'] = 'highlight') => {
    const actions = { t, pinned: false, onPin: nothing, onClose: nothing, onOffHere: nothing };
    const props = { names, onColour: nothing, onEdit: nothing, onRemove: nothing };
    return render(<NoteCard {...actions} {...props} passage={{ ...passage, kind, standing }} />);
  };

  it.each<[Standing, Passage['kind'], string]>([
    [{ kind: 'unchanged', span }, 'highlight', 'Đoạn này còn nguyên'],
    [{ kind: 'unchanged', span }, 'quotation', 'Câu trích còn nguyên'],
    [CHANGED, 'quotation', 'Câu trích đã bị sửa'],
    [{ kind: 'gone' }, 'quotation', 'Không còn trong bài'],
  ])('says %o of a %s: %s', (standing, kind, said) => {
    card(standing, kind);
    expect(screen.getByRole('dialog', { name: said })).toBeTruthy();
  });

  it('shows which words came and went, also to who does not see colours', () => {
    const { container } = card(CHANGED);
    expect(container.querySelector('del')?.textContent).toBe('đã bỏ: 200');
    expect(container.querySelector('ins')?.textContent).toBe('đã thêm: 300');
  });
});

describe('a note that is written', () => {
  const editor = (state: SheetState = { at: 'still' }): SheetEditor => ({
    text: signal('Hỏi lại'),
    tags: signal(['an toàn']),
    colour: signal('green'),
    state: signal(state),
    type: vi.fn(),
    tag: vi.fn(),
    untag: vi.fn(),
    choose: vi.fn(),
  });
  const sheet = (of: SheetEditor) => render(<NoteSheet t={t} names={names} editor={of} onDone={nothing} />);

  it('keeps on screen what could not be stored, and says why', () => {
    sheet(editor({ at: 'failed', error: 'đĩa đầy' }));
    expect(screen.getByRole('alert').textContent).toContain('đĩa đầy');
    expect((screen.getByLabelText('Ghi chú') as HTMLTextAreaElement).value).toBe('Hỏi lại');
  });

  it('takes a tag by Enter, but not the Enter that ends a word being composed', () => {
    const of = editor();
    sheet(of);
    const field = screen.getByLabelText('Thêm nhãn');
    fireEvent.input(field, { target: { value: ' số liệu ' } });
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    expect(of.tag).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(of.tag).toHaveBeenCalledWith('số liệu');
  });
});

describe('the notes of an article', () => {
  const section = (standing: Standing, props = {}) =>
    render(
      <NotesSection
        t={t}
        names={names}
        notes={{ state: 'ready', value: [{ note, standing }] }}
        onGo={nothing}
        onEdit={() => Promise.reject(new Error('none'))}
        onRemove={nothing}
        {...props}
      />,
    );

  it('say whose words they are, what was written, and how they stand', () => {
    section({ kind: 'unchanged', span });
    for (const text of [
      '“Máy phải dừng”',
      'Lê Hoài Thương · nhà sáng lập',
      'Hỏi lại',
      'an toàn',
      'Câu trích còn nguyên',
    ])
      expect(screen.getByText(text)).toBeTruthy();
  });

  it('lead to their place, and to none where they have gone', () => {
    const go = vi.fn();
    section({ kind: 'unchanged', span }, { onGo: go });
    fireEvent.click(screen.getByText('“Máy phải dừng”'));
    expect(go).toHaveBeenCalledWith({ kind: 'unchanged', span });
    cleanup();
    section({ kind: 'gone' });
    expect(screen.getByText('“Máy phải dừng”').localName).toBe('p');
  });
});

describe('correcting a name', () => {
  it('says another kind, one with another name, somebody else or no name at all; here or everywhere', () => {
    const correct = vi.fn();
    render(<CorrectionForm t={t} name="Mây Xanh" kind="company" others={['Sông Lam']} onCorrect={correct} />);
    expect(screen.queryByText('công ty')).toBeNull();
    fireEvent.click(screen.getByText('sản phẩm'));
    expect(screen.queryByText('Hai tên này là một')).toBeNull();
    fireEvent.change(screen.getByLabelText(/Cùng là một với/), { target: { value: 'Sông Lam' } });
    fireEvent.click(screen.getByText('Hai tên này là một'));
    fireEvent.click(screen.getByLabelText('Áp dụng cho mọi bài'));
    fireEvent.click(screen.getByText('Cùng tên, nhưng là công ty khác'));
    fireEvent.click(screen.getByText('Luôn bỏ qua “Mây Xanh”'));
    expect(correct.mock.calls.map(([correction]) => correction)).toEqual([
      { kind: 'kind', is: 'product' },
      { kind: 'same', as: 'Sông Lam' },
      { kind: 'other', everywhere: true },
      { kind: 'not-a-name', everywhere: true },
    ]);
  });
});
