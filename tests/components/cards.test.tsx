import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EntityCard, type EntityCardContent } from '@/components/card/EntityCard';
import { QuotationCard } from '@/components/card/QuotationCard';
import { GlossarySection } from '@/components/popup/GlossarySection';
import { words } from '@/lib/locale';

const t = words('vi');
const nothing = () => undefined;
const correcting = { others: ['Sông Lam'], onCorrect: nothing };
const actions = { t, pinned: false, onPin: nothing, onClose: nothing, onOffHere: nothing };
const CONTENT: EntityCardContent = {
  kind: 'company',
  name: 'Mây Xanh',
  line: 'Công ty trong bài thử',
  facts: [{ label: 'Trụ sở', value: 'Huế' }],
  aliases: ['MX'],
  position: 2,
  count: 3,
  first: { before: 'Công ty ', words: 'Mây Xanh', after: ' mở cửa.' },
  why: 'Từ đứng cạnh nói rõ đây là gì.',
};

afterEach(cleanup);

describe('the entity card', () => {
  it('is a dialog named by the entity, with its facts, forms, first sentence and why', () => {
    render(
      <EntityCard
        {...actions}
        {...correcting}
        content={CONTENT}
        onPrevious={nothing}
        onNext={nothing}
        onNotName={nothing}
      />,
    );
    expect(screen.getByRole('dialog', { name: 'Mây Xanh' })).toBeTruthy();
    for (const text of ['Huế', 'MX', 'Lần 2/3', 'Công ty trong bài thử', CONTENT.why])
      expect(screen.getByText(text)).toBeTruthy();
  });

  it('shows a page’s text as text, never as markup', () => {
    const evil = '<img src=x onerror=alert(1)>';
    render(
      <EntityCard
        {...actions}
        {...correcting}
        content={{ ...CONTENT, name: evil }}
        onPrevious={nothing}
        onNext={nothing}
        onNotName={nothing}
      />,
    );
    expect(screen.getByRole('dialog', { name: evil }).querySelector('img')).toBeNull();
  });

  it('says that a name is none, and turns to the next mention', () => {
    const refuse = vi.fn();
    const next = vi.fn();
    render(
      <EntityCard
        {...actions}
        {...correcting}
        content={CONTENT}
        onPrevious={nothing}
        onNext={next}
        onNotName={refuse}
      />,
    );
    fireEvent.click(screen.getByText('Không phải tên riêng'));
    fireEvent.click(screen.getByLabelText('Lần nhắc sau'));
    expect([refuse.mock.calls.length, next.mock.calls.length]).toEqual([1, 1]);
  });
});

describe('the quotation card', () => {
  it('says so where nobody is named', () => {
    render(
      <QuotationCard
        {...actions}
        content={{ kind: 'direct', text: 'Không rõ.', why: 'x' }}
        copied={false}
        saved={false}
        onCopy={nothing}
        onSave={nothing}
      />,
    );
    expect(screen.getByRole('dialog', { name: 'Chưa rõ ai nói' })).toBeTruthy();
    expect(screen.getByText(/không tìm thấy tên người nói/)).toBeTruthy();
    expect(screen.queryByText('Vì sao biết ai nói?')).toBeNull();
  });

  it.each([
    ['direct', '“Sẽ mở cửa”'],
    ['mixed', '“Sẽ mở cửa”'],
    ['indirect', 'Sẽ mở cửa'],
  ] as const)(
    'has the words of a %s one as they were said, and the word that leads to them with its evidence',
    (kind, shown) => {
      render(
        <QuotationCard
          {...actions}
          content={{
            kind,
            text: 'Sẽ mở cửa',
            speaker: 'Sông Lam',
            cue: 'cho biết',
            evidence: { before: 'Bà ', words: 'Sông Lam', after: ' cho biết.' },
            why: 'x',
          }}
          copied={false}
          saved={false}
          onCopy={nothing}
          onSave={nothing}
        />,
      );
      expect(document.querySelector('blockquote')?.textContent).toBe(shown);
      expect(screen.getByText('Căn cứ trong bài · từ dẫn “cho biết”')).toBeTruthy();
    },
  );
});

describe('the glossary', () => {
  const section = (onSave: () => Promise<void>, isAll = true) =>
    render(
      <GlossarySection
        t={t}
        terms={[]}
        saved={{ state: 'ready', value: [] }}
        isAll={isAll}
        query=""
        onQuery={nothing}
        onKeep={async () => undefined}
        draftOf={() => undefined}
        onType={nothing}
        onSave={onSave}
        onRemove={async () => undefined}
      />,
    );

  it('leads to the library where it is too large to be shown whole', () => {
    section(async () => undefined, false);
    expect(screen.getByText('Xem tất cả').getAttribute('href')).toBe('/library.html#/glossary');
  });

  it('keeps what was typed when it cannot be stored, and says why', async () => {
    section(() => Promise.reject(new Error('đĩa đầy')));
    fireEvent.click(screen.getByText(/Thêm thuật ngữ/));
    fireEvent.input(await screen.findByLabelText('Thuật ngữ'), { target: { value: 'tấm wafer' } });
    fireEvent.click(screen.getByText('Lưu'));
    expect(await screen.findByText(/đĩa đầy/)).toBeTruthy();
    expect((screen.getByLabelText('Thuật ngữ') as HTMLInputElement).value).toBe('tấm wafer');
  });

  it('asks for a term before it saves', async () => {
    const save = vi.fn(async () => undefined);
    section(save);
    fireEvent.click(screen.getByText(/Thêm thuật ngữ/));
    fireEvent.click(await screen.findByText('Lưu'));
    expect(screen.getByText('Hãy gõ thuật ngữ')).toBeTruthy();
    expect(save).not.toHaveBeenCalled();
  });
});
