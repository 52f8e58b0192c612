import type { EntityKind, EvidenceRule } from '@/lib/analysis/analysis';
import { productEnd, runEnd, trimmedRun } from '@/lib/analysis/candidates/capital-runs';
import { hasFirmWord } from '@/lib/analysis/candidates/firm-words';
import { institutionAt } from '@/lib/analysis/candidates/institutions';
import { isLegalForm, legalFirmEnd } from '@/lib/analysis/candidates/legal-firms';
import { eventLength, isAttribute } from '@/lib/analysis/candidates/openings';
import { personLength } from '@/lib/analysis/candidates/persons';
import type { Engine } from '@/lib/analysis/engine';
import type { KnowledgeEntry } from '@/lib/analysis/knowledge/knowledge';
import { isAcronym, isSyllable, type Word, type WordBlock, type WordedArticle } from '@/lib/analysis/words';
import { key } from '@/lib/text/fold';
import { keysOf } from '@/lib/text/tokens';

/** A stretch of words that may be a name: words `from` to `to` (exclusive) of a block. */
export interface Candidate {
  readonly block: WordBlock;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Knowledge entries that go by exactly these words. */
  readonly entries: readonly { readonly entry: KnowledgeEntry; readonly ambiguous: boolean }[];
  /** What its shape alone says. */
  readonly shape?: { readonly kind: EntityKind; readonly rule: EvidenceRule };
}

/**
 * Every candidate of a block, left to right, never overlapping: known names longest first, firms behind their legal form, institutions,
 * persons, runs of capitals.
 */
export function candidates(
  article: WordedArticle,
  block: WordBlock,
  engine: Engine,
  knowledgeOnly: boolean,
): Candidate[] {
  const found: Candidate[] = [];
  const { words } = block;
  for (let at = 0; at < words.length; ) {
    const candidate = eventLength(engine, words, at)
      ? undefined
      : candidateAt(article, block, engine, at, knowledgeOnly);
    if (candidate) found.push(candidate);
    at = candidate ? candidate.to : at + Math.max(1, eventLength(engine, words, at));
  }
  return found;
}

function candidateAt(
  article: WordedArticle,
  block: WordBlock,
  engine: Engine,
  at: number,
  knowledgeOnly: boolean,
): Candidate | undefined {
  const { words } = block;
  const word = words[at];
  if (!word || word.kind === 'punctuation') return undefined;
  const found = engine.gazetteer.longest(article.text, words, at);
  const hit = found && !isPronounLike(words, at, found.length) ? found : undefined;
  const known = hit ? at + hit.length : at;
  const make = (to: number, shape?: Candidate['shape']): Candidate => ({
    block,
    from: at,
    to,
    text: article.text.slice(word.start, words[to - 1]?.end),
    entries: hit && to === known ? hit.entries : [],
    ...(shape ? { shape } : {}),
  });
  if (knowledgeOnly) return hit ? make(known) : undefined;
  if (!word.capital && !(hit && word.kind === 'word')) return undefined;
  if (block.shouting) return hit ? make(known) : undefined;

  if ((isAddress(words, at, engine) || isAttribute(words, at, engine)) && (!hit || hit.length === 1)) return undefined;
  if (isLegalForm(words, at)) return undefined;
  const legal = legalFirmEnd(article.text, words, at, engine);
  if (legal >= Math.max(known, at + 1)) return make(legal, { kind: 'company', rule: 'trigger' });
  const institution = institutionAt(article.text, words, at, engine);
  if (institution && institution.to >= known && !isKnownBehind(article, words, engine, at, institution.to))
    return make(institution.to, { kind: institution.kind, rule: 'name-shape' });
  const person = personLength(article.text, words, at, engine, article.lowered);
  if (person && at + person >= known && !firmBeforePerson(article, words, engine, at, hit))
    return make(at + person, { kind: 'person', rule: 'name-shape' });
  if (!hit && word.initial && isSyllable(word.key) && isOpener(article, words, at)) return undefined;
  const run = runEnd(article, block, engine, at);
  if (hit && run > known) return extended(article, block, engine, known, run, hit.entries, make);
  if (hit) return make(known);
  const to = trimmedRun(article, words, at, run);
  return to > at ? make(to) : undefined;
}

/** «Thư viện React», «Quỹ Benchmark»: a sentence's first words that say what the known firm or product behind them is. */
function isKnownBehind(
  article: WordedArticle,
  words: readonly Word[],
  engine: Engine,
  at: number,
  to: number,
): boolean {
  if (!words[at]?.initial) return false;
  for (let from = to - 1; from > at; from -= 1) {
    const hit = engine.gazetteer.longest(article.text, words, from);
    if (hit?.length !== to - from) continue;
    const head = `${keysOf(words, at, from - at)} `;
    return hit.entries.some(
      ({ entry }) => entry.kind !== 'organisation' && key(entry.facts.line ?? '').startsWith(head),
    );
  }
  return false;
}

