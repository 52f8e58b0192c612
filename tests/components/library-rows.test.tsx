import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { EntityRow } from '@/components/library/entities/EntityRow';
import { MentionsRow } from '@/components/library/entities/MentionsRow';
import { TermItem } from '@/components/library/glossary/TermItem';
import { SourceLine } from '@/components/library/SourceLine';
import type { EntityInArticle } from '@/lib/library/reading/entities';
import type { GlossaryEntry } from '@/lib/library/records';
import { words } from '@/lib/locale';

afterEach(cleanup);

const article = { site: 'Báo Thử', title: 'Bài một', url: 'https://bao.example/1' };

it('what was read says how, where and when on one line, and its article opens in the library', () => {
  const { container } = render(
    <SourceLine
      article={{ ...article, published: '2026-11-09' }}
      language="vi"
      lead="Trích nguyên văn"
      href="#/articles/a"
    />,
  );
  expect(container.textContent).toBe('Trích nguyên văn · Bài một · Báo Thử · 09/11/2026');
  expect(screen.getByRole('link').getAttribute('target')).toBeNull();
});

it('a term leads to the article it was met in, beside the library', () => {
  const entry = { id: 'g', term: 'tấm wafer', definition: 'Lát silicon.', source: article } as unknown as GlossaryEntry;
  render(
    <TermItem
      t={words('vi')}
      language="vi"
      entry={entry}
      onType={() => undefined}
      onSave={async () => undefined}
      onRemove={() => undefined}
    />,
  );
  const link = screen.getByRole('link', { name: 'Bài một' });
  expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual(['https://bao.example/1', '_blank']);
});

it.each([
  ['nhà sáng lập Mây Xanh', 'Sông Lam · nhà sáng lập Mây Xanh'],
  [undefined, 'Sông Lam'],
])('a speaker of the role %s is listed with it', (role, said) => {
  const { container } = render(
    <EntityRow t={words('vi')} kind="person" name="Sông Lam" role={role} count="2 câu" href="#/quotations/a" />,
  );
  expect(container.querySelector('.grow')?.textContent).toBe(said);
  expect(screen.getByRole('link').textContent).toBe('Sông Lam');
});

it.each([
  [['Mây Xanh mở cửa', 'Mây Xanh tuyển người.'], ['Mây Xanh tuyển người.']],
  [['Mây Xanh mở cửa'], ['Mây Xanh mở cửa']],
])('of the sentences %j that name it, those that the headline does not say stand below it', (told, shown) => {
  const sentences = told.map((text) => ({ text, start: 0, end: 8 }));
  const mentions = {
    found: { kind: 'company', sentences },
    article: { ...article, title: 'Mây Xanh mở cửa' },
  } as unknown as EntityInArticle;
  const { container } = render(<MentionsRow t={words('vi')} language="vi" mentions={mentions} href="#/articles/a" />);
  expect([...container.querySelectorAll('.sentences li')].map((item) => item.textContent)).toEqual(shown);
});
