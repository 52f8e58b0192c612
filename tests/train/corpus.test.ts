import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { sharedRuns, variety } from '../../tools/train/check-corpus';
import { CORPUS, readCorpus } from '../../tools/train/corpus';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Texts as the corpus has them, each under a header of its own. */
function written(...texts: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'chu-giai-corpus-'));
  folders.push(folder);
  const header = '# kind: ai | writer: w0 | date: 2026-11 | split: train';
  writeFileSync(join(folder, 'a.txt'), texts.map((text) => `${header}\n${text}`).join('\n\n'));
  return readCorpus(folder);
}

describe('a text of the corpus', () => {
  it('has names with their kinds and full forms, quotations with their speakers, reported speech', () => {
    const [text] = written(
      '[Mây Xanh](C) gọi vốn\n“Chúng tôi sẽ làm”{Trần Thu Hà}, bà [Hà](P:Trần Thu Hà) nói. Theo bà, ⟪việc ấy khó⟫{Trần Thu Hà}.\n- Tôi không rõ.{}',
    );
    const [title, said, answer] = text?.lines ?? [];
    expect(title?.names).toEqual([{ start: 0, end: 8, kind: 'company' }]);
    expect(said?.text).toBe('“Chúng tôi sẽ làm”, bà Hà nói. Theo bà, việc ấy khó.');
    expect(said?.names).toEqual([{ start: 23, end: 25, kind: 'person', full: 'Trần Thu Hà' }]);
    expect(said?.quotations).toEqual([{ start: 1, end: 17, speaker: 'Trần Thu Hà' }]);
    expect(said?.reported).toEqual([{ start: 40, end: 51, speaker: 'Trần Thu Hà' }]);
    expect(answer?.quotations).toEqual([{ start: 2, end: 15, speaker: undefined }]);
  });

  it.each(['Một [ngoặc thừa', 'Người nói{Trần Thu Hà} ở đâu', 'Lời thuật ⟪không đóng'])('refuses: %s', (text) =>
    expect(() => written(text)).toThrow(/a\.txt:\d/),
  );
});

describe('the corpus', () => {
  const texts = readCorpus(CORPUS);
  const sentences = (split: string) => variety(texts.filter((text) => text.split === split)).sentences;

  it('has the size it must have, and its test split', () => {
    expect(sentences('train')).toBeGreaterThanOrEqual(5000);
    expect(sentences('test')).toBeGreaterThanOrEqual(600);
  });

  it('is varied', () => {
    const { alike, distinct } = variety(texts);
    expect(alike).toBeLessThanOrEqual(0.01);
    expect(distinct).toBeGreaterThanOrEqual(0.9);
  });

  it('would be found out if it repeated itself, or had words of somebody else', () => {
    const same = (name: string) =>
      `${name.length > 7 ? 'Tin ngắn đầu tuần' : 'Chuyện cuối tuần'}\nCông ty [${name}](C) vừa khánh thành một nhà máy mới ở ngoại thành vào sáng nay.`;
    const found = variety(written(same('Mây Xanh'), same('Sao Biển')));
    expect(found.alike).toBeGreaterThan(0.3);
    expect(found.pairs).toHaveLength(1);
    const theirs = ['Sáng nay Mây Xanh vừa khánh thành một nhà máy mới ở ngoại thành.'];
    expect(sharedRuns(written(same('Mây Xanh')), theirs).length).toBeGreaterThan(0);
    expect(sharedRuns(written(same('Mây Xanh')), ['Một tin khác hẳn.'])).toEqual([]);
  });
});
