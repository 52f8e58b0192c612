import type { Entity, Mention, Named } from '@/lib/analysis/analysis';
import type { Engine } from '@/lib/analysis/engine';
import { type Gender, genderOfName, genderOfWord } from '@/lib/analysis/identity/gender';
import type { CueIndex } from '@/lib/analysis/knowledge/cues';
import { type Quoted, quotedBlocks } from '@/lib/analysis/speech/quote-marks';
import type { WordedArticle } from '@/lib/analysis/words';
import type { ArticleText } from '@/lib/text/article-text';
import type { Sentence } from '@/lib/text/sentences';
import type { Span } from '@/lib/text/span';
import type { Token } from '@/lib/text/tokens';

/** What attribution looks at, gathered once for an article; every question after that costs no more than the answer is long. */
export interface Scene {
  readonly article: ArticleText;
  readonly cues: CueIndex;
  readonly sentences: readonly Sentence[];
  /** The pairs of quote marks, block by block. */
  readonly quoted: readonly (readonly Quoted[])[];
  /** Mentions of those who can speak: people, companies, organisations, products that may stand for their makers; in order. */
  readonly voices: readonly Voice[];
  /** The tokens of a span. */
  tokens(span: Span): readonly Token[];
  /** The tokens of a span that stand outside of quote marks. */
  unquoted(span: Span): readonly Token[];
  /** The voices within a span, outside of quote marks. */
  voicesIn(span: Span): readonly Voice[];
  /** How many voices begin before an offset: `voices[voicesBefore(at) - 1]` is the nearest one before it. */
  voicesBefore(offset: number): number;
  /** The nearest pair of marks that opens before an offset. */
  quotedBefore(offset: number): Span | undefined;
  /** The index of the sentence that an offset stands in, or of the next one. */
  sentenceAt(offset: number): number;
  /** The place that gives an entity's name in full, or else its first. */
  fullPlace(entity: string): Voice | undefined;
  /** What is known of a person's gender from how the article addresses them and from the name. */
  genderOf(entity: string): Gender | undefined;
  /** True where the article puts an address («bác») before anybody's name. */
  isUsed(address: string): boolean;
  /** The words the article puts before a person's name: «cụ» of «cụ Khước», «ông» and «anh» where it wavers. */
  addressesOf(entity: string): ReadonlySet<string>;
}

/** A mention of somebody who can speak. */
export interface Voice {
  readonly mention: Mention;
  readonly entity: Entity;
  /** Named within quote marks: spoken of, not speaking. */
  readonly isQuoted: boolean;
}

/** A word that stands for somebody named elsewhere: «ông», «hãng này», «Trung tâm», «bộ trưởng». */
export interface Reference {
  readonly span: Span;
  /** `firm`: a company or an organisation, whichever was named last («đơn vị này»). */
  readonly kind: 'person' | 'company' | 'organisation' | 'firm' | 'product' | 'role' | 'writing';
  readonly gender?: Gender;
  /** The pronoun itself: «cụ» means one whom the article calls «cụ Khước». */
  readonly address?: string;
  /** For a role, a writing or a capitalised head: its key. */
  readonly head?: string;
}

/** True for a word that the article writes with a capital. */
export function isCapital(scene: Scene, token: Token | undefined): boolean {
  return token !== undefined && /^\p{Lu}/u.test(scene.article.text.slice(token.start, token.start + 2));
}

/** The classes of cues for what somebody is, named or not: «giám đốc», «bác sĩ», «đại diện». */
export const ROLES = ['role', 'title', 'representative'];
/** The classes of cues for what a firm or an institution is, named or not: «công ty», «viện». */
export const FIRMS = ['company-trigger', 'organisation-trigger'];

/** Words that stand before a name and, alone, for the one they stood before, whatever the gender. */
const NEUTRAL = new Set(['em', 'cụ', 'thầy', 'bác']);

/** True for an address that means nobody but one whom the article calls so: «cụ», «thầy». */
export function isOwnAddress(key: string): boolean {
  return NEUTRAL.has(key);
}

/** True for a word that addresses people by itself: «ông», «cụ». */
export function isAddress(key: string): boolean {
  return genderOfWord(key) !== undefined || NEUTRAL.has(key);
}

/** What is known of words before the article is read. */
export type WordLists = Pick<Engine, 'cues' | 'names'>;

