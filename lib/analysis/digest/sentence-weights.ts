import { hasNoSentences, isWholeSentence } from '@/lib/analysis/digest/whole-sentences';
import type { Engine } from '@/lib/analysis/engine';
import type { Word, WordedArticle } from '@/lib/analysis/words';
import { mix } from '@/lib/text/hash';
import type { Span } from '@/lib/text/span';

/** A sentence that a summary may take. */
export interface WeighedSentence extends Span {
  readonly isLead: boolean;
  /** How much of what the article is about it says; comparable within one article. */
  readonly weight: number;
  /** In syllables and numbers. */
  readonly length: number;
  /** Its words, as numbers that are the article's own. */
  readonly words: ReadonlySet<number>;
}

/**
 * What each trait of a sentence adds, by ridge regression of ROUGE-1 and ROUGE-2 of the single sentences of half of the articles
 * of tests/summaries against their abstracts. Rarity in other texts and finer traits of place were tried and gained nothing.
 */
const WEIGHTS = { title: 0.16, repeated: 0.011, phrases: 0.014, figures: 0.03, quoted: -0.027, leaning: -0.04 };
/** The press says first what counts; the articles of our own, which tell stories, do so less, and do not suffer from it. */
const EARLY = 0.05;
const IN_LEAD = 0.2;
const MOST_FIGURES = 3;
/** A sentence of more syllables is worth no more for being longer: the press writes some of sixty. */
const LONG = 30;

/** How often the article has each word and each pair of neighbours; words by numbers of its own. */
interface Counts {
  /** The number of a word, by its key. */
  readonly ids: ReadonlyMap<string, number>;
  /** Sentences of the body that have the word. */
  readonly sentences: readonly number[];
  /** Pairs of neighbours that stand there more than once, as `pairOf` numbers them. */
  readonly phrases: ReadonlySet<number>;
}

/** The whole sentences of lead and paragraphs in reading order, each with its weight. Linear in the article's length. */
export function weighedSentences(article: WordedArticle, engine: Engine): WeighedSentence[] {
  const counts = countsOf(article);
  const title = new Set<number>();
  for (const { span, words } of article.blocks)
    if (span.role === 'title')
      for (const word of words) if (word.kind === 'word') title.add(counts.ids.get(word.key) ?? -1);
  const found: WeighedSentence[] = [];
  for (const { span, words, sentences } of article.blocks) {
    if (span.role === 'title' || span.role === 'heading') continue;
    const isLead = span.role === 'lead';
    const parts = sentences.map((sentence) => ({ sentence, words: wordsOf(words, sentence) }));
    if (
      hasNoSentences(
        article.text.slice(span.start, span.end),
        parts.map((part) => part.words),
        engine,
      )
    )
      continue;
    for (const part of parts) {
      const text = article.text.slice(part.sentence.start, part.sentence.end);
      if (!isWholeSentence(text, part.words)) continue;
      const early = isLead ? IN_LEAD : EARLY / (1 + found.length / 6);
      const traits = traitsOf(part.words, counts, title);
      const quoted = /["“«]/.test(text) ? WEIGHTS.quoted : 0;
      const leaning = leans(part.words, engine) ? WEIGHTS.leaning : 0;
      found.push({ ...part.sentence, ...traits, isLead, weight: traits.weight + early + quoted + leaning });
    }
  }
  return found;
}

function countsOf(article: WordedArticle): Counts {
  const ids = new Map<string, number>();
  const sentenceCounts: number[] = [];
  const seen = new Set<number>();
  const phrases = new Set<number>();
  /** The last sentence that had a word, counted over all blocks. */
  const last: number[] = [];
  let earlier = 0;
  for (const { span, words, sentences } of article.blocks) {
    const isBody = span.role !== 'title' && span.role !== 'heading';
    let [sentence, before] = [0, -1];
    for (const { kind, key, start } of words) {
      while ((sentences[sentence]?.end ?? Number.POSITIVE_INFINITY) <= start) sentence += 1;
      if (kind === 'punctuation') continue;
      const id = ids.get(key) ?? ids.size;
      ids.set(key, id);
      if (isBody && last[id] !== earlier + sentence) {
        last[id] = earlier + sentence;
        sentenceCounts[id] = (sentenceCounts[id] ?? 0) + 1;
      }
      const pair = pairOf(before, id);
      if (seen.has(pair)) phrases.add(pair);
      else if (before >= 0) seen.add(pair);
      before = id;
    }
    earlier += sentences.length + 1;
  }
  return { ids, sentences: sentenceCounts, phrases };
}

/** One small number for two words; that two pairs share one is rare, and costs little. */
function pairOf(before: number, id: number): number {
  return mix(before, id) & 0x3fffffff;
}

/** What a sentence is made of, and what that weighs. */
function traitsOf(words: readonly Word[], { ids, sentences, phrases }: Counts, title: ReadonlySet<number>) {
  const own = new Set<number>();
  const pairs = new Set<number>();
  let [length, figures, repeated, ofTitle, before] = [0, 0, 0, 0, -1];
  for (const { kind, key } of words) {
    if (kind === 'punctuation') continue;
    const id = ids.get(key) ?? -1;
    length += 1;
    if (kind === 'number') figures += 1;
    if (!own.has(id) && (kind === 'number' || key.length > 1)) {
      repeated += Math.log(Math.max(1, sentences[id] ?? 1));
      if (title.has(id)) ofTitle += 1;
    }
    own.add(id);
    const pair = pairOf(before, id);
    if (phrases.has(pair)) pairs.add(pair);
    before = id;
  }
  const weight =
    (WEIGHTS.title * ofTitle) / Math.max(1, title.size) +
    Math.min(1, LONG / length) * (WEIGHTS.repeated * repeated + WEIGHTS.phrases * pairs.size) +
    WEIGHTS.figures * Math.min(figures, MOST_FIGURES);
  return { words: own, length, weight };
}

/** Whether it begins with words that stand for something said before: «Tuy nhiên», «Hãng này», «Ông» without a full name. */
function leans(words: readonly Word[], { cues }: Engine): boolean {
  if (cues.longestAt('connective', words, 0) > 0 || cues.longestAt('back-reference', words, 0) > 0) return true;
  return cues.longestAt('honorific', words, 0) > 0 && !(words[1]?.capital && words[2]?.capital);
}

/** The words of a sentence; `words` are those of its block, in order. */
function wordsOf(words: readonly Word[], { start, end }: Span): readonly Word[] {
  return words.slice(placeOf(words, start), placeOf(words, end));
}

/** The first word that does not begin before an offset. */
function placeOf(words: readonly Word[], offset: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