/** «Samsung Galaxy S25 Ultra», «Microsoft Teams», «Intel Việt Nam»: a known name and the capitals behind it are one longer name, or two. */
function extended(
  article: WordedArticle,
  block: WordBlock,
  engine: Engine,
  known: number,
  run: number,
  entries: Candidate['entries'],
  make: (to: number, shape?: Candidate['shape']) => Candidate,
): Candidate {
  const { words } = block;
  const kinds = new Set(entries.map(({ entry }) => entry.kind));
  const rest = words.slice(known, run);
  const next = engine.gazetteer.longest(article.text, words, known);
  const nextKinds = new Set(next?.entries.map(({ entry }) => entry.kind));
  const restIsPerson = personLength(article.text, words, known, engine, article.lowered) > 0 || nextKinds.has('person');
  if (restIsPerson || kinds.has('place') || kinds.has('person')) return make(known);
  if (kinds.has('company') && nextKinds.has('product') && next)
    return make(productEnd(words, known + next.length, article.text), { kind: 'product', rule: 'knowledge' });
  if (
    (kinds.has('company') || kinds.has('organisation')) &&
    nextKinds.has('place') &&
    next &&
    known + next.length === run
  )
    return make(known + next.length, {
      kind: kinds.has('company') ? 'company' : 'organisation',
      rule: 'knowledge',
    });
  if (nextKinds.has('company') || nextKinds.has('organisation') || nextKinds.has('place')) return make(known);
  if (kinds.has('product')) {
    const end = productEnd(words, known, article.text);
    return end > known ? make(end, { kind: 'product', rule: 'knowledge' }) : make(known);
  }
  if (hasFirmWord(rest)) return make(run, { kind: 'company', rule: 'name-shape' });
  if (kinds.has('company')) {
    const end = rest.some((word) => /\d/.test(word.text)) ? productEnd(words, run, article.text) : run;
    return make(end, { kind: 'product', rule: 'name-shape' });
  }
  return make(known);
}

/** «Facebook Mark Zuckerberg»: a firm that stands before a person is not the person's first name. */
function firmBeforePerson(
  article: WordedArticle,
  words: readonly Word[],
  engine: Engine,
  at: number,
  hit: { length: number; entries: Candidate['entries'] } | undefined,
): boolean {
  if (!hit || hit.entries.some(({ entry }) => entry.kind === 'person')) return false;
  if (hit.entries.every(({ ambiguous }) => ambiguous)) return false;
  const next = at + hit.length;
  const behind = personLength(article.text, words, next, engine, article.lowered) > 0;
  const known = engine.gazetteer
    .longest(article.text, words, next)
    ?.entries.some(({ entry }) => entry.kind === 'person');
  return behind || known === true || hit.length > 1 || hit.entries.some(({ entry }) => entry.kind === 'company');
}

/** «Ông», «Bà», «CEO», «Theo» before a name: never its first word. */
function isAddress(words: readonly Word[], at: number, engine: Engine): boolean {
  const text = words[at]?.text ?? '';
  return (
    ['honorific', 'title', 'role', 'source-marker'].some((name) => engine.cues.has(name, text)) &&
    words[at + 1]?.capital === true
  );
}

/** «tiếng Anh»; «Anh nói», «Ý tưởng»: a language is no country, and one capital syllable that opens a sentence and goes on in lower case is a word, not a country. */
function isPronounLike(words: readonly Word[], at: number, length: number): boolean {
  const next = words[at + 1];
  const word = words[at];
  if (words[at - 1]?.key === 'tiếng') return true;
  return (
    length === 1 &&
    word?.initial === true &&
    isSyllable(word.key) &&
    !isAcronym(word.text) &&
    word.key !== 'mỹ' &&
    word.key !== 'nga' &&
    next?.kind === 'word' &&
    !next.capital
  );
}

/** A sentence's first word that is no name: written small elsewhere, a common opener, or right before a foreign name. */
function isOpener(article: WordedArticle, words: readonly Word[], at: number): boolean {
  const { key = '' } = words[at] ?? {};
  const next = words[at + 1];
  return (
    article.lowered.has(key) ||
    OPENERS.has(key) ||
    (next?.capital === true && next.kind === 'word' && !isSyllable(next.key))
  );
}

/** Words that open sentences with a capital and are no names. */
const OPENERS = new Set(
  'theo tại trong khi với và nhưng để từ ngoài sau trước năm tháng ngày nhóm mẫu dịch ví chủ chương khởi chuyển cách cuộc siêu báo dự hỗ ban đây đó các những một hai ba mỗi nếu do vì qua về trên dưới bên cả hiện mới đến ở'.split(
    ' ',
  ),
);
