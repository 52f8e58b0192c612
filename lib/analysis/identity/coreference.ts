import type { Entity, Mention, Named } from '@/lib/analysis/analysis';
import type { Candidate } from '@/lib/analysis/candidates/candidates';
import { headOf } from '@/lib/analysis/candidates/institutions';
import type { Found } from '@/lib/analysis/candidates/typing';
import type { Engine } from '@/lib/analysis/engine';
import { joined, lettersAlone } from '@/lib/analysis/identity/aliases';
import { appositionOf } from '@/lib/analysis/identity/appositions';
import { besideAbbreviations } from '@/lib/analysis/identity/borders';
import { borneOut } from '@/lib/analysis/identity/entries';
import { formOf, type Group, gathered, type Place } from '@/lib/analysis/identity/groups';
import { addHeads, isBareHead } from '@/lib/analysis/identity/heads';
import { withPeople } from '@/lib/analysis/identity/personhood';
import { chooser } from '@/lib/analysis/identity/rivals';
import { addShortForms, claimsOf, linked } from '@/lib/analysis/identity/short-forms';
import { isAcronym, type Word, type WordedArticle } from '@/lib/analysis/words';
import { key } from '@/lib/text/fold';
import { keysOf } from '@/lib/text/tokens';

/**
 * Gathers decided names into entities and links short forms to full ones: «ông Bình» to Trương Gia Bình (Vietnamese: last
 * syllable), «ông Lee» to Lee Jae-yong (Korean, Chinese: first) or Kai-Fu Lee (Western: last), «VNNIC» to the name it stands
 * in brackets behind, «Z1» to Sony Xperia Z1, «Trung tâm» to the last name so headed. Where two full names would do, nothing is
 * linked.
 */
export function resolve(
  article: WordedArticle,
  found: readonly Found[],
  rest: readonly Candidate[],
  engine: Engine,
): Named {
  const borne = besideAbbreviations(article, found);
  const names = withPeople(article, borne, rest, engine).filter(({ candidate }) => !isBareHead(formOf(candidate.text)));
  const full = claimsOf(gathered(names), engine);
  // A doubtful reading of «Musk» gives way to the person whose short form it is.
  const isShort = ({ candidate, verdict }: Found) =>
    verdict.kind !== 'person' &&
    (verdict.entry ? verdict.kind === 'product' : verdict.rule !== 'name-shape') &&
    full.get(`person:${formOf(candidate.text)}`)?.length === 1;
  const open = [...rest, ...names.filter(isShort).map(({ candidate }) => candidate)];
  const groups = joined(article, gathered(names.filter((each) => !isShort(each))), engine);
  const choose = chooser();
  const whole = linked(groups, claimsOf(groups, engine), choose, engine);
  addShortForms(article, whole, claimsOf(whole, engine), open, choose, engine);
  addHeads(article, whole, engine);
  return named(article, whole, engine);
}

function named(article: WordedArticle, groups: readonly Group[], engine: Engine): Named {
  const entities: Entity[] = [];
  const mentions: Mention[] = [];
  const isBorneOut = borneOut(article);
  for (const group of groups) {
    const name = nameOf(group);
    const forms = new Set(group.places.flatMap(({ candidate, head }) => (head ? [] : [candidate.text])));
    const id = `e${entities.length + 1}`;
    const places = group.places.map(({ candidate }) => candidate);
    const apposition = appositionOf(group.kind, places, engine);
    entities.push({
      id,
      kind: group.kind,
      name,
      ...(group.entry && isBorneOut(group) ? { entry: group.entry.id, facts: group.entry.facts } : {}),
      aliases: [...forms].filter((form) => key(form) !== key(name)),
      ...(apposition ? { apposition } : {}),
    });
    for (const place of group.places) mentions.push(mentionOf(place, id, name, group, engine));
  }
  return { entities, mentions: withoutOverlaps(mentions) };
}

