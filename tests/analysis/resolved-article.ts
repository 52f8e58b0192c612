import { join } from 'node:path';
import type { EntityKind, Named } from '@/lib/analysis/analysis';
import { type Candidate, candidates } from '@/lib/analysis/candidates/candidates';
import type { Found } from '@/lib/analysis/candidates/typing';
import { prepare } from '@/lib/analysis/engine';
import { resolve } from '@/lib/analysis/identity/coreference';
import { packKnowledge } from '@/lib/analysis/knowledge/packed';
import { type WordedArticle, worded } from '@/lib/analysis/words';
import { compileKnowledge } from '@/tools/knowledge/compile';
import { marked } from './marked-article';

const engine = prepare(packKnowledge(compileKnowledge(join(import.meta.dirname, '../../assets/knowledge'))));

/** Names written inline are what recognition found; every other candidate is left open, as in an article. */
export function resolved(lines: string): { article: WordedArticle; named: Named } {
  const { article, named } = marked(lines);
  const words = worded(article);
  const kinds = new Map(named.entities.map(({ id, kind }) => [id, kind]));
  const found = named.mentions.map(({ start, end, entity }) =>
    foundAt(words, start, end, kinds.get(entity) ?? 'person'),
  );
  const rest = words.blocks
    .flatMap((block) => candidates(words, block, engine, false))
    .filter(
      ({ block, from, to }) => !found.some(({ candidate: c }) => c.block === block && c.from < to && from < c.to),
    );
  return { article: words, named: resolve(words, found, rest, engine) };
}

/** «Mây Xanh: company» for every entity. */
export function entities(lines: string): string[] {
  return resolved(lines).named.entities.map(({ name, kind, entry }) => `${name}: ${entry ?? kind}`);
}

/** «ông Bình → Trần Gia Bình» for every mention that is not the fullest name, in order. */
export function short(lines: string): string[] {
  const { article, named } = resolved(lines);
  return named.mentions.flatMap(({ shortForm, entity }) => {
    const name = named.entities.find(({ id }) => id === entity)?.name;
    return shortForm ? [`${article.text.slice(shortForm.start, shortForm.end)} → ${name}`] : [];
  });
}

function foundAt(article: WordedArticle, start: number, end: number, kind: EntityKind): Found {
  const block = article.blocks.find(({ span }) => span.start <= start && end <= span.end);
  if (!block) throw new Error('a name lies in one block');
  const from = block.words.findIndex((word) => word.start === start);
  const to = block.words.findIndex((word) => word.end === end) + 1;
  const text = article.text.slice(start, end);
  const hit = engine.gazetteer.longest(article.text, block.words, from);
  const known = hit?.length === to - from ? hit.entries : [];
  const entry = known.find(({ entry }) => entry.kind === kind)?.entry;
  const candidate: Candidate = { block, from, to, text, entries: known };
  return { candidate, verdict: { kind, rule: 'model', sure: true, ...(entry ? { entry } : {}) } };
}
