import type { Candidate } from '@/lib/analysis/candidates/candidates';
import { headOf } from '@/lib/analysis/candidates/institutions';
import { nameOrder } from '@/lib/analysis/candidates/persons';
import { isAddressed, isTermOnly } from '@/lib/analysis/candidates/typing';
import type { Engine } from '@/lib/analysis/engine';
import { lettersAlone, ownName } from '@/lib/analysis/identity/aliases';
import { formOf, type Group, placeOf, wordsTaken } from '@/lib/analysis/identity/groups';
import { initialsIndex } from '@/lib/analysis/identity/initials';
import { type Choice, MOST_RIVALS } from '@/lib/analysis/identity/rivals';
import { cueBefore, isAcronym, isSyllable, type Word, type WordedArticle } from '@/lib/analysis/words';
import { keysOf, tokens } from '@/lib/text/tokens';

/** Which full names a short form may stand for, by kind and form («person:lee»). */
export type Claims = ReadonlyMap<string, readonly Group[]>;

/** Gathers what short forms the full names of an article have. */
export function claimsOf(groups: readonly Group[], engine: Engine): Claims {
  const claims = new Map<string, Group[]>();
  for (const group of groups)
    for (const form of group.forms.keys())
      for (const short of shortsOf(form, group, engine)) {
        const rivals = claims.get(short);
        if (!rivals) claims.set(short, [group]);
        else if (rivals.at(-1) !== group && rivals.length <= MOST_RIVALS) rivals.push(group);
      }
  return claims;
}

/** «N.T.H.», whom the article goes on to call «bà H.»: the last letter is the given name's. */
const DOTTED = /^(?:\p{L}\.){1,4}(\p{L})\.?$/u;

/** The ids of the short forms of one full form. */
function shortsOf(form: string, group: Group, engine: Engine): string[] {
  const keys = tokens(form).map(({ key }) => key);
  const [, letter] = group.kind === 'person' ? (DOTTED.exec(form) ?? []) : [];
  if (letter) return [`person:${letter}`, `person:${letter}.`];
  if (keys.length < 2) return isAcronym(group.forms.get(form) ?? '') ? [`abbreviation:${form}`] : [];
  if (keys.length > LONGEST_NAME) return [];
  if (group.kind === 'person') return personForms(form, keys, group, group.forms.get(form) ?? '', engine);
  const letters = lettersAlone(form);
  const spelling = letters ? [`spelling:${letters}`] : [];
  if (group.kind === 'product')
    return [...spelling, ...keys.slice(1).map((_, i) => `product:${keys.slice(i + 1).join(' ')}`)];
  if (group.kind === 'place') return spelling;
  const head = headOf(keys)?.split(' ').length ?? 0;
  const own = head > 0 ? keys.slice(head) : [];
  if (group.kind === 'organisation') return [...spelling, ...institutionForms(keys, own)];
  return [...spelling, ...companyForms(own.length > 0 ? own : keys, own.length > 0)];
}

/** «Bách khoa Hà Nội» and «Đại học Bách khoa» of «Đại học Bách khoa Hà Nội». */
function institutionForms(keys: readonly string[], own: readonly string[]): string[] {
  if (own.length < 2) return [];
  const leading = keys.map((_, i) => keys.slice(0, i + 1)).slice(keys.length - own.length + 1, -1);
  return [own, ...leading].map((form) => `organisation:${form.join(' ')}`);
}

/** A longer name has no short form that a word of it could be. */
const LONGEST_NAME = 16;
/** What a firm is by law and trade, before its own name: «Công ty *TNHH* Nhựa Việt Hưng». */
const LEGAL =
  /^(?:tnhh|cp|cổ|phần|mtv|trách|nhiệm|hữu|hạn|một|thành|viên|tm|dv|sx|thương|mại|dịch|vụ|sản|xuất|và|xnk)$/;

/** «Việt Hưng» of «Công ty TNHH Nhựa Việt Hưng», «Labs» of «Nvidia Labs» where no other word is its own, «Minh Tuyền» of «Minh Tuyền Semicon». */
function companyForms(keys: readonly string[], headed: boolean): string[] {
  let from = 0;
  while (headed && from < keys.length - 1 && LEGAL.test(keys[from] ?? '')) from += 1;
  const own = keys.slice(from);
  const last = own.at(-1) ?? '';
  const forms = headed ? [own.join(' ')] : [];
  if (own.length > 2 && own.slice(-2).every(isSyllable)) forms.push(own.slice(-2).join(' '));
  if (own.length > 1 && own.length < 5 && last.length > 3 && !isSyllable(last)) forms.push(last);
  const short = ownName(own);
  if (short !== undefined) forms.push(short);
  return forms.map((form) => `company:${form}`);
}

