import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '@/assets/locales/en.json';
import vi from '@/assets/locales/vi.json';
import { words } from '@/lib/locale';
import { OF_PAGES, OF_THE_BACKGROUND } from '@/tools/words-of-scripts';

const ROOT = join(import.meta.dirname, '../..');

describe('the words of the interface', () => {
  it('are there in both languages', () => {
    const singular = (key: string) => key.endsWith('.one');
    expect(
      Object.keys(en)
        .filter((key) => !singular(key))
        .sort(),
    ).toEqual(Object.keys(vi).sort());
  });

  it('name the same values in both languages', () => {
    const values = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    for (const [key, text] of Object.entries(vi))
      expect([key, values(text)]).toEqual([key, values((en as Record<string, string>)[key] ?? '')]);
  });

  it('are all said somewhere: no key is left over', () => {
    const source = ['components', 'entrypoints', 'lib', 'wxt.config.ts'].map(sourceOf).join('\n');
    const starts = [...source.matchAll(/`([\w-]+(?:\.[\w-]+)*\.)\$\{/g)].map(([, start = '']) => start);
    const isNamed = (name: string) => new RegExp(`['"\`]${name}['"\`]|\\b${name}\\??:`).test(source);
    const isSaid = (key: string) =>
      [`'${key}'`, `"${key}"`, `\`${key}\``].some((quoted) => source.includes(quoted)) ||
      starts.some((start) => key.startsWith(start) && key.slice(start.length).split('.').every(isNamed));
    expect(Object.keys(vi).filter((key) => !isSaid(key))).toEqual([]);
  });

  it('of pages of ours are not said in articles, whose script has none of them', () => {
    const said = ['entrypoints/reader', 'components/card', 'components/KeyList.tsx'].map(sourceOf).join('\n');
    const keys = Object.keys(vi).filter((key) => said.includes(`'${key}'`));
    expect(keys.length).toBeGreaterThan(40);
    expect(keys.filter((key) => OF_PAGES.test(key))).toEqual([]);
  });

  it('that the background says are in it', () => {
    const said = ['entrypoints/background', 'lib/locale.ts'].map(sourceOf).join('\n');
    const keys = Object.keys(vi).filter((key) => said.includes(`'${key}'`));
    expect(keys.length).toBeGreaterThan(8);
    expect(keys.filter((key) => !OF_THE_BACKGROUND.test(key))).toEqual([]);
  });

  it('are in NFC, the Vietnamese ones', () => {
    for (const text of Object.values(vi)) expect(text).toBe(text.normalize('NFC'));
  });

  it('know one thing from several in English', () => {
    expect(words('en')('card.count', { n: 1 })).toBe('1 mention in this article');
    expect(words('en')('card.count', { n: 2 })).toBe('2 mentions in this article');
  });

  it('write numbers as the language does', () => {
    expect(words('vi')('library.resultCount', { n: 100_000 })).toBe('100.000 kết quả');
    expect(words('en')('library.resultCount', { n: 100_000 })).toBe('100,000 results');
  });

  it.each([
    ['The current transaction exceeded its quota limitations.', 'ổ đĩa đã đầy'],
    ['QuotaExceededError hết chỗ', 'ổ đĩa đã đầy'],
    ['Database has been closed', 'thư viện vừa được đóng'],
    ['DatabaseClosedError: Database has been closed', 'thư viện vừa được đóng'],
    ['Could not establish connection. Receiving end does not exist.', 'phần chạy nền của Chú Giải không trả lời'],
    ['nobody answered «keep-note»', 'phần chạy nền của Chú Giải không trả lời'],
    ['not in sight', 'khung ghi chú đang bị che'],
    ['no passage, or too long', 'quá dài để lưu'],
    ['term is there', 'thuật ngữ này đã có trong bảng'],
    ['điều chưa ai thấy', 'điều chưa ai thấy'],
  ])('say in the place of a program that «%s»: %s', (error, said) => {
    expect(words('vi')('note.failed', { error })).toMatch(new RegExp(`^Chưa lưu được: ${said}`));
  });

  it('stand nowhere but in the message files: no Vietnamese sentence in a component', () => {
    for (const file of readdirSync(join(ROOT, 'components'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.tsx') && name !== 'WelcomePage.tsx',
    )) {
      const source = readFileSync(join(ROOT, 'components', file), 'utf8').replace(/\/\*\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      expect([file, /[ăâđêôơư][^'"]* [^'"]*[ạảấầẩậắằẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữự]/i.test(source)]).toEqual([
        file,
        false,
      ]);
    }
  });
});

/** The source of a file, or of all those in a folder. */
function sourceOf(name: string): string {
  const path = join(ROOT, name);
  if (!statSync(path).isDirectory()) return readFileSync(path, 'utf8');
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(path, file), 'utf8'))
    .join('\n');
}
