import { eventLength } from '@/lib/analysis/candidates';
import { KINDS } from '@/lib/analysis/crf';
import type { Engine } from '@/lib/analysis/engine';
import type { Found } from '@/lib/analysis/names';
import { isSyllable, touches, type Word, type WordBlock, type WordedArticle } from '@/lib/analysis/words';
import { key } from '@/lib/text/fold';
import { remembered } from '@/lib/text/remembered';

/** How many buckets the features share; a power of two. */
export const BUCKETS = 1 << 17;

/** The hashed features of a block: those of word `i` are `buckets[starts[i]] … buckets[starts[i + 1] − 1]`. A word without any is outside. */
export interface Sheet {
  readonly buckets: Uint32Array;
  readonly starts: Uint32Array;
}

/** What the rules decided in one article, as a recogniser sees it: words for evidence, not verdicts. */
export interface RuleView {
  /** By block: a code a word, 0 where the rules see nothing. */
  readonly codes: readonly Uint8Array[];
  /** By block: where a name may begin (1), may only go on (0), and where none may be (2): within the name of an event. */
  readonly openings: readonly Uint8Array[];
  /** What a form was surely decided to be anywhere in the article: its key → 1 + kind. */
  readonly elsewhere: ReadonlyMap<string, number>;
}

/** Codes of what the rules see: begins or goes on, its kind, and how it is known. */
export function ruleView(article: WordedArticle, found: readonly Found[], engine: Engine): RuleView {
  const codes = article.blocks.map(({ words }) => new Uint8Array(words.length));
  const elsewhere = new Map<string, number>();
  for (const { candidate, verdict } of found) {
    const kind = KINDS.indexOf(verdict.kind);
    const trust = verdict.entry ? 2 : verdict.sure ? 1 : 0;
    const row = codes[candidate.block.index];
    for (let i = candidate.from; i < candidate.to && row; i += 1)
      row[i] = 1 + kind * 6 + trust * 2 + (i === candidate.from ? 0 : 1);
    if (verdict.sure) elsewhere.set(key(candidate.text), 1 + kind);
  }
  const openings = article.blocks.map(({ words, index }) => openingsOf(words, codes[index] as Uint8Array, engine));
  return { codes, openings, elsewhere };
}

function openingsOf(words: readonly Word[], codes: Uint8Array, engine: Engine): Uint8Array {
  const openings = new Uint8Array(words.length);
  for (let at = 0; at < words.length; at += 1) {
    const event = codes[at] ? 0 : eventLength(engine, words, at);
    if (event > 0) {
      openings.fill(2, at, at + event);
      at += event - 1;
    } else openings[at] = codes[at] || (words[at]?.capital && words[at]?.kind !== 'punctuation') ? 1 : 0;
  }
  return openings;
}

/** Lower-case words further than this behind the last capital belong to no name («… và Truyền thông» does). */
const REACH = 8;
const CUES_BEFORE = [
  'honorific',
  'title',
  'role',
  'company-trigger',
  'organisation-trigger',
  'product-trigger',
  'place-trigger',
  'product-context',
  'representative',
  'quoting',
];
const CUES_BEHIND = ['speech-verb', 'company-verb', 'personal-verb', 'role', 'title'];
const LISTS = ['surname-vi', 'middle-vi', 'given-vi', 'surname-east', 'given-west', 'surname-west'];

/** What each word of a block is, as numbers that features are mixed from. */
interface Columns {
  readonly word: Int32Array;
  readonly shape: Int32Array;
  readonly known: Int32Array;
  readonly lists: Int32Array;
  /** Cues and glossary terms that the word is a part of: «CEO», «Tổng Giám đốc», «AI». */
  readonly duty: Int32Array;
  /** The run of capitals a word stands in: place in it and length, the words beside it, the cues beside it, the rest of the article. */
  readonly place: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly before: Int32Array;
  readonly behind: Int32Array;
  readonly elsewhere: Int32Array;
}

/**
 * The features of every word of a block: its own form, its neighbours, their shapes, the run of capitals it stands in with the
 * first words left and right of it, the cues beside that run, the knowledge, the lists of names, and what the rules see. Linear.
 */
export function sheetOf(article: WordedArticle, block: WordBlock, view: RuleView, engine: Engine): Sheet {
  const { words } = block;
  const rules = view.codes[block.index] ?? new Uint8Array(words.length);
  const columns = columnsOf(article, block, view, engine);
  const active = activeWords(words, rules);
  const buckets: number[] = [];
  const starts = new Uint32Array(words.length + 1);
  words.forEach((word, i) => {
    starts[i] = buckets.length;
    if (active[i]) addFeatures(buckets, word, i, columns, rules, block.index === 0);
  });
  starts[words.length] = buckets.length;
  return { buckets: Uint32Array.from(buckets), starts };
}

