import type { Entity, Mention } from '@/lib/analysis/analysis';
import { appositionOf } from '@/lib/analysis/appositions';
import type { Candidate } from '@/lib/analysis/candidates';
import type { Engine } from '@/lib/analysis/engine';
import { type Group, gathered } from '@/lib/analysis/groups';
import type { Found, Named } from '@/lib/analysis/names';
import { addAcronyms, addShortForms, type Links, shortForms, shortOf } from '@/lib/analysis/short-forms';
import { isAcronym, type Word, type WordedArticle } from '@/lib/analysis/words';
import { key } from '@/lib/text/fold';
import { keysOf } from '@/lib/text/tokens';

/**
 * Gathers decided names into entities and links short forms to full ones: «ông Bình» to Trương Gia Bình (Vietnamese: last
 * syllable), «ông Lee» to Lee Jae-yong (Korean, Chinese: first) or Kai-Fu Lee (Western: last), «VNNIC» to the name it stands
 * in brackets behind, «Z1» to Sony Xperia Z1. Where two full names would do, nothing is linked.
 */
export function resolve(
  article: WordedArticle,
  found: readonly Found[],
  rest: readonly Candidate[],
  engine: Engine,
): Named {
  const full = shortForms(gathered(found), engine);
  // A doubtful reading of «Musk» gives way to the person whose short form it is.
  const isShort = ({ candidate, verdict }: Found) =>
    (verdict.entry ? verdict.kind === 'product' : verdict.rule !== 'name-shape') &&
    typeof full.get(`person:${key(candidate.text)}`) === 'object';
  const groups = gathered(found.filter((each) => !isShort(each)));
  const open = [...rest, ...found.filter(isShort).map(({ candidate }) => candidate)];
  addAcronyms(article, groups, open);
  const links = shortForms(groups, engine);
  addShortForms(article, links, open, engine);
  return named(article, groups, links, engine);
}

function named(article: WordedArticle, groups: Map<string, Group>, links: Links, engine: Engine): Named {
  const merged = new Map<Group, Group>();
  for (const group of groups.values()) {
    const target = shortOf(group, links);
    if (target) merged.set(group, target);
  }
  const partsOf = new Map<Group, Group[]>();
  for (const group of groups.values()) {
    const whole = merged.get(group) ?? group;
    const parts = partsOf.get(whole) ?? [];
    partsOf.set(whole, parts);
    parts.push(group);
  }
  const entities: Entity[] = [];
  const mentions: Mention[] = [];
  for (const group of groups.values()) {
    if (merged.has(group)) continue;
    const parts = partsOf.get(group) ?? [group];
    const forms = [
      ...new Set(parts.flatMap((part) => part.places.map(({ span }) => article.text.slice(span.start, span.end)))),
    ];
    const name = fullest(forms);
    const id = `e${entities.length + 1}`;
    const places = parts.flatMap((part) => part.places.map(({ candidate }) => candidate));
    const apposition = appositionOf(group.kind, places, engine);
    entities.push({
      id,
      kind: group.kind,
      name,
      ...(group.entry ? { entry: group.entry.id, facts: group.entry.facts } : {}),
      aliases: forms.filter((form) => key(form) !== key(name)),
      ...(apposition ? { apposition } : {}),
    });
    for (const part of parts)
      for (const place of part.places)
        mentions.push(mentionOf(article, place, id, name, group, part !== group, engine));
  }
  return { entities, mentions: withoutOverlaps(mentions) };
}

function mentionOf(
  article: WordedArticle,
  place: Group['places'][number],
  entity: string,
  name: string,
  group: Group,
  short: boolean,
  engine: Engine,
): Mention {
  const written = article.text.slice(place.span.start, place.span.end);
  const isShort = short || key(written) !== key(name);
  const { words } = place.candidate.block;
  const honorific = addressBefore(words, place.candidate.from, engine);
  const start = honorific > 0 ? (words[place.candidate.from - honorific]?.start ?? place.span.start) : place.span.start;
  const rule = short && place.evidence.rule !== 'abbreviation' ? 'short-form' : place.evidence.rule;
  return {
    ...place.span,
    entity,
    marked: group.kind !== 'place' && place.sure,
    ...(isShort ? { shortForm: { start, end: place.span.end } } : {}),
    evidence: { ...place.evidence, rule },
  };
}

/** Academic titles address people as «ông» and «bà» do: «TS Nguyên», «Tiến sĩ Lee»; other titles only tell what they are. */
const ADDRESS = /^(?:(?:pgs|gs|ts|ths|bs)\.?(?:ts\.?)?|(?:phó )?giáo sư|tiến s[ĩỹ]|thạc s[ĩỹ]|bác sĩ|luật sư)$/u;

function addressBefore(words: readonly Word[], at: number, engine: Engine): number {
  const honorific = engine.cues.longestBefore('honorific', words, at);
  if (honorific > 0) return honorific;
  const title = engine.cues.longestBefore('title', words, at);
  return title > 0 && ADDRESS.test(keysOf(words, at - title, title)) ? title : 0;
}

/** The longest form, abbreviations only where there is nothing else. */
function fullest(forms: readonly string[]): string {
  const whole = forms.filter((form) => !isAcronym(form));
  return [...(whole.length > 0 ? whole : forms)].sort((a, b) => b.length - a.length)[0] ?? '';
}

function withoutOverlaps(mentions: readonly Mention[]): Mention[] {
  const sorted = [...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Mention[] = [];
  for (const mention of sorted) if (mention.start >= (kept.at(-1)?.end ?? 0)) kept.push(mention);
  return kept;
}
