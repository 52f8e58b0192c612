import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '@/lib/analysis/analyse';
import { key } from '@/lib/text/fold';
import { articleOfFile } from '../../tools/page-file';
import { prediction } from '../../tools/prediction';
import { goldPages } from '../../tools/stage/pages';
import { engine } from './engine';

const PAGES = goldPages(join(import.meta.dirname, '../pages')).filter(({ isArticle }) => isArticle);

const placed = (spans: readonly { p: number; start: number; end: number; type?: string }[]) =>
  new Set(spans.map(({ p, start, end, type = '' }) => `${p}:${start}:${end}:${type}`));

/** The annotated pages as the extension reads and understands them, one by one. */
const READ = PAGES.map((page) => {
  const article = articleOfFile(page.html, page.url)?.article;
  if (!article) throw new Error(`${page.id} was not read`);
  const analysis = analyse(article, engine);
  return { page, analysis, article, found: prediction(article, analysis) };
});
const TECH = READ.filter(({ page }) => page.isTech);

function f1(pick: (read: (typeof READ)[number]) => { gold: Set<string>; found: Set<string> }): number {
  let [right, there, found] = [0, 0, 0];
  for (const read of TECH) {
    const sets = pick(read);
    there += sets.gold.size;
    found += sets.found.size;
    for (const each of sets.found) if (sets.gold.has(each)) right += 1;
  }
  return (2 * right) / (there + found);
}

describe('on the pages of the project, annotated before the engine saw them', () => {
  it('names are found in their places and kinds', () => {
    const ofKind = (type?: string) =>
      f1(({ page, found }) => ({
        gold: placed((page.entities ?? []).filter((entity) => !type || entity.type === type)),
        found: placed(found.entities.filter((entity) => !type || entity.type === type)),
      }));
    expect(ofKind()).toBeGreaterThanOrEqual(0.92);
    expect(ofKind('ORG-COMPANY')).toBeGreaterThanOrEqual(0.84);
    expect(ofKind('PER')).toBeGreaterThanOrEqual(0.96);
    expect(ofKind('PRODUCT')).toBeGreaterThanOrEqual(0.85);
  });

  it('what is drawn is a name', () => {
    let [right, drawn] = [0, 0];
    for (const { page, found } of TECH) {
      const gold = placed(page.entities ?? []);
      for (const entity of found.entities.filter(({ marked }) => marked !== false)) {
        drawn += 1;
        if (gold.has([...placed([entity])][0] ?? '')) right += 1;
      }
    }
    expect(right / drawn).toBeGreaterThanOrEqual(0.95);
  });

  it('quotations are found with their speakers; a wrong speaker is rarer than none', () => {
    const quotes = (list: readonly { p: number; start: number; end: number }[]) =>
      placed(list.map(({ p, start, end }) => ({ p, start, end })));
    expect(f1(({ page, found }) => ({ gold: quotes(page.quotes ?? []), found: quotes(found.quotes) }))).toBeGreaterThan(
      0.93,
    );
    let [right, wrong, there] = [0, 0, 0];
    for (const { page, found } of TECH)
      for (const gold of (page.quotes ?? []).filter(({ speaker }) => speaker)) {
        there += 1;
        const same = found.quotes.find(({ p, start, end }) => p === gold.p && start === gold.start && end === gold.end);
        if (!same?.speaker) continue;
        if (key(same.speaker) === key(gold.speaker ?? '')) right += 1;
        else wrong += 1;
      }
    expect(right / there).toBeGreaterThanOrEqual(0.8);
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.88);
  });

  it.each(READ.map((read) => [read.page.id, read] as const))(
    '%s: the topic is right, the summary repeats nothing',
    (_, read) => {
      const { page, analysis, article } = read;
      expect(analysis.isTech).toBe(page.isTech);
      const sentences = analysis.summary.map(({ start, end }) => key(article.text.slice(start, end)));
      expect(new Set(sentences).size).toBe(sentences.length);
      if (page.isTech) expect(sentences.length).toBeGreaterThanOrEqual(3);
      expect(sentences.length).toBeLessThanOrEqual(5);
      for (const sentence of sentences) expect(sentence).not.toMatch(/^(?:xem thêm|ảnh:)/);
    },
  );
});
