import { join } from 'node:path';
import type { Entity, EntityKind, Mention, Named, Quotation } from '@/lib/analysis/analysis';
import { type Engine, prepare } from '@/lib/analysis/engine';
import { packKnowledge } from '@/lib/analysis/knowledge/packed';
import { findQuotations } from '@/lib/analysis/speech/quotations';
import { worded } from '@/lib/analysis/words';
import { type ArticleText, articleText } from '@/lib/text/article-text';
import { compileKnowledge } from '@/tools/knowledge/compile';

const KINDS: Record<string, EntityKind> = { P: 'person', C: 'company', O: 'organisation', D: 'product', L: 'place' };
const HONORIFIC = /(?:ông|bà|anh|chị|cô)\s$/iu;
const MARKUP = /\[([^\]]+)\]\(([PCODL])(?::([^)]+))?\)/g;

let shipped: Engine | undefined;

/** The knowledge that the extension ships, without the recogniser. */
function shippedKnowledge(): Engine {
  shipped ??= prepare(packKnowledge(compileKnowledge(join(import.meta.dirname, '../../assets/knowledge'))));
  return shipped;
}

/**
 * An article with its names written inline: `[Trần Minh](P)`, a short form `[Minh](P:Trần Minh)`; the first line is the title
 * where it begins with «# ». So quotations are tested apart from the recognition of names.
 */
export function marked(lines: string): { article: ArticleText; named: Named } {
  const entities = new Map<string, Entity>();
  const found: { line: number; start: number; end: number; entity: string; short: boolean }[] = [];
  const blocks = lines.split('\n').map((written, line) => {
    const isTitle = written.startsWith('# ');
    let text = '';
    let at = 0;
    const source = isTitle ? written.slice(2) : written;
    for (const match of source.matchAll(MARKUP)) {
      const [whole, form = '', kind = 'P', full] = match;
      text += source.slice(at, match.index);
      const name = full ?? form;
      const entity = `${kind}:${name}`;
      entities.set(entity, { id: entity, kind: KINDS[kind] ?? 'person', name, aliases: [] });
      found.push({ line, start: text.length, end: text.length + form.length, entity, short: full !== undefined });
      text += form;
      at = match.index + whole.length;
    }
    return { role: isTitle ? ('title' as const) : ('paragraph' as const), text: text + source.slice(at) };
  });
  const article = articleText(blocks);
  const mentions = found.map(({ line, start, end, entity, short }): Mention => {
    const block = article.blocks[line]?.start ?? 0;
    const honorific = HONORIFIC.exec(article.text.slice(block, block + start))?.[0].length ?? 0;
    const span = { start: block + start, end: block + end };
    const shortForm = short ? { shortForm: { start: span.start - honorific, end: span.end } } : {};
    return { ...span, entity, marked: true, ...shortForm, evidence: { rule: 'knowledge' } };
  });
  return { article, named: { entities: [...entities.values()], mentions } };
}

/** The quotations of one kind, each as «speaker: words», with «–» where nobody is named. */
export function told(lines: string, kind: Quotation['kind'] = 'direct'): string[] {
  const { article, named } = marked(lines);
  return findQuotations(article, worded(article), named, shippedKnowledge())
    .filter((quotation) => quotation.kind === kind)
    .map(
      ({ content, speaker }) =>
        `${speaker?.entity ? speaker.name : '–'}: ${article.text.slice(content.start, content.end)}`,
    );
}