function addFeatures(
  into: number[],
  word: Word,
  i: number,
  columns: Columns,
  rules: Uint8Array,
  inTitle: boolean,
): void {
  const { word: w, shape: s, known: g, lists: n, duty, place, left, right, before, behind, elsewhere } = columns;
  const at = (column: ArrayLike<number>, k: number) => column[k] ?? -1;
  let template = 0;
  const add = (a: number, b = 0, c = 0) => {
    template += 1;
    into.push((mix(mix(mix(template, a), b), c) >>> 0) & (BUCKETS - 1));
  };
  const [w0, s0, r0, g0, n0] = [at(w, i), at(s, i), at(rules, i), at(g, i), at(n, i)];
  const [p0, d0, u0] = [at(place, i), at(elsewhere, i), at(duty, i)];
  const flags = (word.initial ? 1 : 0) + (inTitle ? 2 : 0);
  add(0);
  add(w0);
  add(at(w, i - 1));
  add(at(w, i + 1));
  add(at(w, i - 2));
  add(at(w, i + 2));
  add(at(w, i - 1), w0);
  add(w0, at(w, i + 1));
  add(at(w, i - 1), s0, at(w, i + 1));
  add(s0, flags);
  add(at(s, i - 1), s0);
  add(s0, at(s, i + 1));
  add(at(s, i - 1), s0, at(s, i + 1));
  add(mix(at(s, i - 2), at(s, i - 1)), s0, mix(at(s, i + 1), at(s, i + 2)));
  add(hash(word.key.slice(0, 3)), s0);
  add(hash(word.key.slice(-3)), s0);
  add(at(w, i - 1), s0);
  add(s0, at(w, i + 1));
  add(at(w, i - 2), at(w, i - 1), s0);
  add(s0, at(w, i + 1), at(w, i + 2));
  add(r0);
  add(at(rules, i - 1), r0);
  add(r0, at(rules, i + 1));
  add(r0, s0, flags);
  add(r0, w0);
  add(r0, p0);
  add(r0, at(left, i));
  add(r0, at(right, i));
  add(g0);
  add(at(g, i - 1), g0, at(g, i + 1));
  add(g0, r0, p0);
  add(g0, at(before, i));
  add(n0, s0);
  add(at(n, i - 1), n0, at(n, i + 1));
  add(n0, p0, at(before, i));
  add(p0, s0);
  add(at(left, i), p0);
  add(at(right, i), p0);
  add(at(left, i), at(right, i));
  add(at(before, i), p0, s0);
  add(at(behind, i), p0, s0);
  add(at(before, i), at(behind, i), p0);
  add(d0, p0);
  add(d0, r0, s0);
  add(w0, s0, flags);
  add(u0, s0);
  add(u0, r0);
  add(at(duty, i - 1), u0, at(duty, i + 1));
  add(u0, at(s, i - 1), s0);
  add(u0, p0, flags);
}

function columnsOf(article: WordedArticle, block: WordBlock, view: RuleView, engine: Engine): Columns {
  const { words } = block;
  const column = () => new Int32Array(words.length);
  const columns: Columns = {
    word: column(),
    shape: column(),
    known: knownCodes(article.text, words, engine),
    lists: column(),
    duty: duties(words, engine),
    place: column(),
    left: column(),
    right: column(),
    before: column(),
    behind: column(),
    elsewhere: column(),
  };
  words.forEach((word, i) => {
    columns.word[i] = hash(word.key.replace(/\d/g, '0'));
    columns.shape[i] = shapeOf(article, word);
    if (word.capital) columns.lists[i] = listsOf(word, engine);
  });
  for (let from = 0; from < words.length; from += 1) {
    if (!isNamelike(words[from])) continue;
    let to = from + 1;
    while (isNamelike(words[to]) && touches(article.text, words[to - 1], words[to])) to += 1;
    const left = columns.word[from - 1] ?? -1;
    const right = columns.word[to] ?? -1;
    const before = mix(
      cuesAt(CUES_BEFORE, (cue) => engine.cues.longestBefore(cue, words, from)),
      1,
    );
    const behind = mix(
      cuesAt(CUES_BEHIND, (cue) => engine.cues.longestAt(cue, words, to)),
      2,
    );
    const form = key(article.text.slice(words[from]?.start, words[to - 1]?.end));
    const elsewhere = view.elsewhere.get(form) ?? 0;
    for (let i = from; i < to; i += 1) {
      columns.place[i] = 1 + Math.min(i - from, 3) * 5 + Math.min(to - i, 4);
      columns.left[i] = left;
      columns.right[i] = right;
      columns.before[i] = before;
      columns.behind[i] = behind;
      columns.elsewhere[i] = elsewhere;
    }
    from = to - 1;
  }
  return columns;
}

