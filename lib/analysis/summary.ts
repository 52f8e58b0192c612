import type { Engine } from '@/lib/analysis/engine';
import type { Named } from '@/lib/analysis/names';
import type { ArticleText } from '@/lib/text/article-text';
import { type Sentence, sentences } from '@/lib/text/sentences';
import type { Span } from '@/lib/text/span';
import { tokens } from '@/lib/text/tokens';

const FEWEST_WORDS = 8;
const MOST_WORDS = 70;
/** Two sentences that share this much of the shorter one's words say the same. */
const SAME = 0.6;

interface Scored {
  readonly sentence: Sentence;
  readonly words: ReadonlySet<string>;
  readonly score: number;
}

/**
 * Three to five sentences of the article's own that sum it up, in reading order. The lead counts: its first sentence is the
 * best single one; the others are chosen for what they add (words of the title, words the article repeats, names not yet said).
 * No sentence is said twice, and nothing that is no sentence (a heading, a byline, «Xem thêm») is taken.
 */
export function summarise(article: ArticleText, named: Named, engine: Engine): Span[] {
  const scored = scoredSentences(article, named, engine);
  const wanted = scored.length < 6 ? 3 : scored.length < 25 ? 4 : 5;
  const first = scored.find(({ sentence }) => article.blocks[sentence.block]?.role === 'lead') ?? scored[0];
  if (!first) return [];
  const chosen: Scored[] = [first];
  for (const candidate of [...scored].sort((a, b) => b.score - a.score)) {
    if (chosen.length >= wanted) break;
    if (!chosen.some((other) => saysTheSame(other, candidate))) chosen.push(candidate);
  }
  return chosen.map(({ sentence: { start, end } }) => ({ start, end })).sort((a, b) => a.start - b.start);
}

function scoredSentences(article: ArticleText, named: Named, engine: Engine): Scored[] {
  const contentWords = (span: Span) =>
    new Set(
      tokens(article.text, span)
        .filter((token) => token.kind === 'word' && token.key.length > 1)
        .map((token) => token.key),
    );
  const title = article.blocks.find((block) => block.role === 'title');
  const titleWords = title ? contentWords(title) : new Set<string>();
  const frequency = new Map<string, number>();
  for (const token of tokens(article.text))
    if (token.kind === 'word') frequency.set(token.key, (frequency.get(token.key) ?? 0) + 1);
  const names = named.mentions;
  let at = 0;
  return sentences(article).flatMap((sentence, index): Scored[] => {
    const block = article.blocks[sentence.block];
    if (!block || block.role === 'title' || block.role === 'heading') return [];
    const words = contentWords(sentence);
    if (!isSentence(article.text.slice(sentence.start, sentence.end), words.size, engine)) return [];
    while (at < names.length && (names[at]?.end ?? 0) <= sentence.start) at += 1;
    let mentioned = 0;
    for (let i = at; i < names.length && (names[i]?.start ?? 0) < sentence.end; i += 1) mentioned += 1;
    const overlap = [...words].filter((word) => titleWords.has(word)).length / Math.max(1, titleWords.size);
    const repeated =
      [...words].reduce((sum, word) => sum + Math.log(frequency.get(word) ?? 1), 0) / Math.max(12, words.size);
    const position = block.role === 'lead' ? 2 : 1 / (1 + index / 6);
    const score = 1.4 * position + 1.6 * overlap + 0.35 * repeated + 0.08 * Math.min(mentioned, 4);
    return [{ sentence, words, score }];
  });
}

/** A whole sentence of the writer's: long enough to say something, ended like one, no quotation alone, no notice. */
function isSentence(text: string, words: number, engine: Engine): boolean {
  if (words < FEWEST_WORDS || words > MOST_WORDS) return false;
  if (!/[.!?…]["”»’)]*$/.test(text) || /^["“«‘\-–—>•]/.test(text) || text.endsWith('?')) return false;
  const start = tokens(text.slice(0, 60));
  return engine.cues.longestAt('boilerplate', start, 0) === 0;
}

function saysTheSame(a: Scored, b: Scored): boolean {
  let shared = 0;
  for (const word of a.words) if (b.words.has(word)) shared += 1;
  return shared / Math.min(a.words.size, b.words.size) >= SAME;
}