const PARTICLE = /^(?:de|del|della|di|da|van|von|der|den|la|le|bin|al|el)$/;

/** By the order of the name: «ông Bình», «Gia Bình»; «ông Lee»; «Musk», «Elon», «von der Leyen»; «Bác Hồ» by the surname. */
function personForms(form: string, keys: readonly string[], group: Group, written: string, engine: Engine): string[] {
  // «Ra Mi-kyung»: a given name of two parts stands last.
  const isEast = keys.length === 2 && /^\p{Lu}\p{L}* \p{Lu}\p{Ll}+-\p{Ll}+$/u.test(written);
  // «Từ Trực Quân» of «Eric Xu»: Vietnamese syllables for Chinese ones, in the order of those.
  const isRead = group.entry !== undefined && group.entry.order !== 'vi' && keys.every(isSyllable);
  const order = isEast || (isRead && /[^a-z ]/.test(form)) ? 'east' : (group.entry?.order ?? orderOf(keys, engine));
  const last = keys.at(-1) ?? '';
  const [first = ''] = keys;
  const forms: string[] = [];
  if (order === 'vi') {
    for (let length = 1; length < Math.min(keys.length, 4); length += 1) forms.push(keys.slice(-length).join(' '));
    return [...forms.map((form) => `person:${form}`), `surname:${first}`, `person:bác ${first}`];
  }
  if (order === 'east') forms.push(first, ...(keys.length > 1 ? [keys.slice(1).join(' ')] : []));
  else {
    forms.push(last, ...(first.length > 2 ? [first] : []), ...(keys.length > 2 ? [`${first} ${last}`] : []));
    const particle = keys.findIndex((key, i) => i > 0 && PARTICLE.test(key));
    if (particle > 0 && particle < keys.length - 1) forms.push(keys.slice(particle).join(' '));
  }
  return forms.map((form) => `person:${form}`);
}

/** Vietnamese syllables throughout, with their marks, are a Vietnamese name, whatever it begins with: «Công Tôn Nữ Mai». */
function orderOf(keys: readonly string[], engine: Engine): 'vi' | 'west' | 'east' {
  const isMarked = keys.some((key) => /[^a-z]/.test(key));
  return isMarked && keys.every(isSyllable) && !engine.names['surname-vi']?.has(keys.at(-1) ?? '')
    ? 'vi'
    : nameOrder(keys, engine);
}

const KINDS = ['person', 'product', 'company', 'organisation'] as const;

/** Names found nowhere that only a full name explains: «Lee», «ông Bình», «S26 Ultra», «Bộ TT&TT». */
export function addShortForms(
  article: WordedArticle,
  groups: readonly Group[],
  claims: Claims,
  rest: readonly Candidate[],
  choose: Choice,
  engine: Engine,
): void {
  const initials = initialsIndex(groups);
  for (const candidate of [...rest, ...passedOver(article, groups, rest, claims, engine)]) {
    const form = formOf(candidate.text);
    const { words } = candidate.block;
    const addressed = cueBefore(engine.cues, ['honorific', 'title'], words, candidate.from) > 0;
    const isTerm = isTermOnly(candidate, engine) && !MODEL.test(candidate.text) && !isSomebody(candidate, claims);
    const isKnown = !addressed && candidate.entries.some(({ ambiguous }) => !ambiguous);
    if (isKnown || isTerm || (!addressed && candidate.text === 'Việt')) continue;
    const kind = KINDS.find((each) => claims.has(`${each}:${form}`));
    const short = claims.get(`${kind}:${form}`) ?? (addressed ? claims.get(`surname:${form}`) : undefined);
    const abbreviated = claims.get(`abbreviation:${form}`) ?? initials.fullName(candidate.text);
    const spelt = claims.get(`spelling:${lettersAlone(form)}`);
    const group = choose([short ?? abbreviated ?? spelt ?? []].flat(), candidate);
    if (!group || (short && isPlainWord(article, candidate, addressed, engine))) continue;
    const rule = short || !abbreviated ? 'short-form' : 'abbreviation';
    group.places.push({ span: placeOf(candidate), candidate, evidence: { rule }, sure: true });
  }
}

/**
 * What is no candidate by itself: a given name that opens a sentence, where it speaks («Như cho biết»), a firm of two words that does
 * («Hải Liên thả phao»), a model that begins with a figure («bản 15 Ultra», «con 258V»).
 */
