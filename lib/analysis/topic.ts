import type { Engine } from '@/lib/analysis/engine';
import type { Named } from '@/lib/analysis/names';
import type { WordedArticle } from '@/lib/analysis/words';

/** Fields of knowledge entries that technology news is about; a bank or a shop alone is not. */
const TECH_FIELDS = new Set(
  'internet software telecom hardware semiconductor e-commerce fintech game security electric-vehicle ai blockchain space robotics'.split(
    ' ',
  ),
);
/** Above this the article is technology news; chosen on the tuning articles, where the two kinds lie far apart. */
const THRESHOLD = 0.5;

/**
 * True for Vietnamese technology news: its words and the firms it names outweigh what other news is made of.
 * The title counts for more than the body; a long article is judged by density, not by length.
 */
export function isTechNews(article: WordedArticle, named: Named, engine: Engine): boolean {
  return techScore(article, named, engine) >= THRESHOLD;
}

/** Weighted technology words and firms less the words of other news, over the logarithm of the length. */
function techScore(article: WordedArticle, named: Named, engine: Engine): number {
  let tech = 0;
  let other = 0;
  let length = 0;
  for (const { span, words } of article.blocks) {
    const weight = span.role === 'title' ? 3 : span.role === 'lead' ? 2 : 1;
    length += words.length;
    for (let i = 0; i < words.length; ) {
      const techLength = engine.cues.longestAt('tech-word', words, i);
      const otherLength = engine.cues.longestAt('other-word', words, i);
      if (techLength >= otherLength && techLength > 0) tech += weight * (techLength > 1 ? 1.5 : 1);
      else if (otherLength > 0) other += weight * (otherLength > 1 ? 1.5 : 1);
      i += Math.max(1, techLength, otherLength);
    }
  }
  const firms = named.entities.filter(
    (entity) =>
      (entity.facts?.field && TECH_FIELDS.has(entity.facts.field)) || (entity.kind === 'product' && entity.entry),
  ).length;
  return ((tech + 3 * Math.min(firms, 8) - 1.2 * other) / Math.max(60, length)) * 25;
}
