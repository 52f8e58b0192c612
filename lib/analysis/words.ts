import type { CueIndex } from '@/lib/analysis/knowledge/cues';
import type { ArticleText, Block } from '@/lib/text/article-text';
import type { Lexicon } from '@/lib/text/lexicon';
import { remembered } from '@/lib/text/remembered';
import { sentenceSpans } from '@/lib/text/sentences';
import type { Span } from '@/lib/text/span';
import { type Token, tokens } from '@/lib/text/tokens';

/** A token with what recognition asks of it again and again. */
export interface Word extends Token {
  /** Begins with a capital, or has one inside («iPhone», «xAI»). */
  readonly capital: boolean;
  /** First word of its sentence, or of a quotation or clause that begins like one. */
  readonly initial: boolean;
}

/** One block cut into words; `shouting` where it is written in capitals throughout. */
export interface WordBlock {
  readonly span: Block;
  readonly index: number;
  readonly words: readonly Word[];
  readonly sentences: readonly Span[];
  readonly shouting: boolean;
}

/** The article cut into words, block by block, and the words that it also writes without a capital. */
export interface WordedArticle {
  readonly text: string;
  readonly blocks: readonly WordBlock[];
  /** Keys of words that stand in lower case somewhere: a sentence's first word among them proves no name. */
  readonly lowered: ReadonlySet<string>;
}

/** Cuts an article into words, numbered by the lexicon of the engine that reads it, where one does. Linear in its length. */
export function worded(article: ArticleText, lexicon?: Lexicon): WordedArticle {
  const lowered = new Set<string>();
  const blocks = article.blocks.map((span, index) => {
    const sentences = sentenceSpans(article.text, span);
    const starts = new Set(sentences.map((sentence) => sentence.start));
    let initial = true;
    const words = tokens(article.text, span).map((token): Word => {
      if (starts.has(token.start)) initial = true;
      const isWord = token.kind !== 'punctuation';
      const { start, end, text, kind, key } = token;
      const { capital, small } = lettersOf(text);
      const number = lexicon?.numberOf(key);
      const word = { start, end, text, kind, key, number, capital, initial: initial && isWord };
      if (isWord) initial = false;
      else if (OPENING.test(text)) initial = true;
      if (small) lowered.add(key);
      return word;
    });
    return { span, index, words, sentences, shouting: isShouting(words) };
  });
  return { text: article.text, blocks, lowered };
}

/** True where nothing but a single space stands between two words. */
export function touches(text: string, before: Word | undefined, after: Word | undefined): boolean {
  if (before === undefined || after === undefined || after.start - before.end > 2) return false;
  return before.end >= after.start || /^[\s\u00A0]{1,2}$/.test(text.slice(before.end, after.start));
}

/** True for a word written in capitals alone, two letters or more: «FPT», «TGDĐ», «4G». */
export function isAcronym(text: string): boolean {
  return /^[\p{Lu}\d&.]{2,10}$/u.test(text) && /\p{Lu}/u.test(text);
}

/** Onset, nucleus and coda. */
const SYLLABLE =
  /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}(?:ng|nh|ch|[cmnpt])?$/u;
/** Syllables that are well-formed in Vietnamese but met as foreign names far more often. */
const FOREIGN = new Set('meta moto google nano mini oppo vivo uber tim an sam max'.split(' '));

/** True for a well-formed Vietnamese syllable (as a key): «đầu», «tư»; not «Samsung». */
export const isSyllable = remembered((key) => SYLLABLE.test(key) && !FOREIGN.has(key));

/** How many tokens the longest cue of some classes covers that begins at a token; 0 where none does. */
export function cueAt(cues: CueIndex, classes: readonly string[], words: readonly Token[], at: number): number {
  return classes.reduce((longest, name) => Math.max(longest, cues.longestAt(name, words, at)), 0);
}

/** How many tokens the longest cue of some classes covers that ends right before a token; 0 where none does. */
export function cueBefore(cues: CueIndex, classes: readonly string[], words: readonly Token[], at: number): number {
  return classes.reduce((longest, name) => Math.max(longest, cues.longestBefore(name, words, at)), 0);
}

/** What a clause of its own begins behind. */
const OPENING = /^["“«:\-–—•]$/;

/** Whether a word begins with a capital or has one inside, and whether it begins small; «iPhone» does both. */
const lettersOf = remembered((text) => ({
  capital: /^\p{Lu}/u.test(text) || /^\p{Ll}{1,3}\p{Lu}/u.test(text) || /^\d[\d.]*\p{Lu}/u.test(text),
  small: /^\p{Ll}/u.test(text),
}));

function isShouting(words: readonly Word[]): boolean {
  const letters = words.filter((word) => word.kind === 'word');
  return (
    letters.length >= 5 && letters.filter((word) => word.text === word.text.toUpperCase()).length / letters.length > 0.8
  );
}