function passedOver(
  article: WordedArticle,
  groups: readonly Group[],
  rest: readonly Candidate[],
  claims: Claims,
  engine: Engine,
): Candidate[] {
  const open = article.blocks.flatMap((block) => {
    const { words } = block;
    return words.flatMap((_, at): Candidate[] | Candidate => {
      const length = passedOverAt(words, at, claims, engine);
      const [first, last] = [words[at], words[at + length - 1]];
      if (length === 0 || !first || !last) return NOTHING;
      return { block, from: at, to: at + length, text: article.text.slice(first.start, last.end), entries: [] };
    });
  });
  if (open.length === 0) return open;
  const isFound = wordsTaken(groups.flatMap(({ places }) => places.map(({ candidate }) => candidate)));
  const isCandidate = wordsTaken(rest);
  const isOneWord = ({ from, to, text }: Candidate) => to - from === 1 && !/^\d/.test(text);
  return open.filter(
    (each) => !isFound(each.block, each.from) && !(isOneWord(each) && isCandidate(each.block, each.from)),
  );
}

/** «Moe kể», «Seo thừa nhận»: written like a name, and the short form of somebody; the terms are «MoE» and «SEO». */
function isSomebody({ text }: Candidate, claims: Claims): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(text) && claims.has(`person:${formOf(text)}`);
}

/** A model by its number alone: «258V», not «5G». */
const MODEL = /^\d{3,}\p{Lu}+$/u;

/** How many words such a name covers that begins at a word; 0 where none does. */
function passedOverAt(words: readonly Word[], at: number, claims: Claims, engine: Engine): number {
  const word = words[at];
  if (!word) return 0;
  const { key, capital, initial } = word;
  if (/^\d/.test(key)) {
    const lengths = MODEL.test(word.text) ? [3, 2, 1] : [3, 2];
    return lengths.find((length) => claims.has(`product:${keysOf(words, at, length)}`)) ?? 0;
  }
  const before = words[at - 1];
  if (!capital || (before?.capital && !before.initial)) return 0;
  if (claims.has(`person:${key}`)) {
    // «ông Trường» is no school.
    if (engine.cues.longestBefore('honorific', words, at) > 0) return 1;
    if (!before?.capital && engine.cues.longestAt('speech-verb', words, at + 1) > 0) return 1;
  }
  const isFirm = initial && words[at + 1]?.capital && !words[at + 2]?.capital;
  return isFirm && claims.has(`company:${keysOf(words, at, 2)}`) ? 2 : 0;
}

const NOTHING: Candidate[] = [];

/** A sentence's first word that the article also writes small («Như», «Huy động») is a word. */
function isPlainWord(
  article: WordedArticle,
  { block: { words }, from, to }: Candidate,
  addressed: boolean,
  engine: Engine,
): boolean {
  const word = words[from];
  const speaks = engine.cues.longestAt('speech-verb', words, to) > 0;
  return !addressed && !speaks && to - from === 1 && word?.initial === true && article.lowered.has(word.key);
}

/** Hands the places of found names that are but short forms to the full ones: «Bình» to «Trương Gia Bình»; what is left stays. */
export function linked(groups: readonly Group[], claims: Claims, choose: Choice, engine: Engine): Group[] {
  const gone = new Map<Group, Group>();
  const longestFirst = [...groups].sort((a, b) => lengthOf(b) - lengthOf(a));
  for (const group of longestFirst) {
    const rivals = rivalsOf(group, claims, engine).map((each) => gone.get(each) ?? each);
    if (rivals.length === 0) continue;
    const left = group.places.filter((place) => {
      const whole = choose(rivals, place.candidate);
      if (!whole || whole === group) return true;
      const evidence = { ...place.evidence, rule: 'short-form' as const };
      whole.places.push({ ...place, evidence, sure: place.sure || whole.kind === 'person' });
      gone.set(group, whole);
      return false;
    });
    group.places.splice(0, group.places.length, ...left);
  }
  return groups.filter(({ places }) => places.length > 0);
}

/** The full names that a whole group may be short for: of its own kind, or, where it has none and nobody knows it, of another. */
function rivalsOf(group: Group, claims: Claims, engine: Engine): readonly Group[] {
  const [form = ''] = group.forms.keys();
  // A known company is not a short form of one that merely begins alike («FPT» and «FPT Software»).
  if (group.forms.size !== 1 || group.kind === 'place' || (group.entry && group.kind !== 'person')) return [];
  const own = claims.get(`${group.kind}:${form}`);
  if (own || group.entry) return (own ?? []).filter((each) => each !== group);
  if (group.kind === 'person' && group.places.every(({ candidate }) => isAddressed(candidate, engine)))
    return claims.get(`surname:${form}`) ?? [];
  const kind = KINDS.find((each) => claims.has(`${each}:${form}`));
  return claims.get(`${kind}:${form}`) ?? claims.get(`abbreviation:${form}`)?.filter((each) => each !== group) ?? [];
}

function lengthOf({ forms }: Group): number {
  return Math.max(...[...forms.keys()].map((form) => form.split(' ').length));
}
