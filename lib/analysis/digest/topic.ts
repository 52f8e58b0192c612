import type { Named } from '@/lib/analysis/analysis';
import type { Engine } from '@/lib/analysis/engine';
import type { CueIndex } from '@/lib/analysis/knowledge/cues';
import type { Word, WordedArticle } from '@/lib/analysis/words';
import { keysOf } from '@/lib/text/tokens';

/** Fields of knowledge entries that technology news is about; a bank or a shop alone is not. */
const TECH_FIELDS = new Set(
  'internet software telecom hardware semiconductor e-commerce fintech game security electric-vehicle ai blockchain space robotics'.split(
    ' ',
  ),
);
/** Above this the article is technology news; between the highest score of other news (−0.2) and the lowest of technology (0.5) on the tuning articles. */
const THRESHOLD = 0.2;
/** A word of other news says a little more than one of technology, which is named in passing everywhere. */
const OTHER = -1.2;

/**
 * True for Vietnamese technology news: its words and the firms it names outweigh what other news is made of.
 * The title counts for more than the body; a long article is judged by density, not by length.
 */
export function isTechNews(article: WordedArticle, named: Named, engine: Engine): boolean {
  return techScore(article, named, engine) >= THRESHOLD;
}

/** Weighted technology words and firms less the words of other news, over the length; a short text is judged as one of sixty words. */
function techScore(article: WordedArticle, named: Named, engine: Engine): number {
  let score = 0;
  let length = 0;
  for (const { span, words } of article.blocks) {
    const weight = span.role === 'title' ? 3 : span.role === 'lead' ? 2 : 1;
    length += words.length;
    for (let i = 0; i < words.length; ) {
      const sign = signAt(words, i, engine.cues);
      if (sign.length > 0) score += weight * sign.weight * (sign.length > 1 ? 1.5 : 1);
      i += Math.max(1, sign.length);
    }
  }
  const firms = named.entities.filter(
    (entity) =>
      (entity.facts?.field && TECH_FIELDS.has(entity.facts.field)) || (entity.kind === 'product' && entity.entry),
  ).length;
  return ((score + 3 * Math.min(firms, 8)) / Math.max(60, length)) * 25;
}

/** The longest sign of a topic that begins at a word: 1 for technology, less than 0 for other news, 0 where it says neither («phút») or is a name («ví Tôm»). */
function signAt(words: readonly Word[], at: number, cues: CueIndex): { length: number; weight: number } {
  const tech = cues.longestAt('tech-word', words, at);
  const other = cues.longestAt('other-word', words, at);
  const more = cues.longestAt('topic-word', words, at);
  if (more > 0 && more >= Math.max(tech, other)) {
    const topic = cues.position('topic-word', keysOf(words, at, more));
    return { length: more, weight: topic === 'tech' ? 1 : topic === 'other' ? OTHER : 0 };
  }
  if (tech >= other) return { length: tech, weight: 1 };
  const isName = other === 1 && words[at]?.capital && !words[at]?.initial;
  return { length: other, weight: isName ? 0 : OTHER };
}
