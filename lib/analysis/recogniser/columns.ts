import type { Engine } from '@/lib/analysis/engine';
import { KINDS } from '@/lib/analysis/recogniser/crf';
import type { RuleView } from '@/lib/analysis/recogniser/rule-view';
import { isSyllable, touches, type Word, type WordBlock, type WordedArticle } from '@/lib/analysis/words';
import { key } from '@/lib/text/fold';
import { hash, mix } from '@/lib/text/hash';
import { remembered } from '@/lib/text/remembered';

/** Cues that say what somebody or something is; the order is the model's. */
const INTRODUCING = ['honorific', 'title', 'role', 'company-trigger', 'organisation-trigger', 'product-trigger'];
const CUES_BEFORE = [...INTRODUCING, 'place-trigger', 'product-context', 'representative', 'quoting'];
const CUES_BEHIND = ['speech-verb', 'company-verb', 'personal-verb', 'role', 'title'];
const DUTIES = [...INTRODUCING, 'speech-verb', 'other-word', 'event', 'event-trigger', 'back-reference', 'tech-word'];
const LISTS = ['surname-vi', 'middle-vi', 'given-vi', 'surname-east', 'given-west', 'surname-west'];

/** What each word of a block is, as numbers that features are mixed from. */
export interface Columns {
  readonly word: Int32Array;
  /** First and last three letters. */
  readonly head: Int32Array;
  readonly tail: Int32Array;
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

/** Looks at every word of a block once, and at every run of capitals. Linear. */
export function columnsOf(article: WordedArticle, block: WordBlock, view: RuleView, engine: Engine): Columns {
  const { words } = block;
  const column = () => new Int32Array(words.length);
  const columns: Columns = {
    word: column(),
    head: column(),
    tail: column(),
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
    const spelling = spellingOf(word.text);
    columns.word[i] = spelling.word;
    columns.head[i] = spelling.head;
    columns.tail[i] = spelling.tail;
    columns.shape[i] = shapeOf(article, word, spelling);
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

/** By word: the cues it is part of, whether a glossary term covers it, and whether names of institutions go on with it like this. */
function duties(words: readonly Word[], engine: Engine): Int32Array {
  const codes = new Int32Array(words.length);
  const cover = (from: number, length: number, bit: number) => {
    for (let i = from; i < from + length; i += 1) codes[i] = (codes[i] ?? 0) | (1 << bit);
  };
  words.forEach((word, at) => {
    if (word.kind === 'punctuation') return;
    if (engine.cues.opens(word))
      DUTIES.forEach((duty, bit) => {
        cover(at, engine.cues.longestAt(duty, words, at), bit);
      });
    const term = engine.terms.longest(words, at);
    if (term) cover(at, term.length, DUTIES.length + (term.length === 1 ? 0 : 1));
    const before = words[at - 1];
    if (before && engine.transitions.has(before, word)) cover(at, 1, DUTIES.length + 2);
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

/** What a word is by its letters alone, as numbers. */
interface Spelling {
  /** Its key, figures alike: «2026» and «2025» are one word. */
  readonly word: number;
  /** Capitals, small letters and figures in the order they change: «iPhone» aAa, «S26» A0. */
  readonly outline: number;
  readonly head: number;
  readonly tail: number;
}

/** How a word (as written) is spelt. */
const spellingOf = remembered((text): Spelling => {
  const form = key(text) || text;
  return {
    word: hash(form.replace(/\d/g, '0')),
    outline: hash(
      text
        .slice(0, 24)
        .replace(/\p{Lu}{2,}/gu, 'B')
        .replace(/\p{Lu}/gu, 'A')
        .replace(/\p{Ll}+/gu, 'a')
        .replace(/\d+/g, '0'),
    ),
    head: hash(form.slice(0, 3)),
    tail: hash(form.slice(-3)),
  };
});

/** The outline of a word, whether it is a Vietnamese syllable, and whether the article also writes it small; of a mark the mark itself. */
function shapeOf(article: WordedArticle, word: Word, { outline }: Spelling): number {
  if (word.kind === 'punctuation') return hash(word.key);
  const syllable = word.kind === 'word' && isSyllable(word.key) ? 1 : 0;
  const small = word.capital && article.lowered.has(word.key) ? 2 : 0;
  return mix(outline, syllable + small);
}
