import type { Engine } from '@/lib/analysis/engine';
import type { Named } from '@/lib/analysis/names';
import type { Word, WordedArticle } from '@/lib/analysis/words';
import type { Span } from '@/lib/text/span';

const FEWEST_WORDS = 8;
const MOST_WORDS = 70;
/** Two sentences that share this much of the shorter one's words say the same. */
const SAME = 0.6;

interface Scored {
  readonly sentence: Span;
  readonly isLead: boolean;
  readonly words: ReadonlySet<string>;
  readonly score: number;
}

/**
 * Three to five sentences of the article's own that sum it up, in reading order. The lead counts: its first sentence is the
 * best single one; the others are chosen for what they add (words of the title, words the article repeats, names not yet said).
 * No sentence is said twice, and nothing that is no sentence (a heading, a byline, «Xem thêm») is taken.
 */
export function summarise(article: WordedArticle, named: Named, engine: Engine): Span[] {
  const scored = scoredSentences(article, named, engine);
  const wanted = scored.length < 6 ? 3 : scored.length < 25 ? 4 : 5;
  const first = scored.find(({ isLead }) => isLead) ?? scored[0];
  if (!first) return [];
  const chosen: Scored[] = [first];
  for (const candidate of [...scored].sort((a, b) => b.score - a.score)) {
    if (chosen.length >= wanted) break;
    if (!chosen.some((other) => saysTheSame(other, candidate))) chosen.push(candidate);
  }
  return chosen.map(({ sentence }) => sentence).sort((a, b) => a.start - b.start);
}

function scoredSentences(article: WordedArticle, { mentions }: Named, engine: Engine): Scored[] {
  const title = article.blocks.find(({ span }) => span.role === 'title');
  const titleWords = contentWords(title?.words ?? []);
  const frequency = new Map<string, number>();
  for (const { words } of article.blocks)
    for (const { kind, key } of words) if (kind === 'word') frequency.set(key, (frequency.get(key) ?? 0) + 1);
  let index = -1;
  let at = 0;
  return article.blocks.flatMap(({ span: { role }, words, sentences }) => {
    let from = 0;
    return sentences.flatMap((sentence): Scored[] => {
      index += 1;
      if (role === 'title' || role === 'heading') return [];
      while ((words[from]?.start ?? sentence.start) < sentence.start) from += 1;
      let to = from;
      while ((words[to]?.start ?? sentence.end) < sentence.end) to += 1;
      const content = contentWords(words.slice(from, to));
      if (!isSentence(article.text.slice(sentence.start, sentence.end), content.size)) return [];
      if (engine.cues.longestAt('boilerplate', words, from) > 0) return [];
      while ((mentions[at]?.end ?? Number.POSITIVE_INFINITY) <= sentence.start) at += 1;
      let mentioned = 0;
      for (let i = at; (mentions[i]?.start ?? Number.POSITIVE_INFINITY) < sentence.end; i += 1) mentioned += 1;
      const overlap = [...content].filter((word) => titleWords.has(word)).length / Math.max(1, titleWords.size);
      const repeated =
        [...content].reduce((sum, word) => sum + Math.log(frequency.get(word) ?? 1), 0) / Math.max(12, content.size);
      const position = role === 'lead' ? 2 : 1 / (1 + index / 6);
      const score = 1.4 * position + 1.6 * overlap + 0.35 * repeated + 0.08 * Math.min(mentioned, 4);
      return [{ sentence, isLead: role === 'lead', words: content, score }];
    });
  });
}

function contentWords(words: readonly Word[]): Set<string> {
  return new Set(words.filter(({ kind, key }) => kind === 'word' && key.length > 1).map(({ key }) => key));
}

/** A whole sentence of the writer's: long enough to say something, ended like one, no quotation alone, no question. */
function isSentence(text: string, words: number): boolean {
  if (words < FEWEST_WORDS || words > MOST_WORDS) return false;
  return /[.!?…]["”»’)]{0,4}$/.test(text) && !/^["“«‘\-–—>•]/.test(text) && !text.endsWith('?');
}

function saysTheSame(a: Scored, b: Scored): boolean {
  let shared = 0;
  for (const word of a.words) if (b.words.has(word)) shared += 1;
  return shared / Math.min(a.words.size, b.words.size) >= SAME;
}