/** Gathers an article's sentences, quote marks, voices and genders for attribution. */
export function sceneOf(article: ArticleText, words: WordedArticle, named: Named, { cues, names }: WordLists): Scene {
  const { text, blocks } = article;
  const quoted = quotedBlocks(text, blocks);
  const marks = quoted.flat();
  const quotedBefore = (offset: number) => marks[firstFrom(marks, offset, ({ outer }) => outer.start) - 1]?.outer;
  const isQuoted = ({ start }: Span) => start < (quotedBefore(start + 1)?.end ?? 0);
  const voices = voicesOf(named, isQuoted);
  const all = words.blocks.flatMap((block) => block.words);
  const cut = words.blocks.flatMap((block) => block.sentences.map((span) => ({ ...span, block: block.index })));
  const places = fullPlaces(text, voices);
  const genders = gendersOf(all, voices, names);
  const addresses = addressesOf(all, voices);
  const used = new Set([...addresses.values()].flatMap((words) => [...words]));
  const within = ({ start, end }: Span) => all.slice(firstFrom(all, start, startOf), firstFrom(all, end, startOf));
  return {
    article,
    cues,
    sentences: cut,
    quoted,
    voices,
    tokens: within,
    unquoted: (span) => within(span).filter((token) => !isQuoted(token)),
    voicesIn: ({ start, end }) =>
      voices
        .slice(firstFrom(voices, start, placeOf), firstFrom(voices, end, placeOf))
        .filter((voice) => !voice.isQuoted),
    voicesBefore: (offset) => firstFrom(voices, offset, placeOf),
    quotedBefore,
    sentenceAt: (offset) => firstFrom(cut, offset + 1, ({ end }) => end),
    fullPlace: (entity) => places.get(entity),
    genderOf: (entity) => genders.get(entity),
    isUsed: (address) => used.has(address),
    addressesOf: (entity) => addresses.get(entity) ?? NONE,
  };
}

function voicesOf(named: Named, isQuoted: (span: Span) => boolean): Voice[] {
  const entities = new Map(named.entities.map((entity) => [entity.id, entity]));
  return named.mentions
    .flatMap((mention): Voice[] => {
      const entity = entities.get(mention.entity);
      return entity && entity.kind !== 'place' ? [{ mention, entity, isQuoted: isQuoted(mention) }] : [];
    })
    .sort((a, b) => a.mention.start - b.mention.start);
}

function fullPlaces(text: string, voices: readonly Voice[]): Map<string, Voice> {
  const places = new Map<string, Voice>();
  const full = new Set<string>();
  for (const voice of voices) {
    const { id, name } = voice.entity;
    const isFull = text.slice(voice.mention.start, voice.mention.end) === name;
    if (full.has(id) || (places.has(id) && !isFull)) continue;
    places.set(id, voice);
    if (isFull) full.add(id);
  }
  return places;
}

/** By how the article addresses people anywhere, or else by their names. */
function gendersOf(all: readonly Token[], voices: readonly Voice[], names: WordLists['names']): Map<string, Gender> {
  const genders = new Map<string, Gender>();
  const people = voices.filter(({ entity }) => entity.kind === 'person');
  for (const { mention, entity } of people) {
    if (genders.has(entity.id)) continue;
    const at = firstFrom(all, mention.start, startOf);
    const gender = genderOfWord(all[at - 1]?.key ?? '') ?? genderOfWord(all[at]?.key ?? '');
    if (gender) genders.set(entity.id, gender);
  }
  for (const { entity } of people) {
    const gender = genders.has(entity.id) ? undefined : genderOfName(entity.name, names);
    if (gender) genders.set(entity.id, gender);
  }
  return genders;
}

const NONE: ReadonlySet<string> = new Set();

function addressesOf(all: readonly Token[], voices: readonly Voice[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { mention, entity } of voices) {
    const before = all[firstFrom(all, mention.start, startOf) - 1]?.key ?? '';
    if (entity.kind !== 'person' || !isAddress(before)) continue;
    const known = found.get(entity.id) ?? new Set();
    found.set(entity.id, known.add(before));
  }
  return found;
}

const startOf = ({ start }: Token) => start;
const placeOf = ({ mention }: Voice) => mention.start;

/** The index of the first item whose key is at least `from`; items are in order of the key. */
function firstFrom<Item>(items: readonly Item[], from: number, keyOf: (item: Item) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && keyOf(item) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