const DUTIES = [
  'honorific',
  'title',
  'role',
  'company-trigger',
  'organisation-trigger',
  'product-trigger',
  'speech-verb',
  'other-word',
  'event',
  'event-trigger',
  'back-reference',
  'tech-word',
];

/** By word: the cues it is part of, whether a glossary term covers it, and whether names of institutions go on with it like this. */
function duties(words: readonly Word[], engine: Engine): Int32Array {
  const codes = new Int32Array(words.length);
  const cover = (from: number, length: number, bit: number) => {
    for (let i = from; i < from + length; i += 1) codes[i] = (codes[i] ?? 0) | (1 << bit);
  };
  words.forEach((word, at) => {
    if (word.kind === 'punctuation') return;
    if (engine.cues.opens(word.key))
      DUTIES.forEach((duty, bit) => {
        cover(at, engine.cues.longestAt(duty, words, at), bit);
      });
    const term = engine.terms.longest(words, at);
    if (term) cover(at, term.length, DUTIES.length + (term.length === 1 ? 0 : 1));
    const before = words[at - 1];
    if (before && engine.transitions.has(`${before.key} ${word.key}`)) cover(at, 1, DUTIES.length + 2);
  });
  return codes;
}

/** A word that a run of capitals is made of: a capital, or a figure behind one. */
function isNamelike(word: Word | undefined): boolean {
  return word !== undefined && word.kind !== 'punctuation' && (word.capital || /^\d/.test(word.text));
}

/** By word: which kinds the knowledge knows a name of here, at its beginning or inside, surely or not. */
function knownCodes(text: string, words: readonly Word[], engine: Engine): Int32Array {
  const codes = new Int32Array(words.length);
  for (let at = 0; at < words.length; at += 1) {
    const hit = words[at]?.kind === 'punctuation' ? undefined : engine.gazetteer.longest(text, words, at);
    if (!hit) continue;
    let kinds = 0;
    for (const { entry, ambiguous } of hit.entries) kinds |= (ambiguous ? 32 : 1) << KINDS.indexOf(entry.kind);
    for (let i = at; i < at + hit.length; i += 1)
      codes[i] = 1 + kinds * 4 + (i === at ? 0 : 1) + (i === at + hit.length - 1 ? 2 : 0);
    at += hit.length - 1;
  }
  return codes;
}

function listsOf(word: Word, { names }: Engine): number {
  let bits = 0;
  LISTS.forEach((list, i) => {
    if (names[list]?.has(word.key)) bits |= 1 << i;
  });
  return bits;
}

function cuesAt(classes: readonly string[], length: (cue: string) => number): number {
  let bits = 0;
  classes.forEach((cue, i) => {
    if (length(cue) > 0) bits |= 1 << i;
  });
  return bits;
}

/** Whether a word is a Vietnamese syllable, and whether the article also writes it small, beside its shape. */
function shapeOf(article: WordedArticle, word: Word): number {
  if (word.kind === 'punctuation') return hash(word.key);
  const syllable = word.kind === 'word' && isSyllable(word.key) ? 1 : 0;
  const small = word.capital && article.lowered.has(word.key) ? 2 : 0;
  return mix(outline(word.text), syllable + small);
}

/** Capitals, small letters and figures in the order they change: «iPhone» aAa, «S26» A0. */
const outline = remembered((text) =>
  hash(
    text
      .slice(0, 24)
      .replace(/\p{Lu}{2,}/gu, 'B')
      .replace(/\p{Lu}/gu, 'A')
      .replace(/\p{Ll}+/gu, 'a')
      .replace(/\d+/g, '0'),
  ),
);

/** Words that may be of a name; all others are outside without asking. */
function activeWords(words: readonly Word[], rules: Uint8Array): Uint8Array {
  const active = new Uint8Array(words.length);
  let last = Number.NEGATIVE_INFINITY;
  words.forEach((word, i) => {
    if (word.capital || rules[i]) last = i;
    active[i] = i - last <= REACH ? 1 : 0;
  });
  return active;
}

function mix(a: number, b: number): number {
  const h = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  return h ^ (h >>> 15);
}

function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}