function mentionOf(place: Place, entity: string, name: string, group: Group, engine: Engine): Mention {
  const { block, from, text } = place.candidate;
  const honorific = group.kind === 'person' ? addressBefore(block.words, from, engine) : 0;
  const start = honorific > 0 ? (block.words[from - honorific]?.start ?? place.span.start) : place.span.start;
  return {
    ...place.span,
    entity,
    marked: group.kind !== 'place' && place.sure,
    ...(text.normalize('NFC') === name.normalize('NFC') ? {} : { shortForm: { start, end: place.span.end } }),
    ...(place.head ? { head: true as const } : {}),
    evidence: place.evidence,
  };
}

/** A doctor is addressed by the degree as others are by «ông» and «bà»: «TS Nguyên», «Tiến sĩ Lee»; other titles only tell what they are. */
const ADDRESS = /^(?:ts\.?|tiến s[ĩỹ])$/u;

function addressBefore(words: readonly Word[], at: number, engine: Engine): number {
  const honorific = engine.cues.longestBefore('honorific', words, at);
  if (honorific > 0) return honorific;
  const title = engine.cues.longestBefore('title', words, at);
  return title > 0 && ADDRESS.test(keysOf(words, at - title, title)) ? title : 0;
}

/**
 * What an entity is called: the longest of its forms, of two as long the one used more. Abbreviations and other spellings only
 * where there is nothing else; «Công ty TNHH Mây Xanh» not where it is also called «Mây Xanh»; a nickname («Táo Khuyết») not
 * where the article uses the name that the knowledge has, and a product by just that name («Galaxy Gear», not «Samsung Galaxy Gear») where
 * the article uses it more.
 */
function nameOf({ kind, entry, places, variants }: Group): string {
  const uses = new Map<string, number>();
  for (const { candidate, head } of places) if (!head) uses.set(candidate.text, (uses.get(candidate.text) ?? 0) + 1);
  const forms = [...uses.keys()];
  const keys = new Set(forms.map(formOf));
  const known = formOf(entry?.name ?? '');
  const own = forms.find((form) => formOf(form) === known && !isAcronym(form));
  const used = kind === 'product' ? withoutMaker(own, uses) : undefined;
  if (used !== undefined) return used;
  const proper = usual(forms, uses).filter((form) => {
    const bare = formOf(form).replace(LEGAL, '');
    return !variants.has(formOf(form)) && (bare === formOf(form) || !keys.has(bare));
  });
  const whole = proper.filter((form) => !isAcronym(form));
  const named = whole.filter((form) => formOf(form).includes(known) || headOf(formOf(form).split(' ')) !== undefined);
  const best = [own === undefined ? [] : named, whole, proper, forms].find((some) => some.length > 0) ?? [];
  return [...best].sort((a, b) => b.length - a.length || (uses.get(b) ?? 0) - (uses.get(a) ?? 0))[0] ?? '';
}

/** The known name of a product, or else one of several words, where longer ones are used less: «Galaxy Gear» beside «Samsung Galaxy Gear». */
function withoutMaker(own: string | undefined, uses: ReadonlyMap<string, number>): string | undefined {
  const [longest = '', ...rest] = [...uses.keys()].sort((a, b) => b.length - a.length);
  const short = own ?? rest.find((form) => form.includes(' ') && longest.endsWith(` ${form}`));
  if (short === undefined) return undefined;
  const most = uses.get(short) ?? 0;
  return [...uses].every(([form, count]) => form.length <= short.length || count < most) ? short : undefined;
}

/** Of two spellings with the same letters the one used more: «WannaCry», not «Wanna Cry». */
function usual(forms: readonly string[], uses: ReadonlyMap<string, number>): string[] {
  const spellings = new Map<string, string>();
  for (const form of forms) {
    const letters = lettersAlone(formOf(form)) ?? form;
    if ((uses.get(form) ?? 0) > (uses.get(spellings.get(letters) ?? '') ?? 0)) spellings.set(letters, form);
  }
  return [...spellings.values()];
}

/** What a firm is by law, before its name. */
const LEGAL = /^(?:tổng )?công ty (?:tnhh |trách nhiệm hữu hạn |cổ phần |cp |mtv |một thành viên )*/;

function withoutOverlaps(mentions: readonly Mention[]): Mention[] {
  const sorted = [...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Mention[] = [];
  for (const mention of sorted) if (mention.start >= (kept.at(-1)?.end ?? 0)) kept.push(mention);
  return kept;
}
