import type { Entity, Mention } from '@/lib/analysis/analysis';
import type { CueIndex } from '@/lib/analysis/cues';
import type { Named } from '@/lib/analysis/names';
import type { ArticleText } from '@/lib/text/article-text';
import { type Sentence, sentences } from '@/lib/text/sentences';
import type { Span } from '@/lib/text/span';
import { type Token, tokens } from '@/lib/text/tokens';

/** What attribution looks at, gathered once for an article. */
export interface Scene {
  readonly article: ArticleText;
  readonly cues: CueIndex;
  readonly sentences: readonly Sentence[];
  /** Mentions of those who can speak: people, companies, organisations; in order. */
  readonly voices: readonly Voice[];
  /** The tokens of a span. */
  tokens(span: Span): readonly Token[];
  /** The voices within a span. */
  voicesIn(span: Span): readonly Voice[];
  /** What is known of a person's gender from how the article addresses them. */
  genderOf(entity: string): 'm' | 'f' | undefined;
}

/** A mention of somebody who can speak. */
export interface Voice {
  readonly mention: Mention;
  readonly entity: Entity;
}

const MALE = new Set(['ông', 'anh', 'chú', 'ngài', 'cậu', 'bác']);
const FEMALE = new Set(['bà', 'chị', 'cô']);

/** Gathers an article's sentences, voices and genders for attribution. */
export function sceneOf(article: ArticleText, named: Named, cues: CueIndex): Scene {
  const entities = new Map(named.entities.map((entity) => [entity.id, entity]));
  const voices = named.mentions.flatMap((mention): Voice[] => {
    const entity = entities.get(mention.entity);
    const speaks =
      entity &&
      (entity.kind === 'person' ||
        entity.kind === 'company' ||
        entity.kind === 'organisation' ||
        entity.kind === 'product');
    return speaks ? [{ mention, entity }] : [];
  });
  const genders = new Map<string, 'm' | 'f'>();
  for (const { mention, entity } of voices) {
    if (entity.kind !== 'person') continue;
    const before =
      tokens(article.text, { start: Math.max(0, mention.start - 12), end: mention.start }).at(-1)?.key ?? '';
    if (MALE.has(before)) genders.set(entity.id, 'm');
    else if (FEMALE.has(before)) genders.set(entity.id, 'f');
  }
  return {
    article,
    cues,
    sentences: sentences(article),
    voices,
    tokens: (span) => tokens(article.text, span),
    voicesIn: ({ start, end }) => {
      const found: Voice[] = [];
      for (let i = firstFrom(voices, start); i < voices.length && (voices[i]?.mention.start ?? end) < end; i += 1)
        found.push(voices[i] as Voice);
      return found;
    },
    genderOf: (entity) => genders.get(entity),
  };
}

/** The gender a pronoun or honorific asks for. */
export function genderOfWord(key: string): 'm' | 'f' | undefined {
  return MALE.has(key) ? 'm' : FEMALE.has(key) ? 'f' : undefined;
}

function firstFrom(voices: readonly Voice[], start: number): number {
  let low = 0;
  let high = voices.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((voices[middle]?.mention.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
