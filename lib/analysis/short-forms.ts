import type { Candidate } from '@/lib/analysis/candidates';
import type { Engine } from '@/lib/analysis/engine';
import { type Group, placeOf } from '@/lib/analysis/groups';
import { headOf } from '@/lib/analysis/institutions';
import { nameOrder } from '@/lib/analysis/persons';
import { isAcronym, isSyllable, type WordedArticle } from '@/lib/analysis/words';
import { key } from '@/lib/text/fold';
import { tokens } from '@/lib/text/tokens';

/** Which group a short form stands for, by kind and form («person:lee»); a tie where two full names could have it. */
export type Links = ReadonlyMap<string, Group | 'tie'>;

/** «Trung tâm Internet Việt Nam (VNNIC)»: the capitals in brackets right behind a name are its abbreviation from there on. */
export function addAcronyms(article: WordedArticle, groups: Map<string, Group>, rest: readonly Candidate[]): void {
  const byForm = new Map<string, Group>();
  for (const group of groups.values()) {
    for (const { candidate } of [...group.places]) {
      const { words } = candidate.block;
      const inside = words[candidate.to + 1];
      if (words[candidate.to]?.text !== '(' || !inside || words[candidate.to + 2]?.text !== ')') continue;
      if (isAcronym(inside.text) && !byForm.has(inside.key)) byForm.set(inside.key, group);
    }
  }
  for (const [form, group] of byForm) {
    for (const [id, other] of [...groups])
      if (other !== group && other.forms.size === 1 && other.forms.has(form) && !other.entry) {
        group.places.push(...other.places);
        groups.delete(id);
      }
    for (const candidate of rest)
      if (key(candidate.text) === form)
        group.places.push({ span: placeOf(candidate), candidate, evidence: { rule: 'abbreviation' }, sure: true });
    const written = article.text;
    const place = group.places.find(({ span }) => key(written.slice(span.start, span.end)) === form);
    if (place) group.forms.set(form, written.slice(place.span.start, place.span.end));
  }
}

/** Which short form means which group; a form that two full names could have is left out. */
export function shortForms(groups: ReadonlyMap<string, Group>, engine: Engine): Links {
  const links = new Map<string, Group | 'tie'>();
  const claim = (kind: string, form: string, group: Group) => {
    const id = `${kind}:${form}`;
    const owner = links.get(id);
    links.set(id, owner && owner !== group ? fuller(owner, group) : group);
  };
  for (const group of groups.values()) {
    for (const form of group.forms.keys()) {
      const keys = tokens(form).map((token) => token.key);
      if (keys.length < 2) continue;
      if (group.kind === 'person') for (const short of personForms(keys, group, engine)) claim('person', short, group);
      else if (group.kind === 'organisation') {
        // «Trung tâm cho biết»: with a capital the head alone stands for the only institution that begins so.
        const head = headOf(keys);
        if (head) claim('organisation', head, group);
      } else if (group.kind === 'product')
        for (let i = 1; i < keys.length; i += 1) claim('product', keys.slice(i).join(' '), group);
      else if (group.kind === 'company' && keys.length <= 4) {
        claim('company', keys.slice(0, -1).join(' '), group);
        const last = keys.at(-1) ?? '';
        if (last.length > 3 && !isSyllable(last)) claim('company', last, group);
      }
    }
  }
  return links;
}

/** «Gear» of «Galaxy Gear» and of «Samsung Galaxy Gear» is one thing: where one name ends in the other, the fuller; else nobody knows. */
function fuller(one: Group | 'tie', other: Group): Group | 'tie' {
  if (one === 'tie') return 'tie';
  const ends = (long: Group, short: Group) =>
    [...long.forms.keys()].some((form) => [...short.forms.keys()].some((part) => form.endsWith(` ${part}`)));
  if (ends(one, other)) return one;
  return ends(other, one) ? other : 'tie';
}

function personForms(keys: readonly string[], group: Group, engine: Engine): string[] {
  const order = group.entry?.order ?? nameOrder(keys, engine);
  const last = keys.at(-1) ?? '';
  const first = keys[0] ?? '';
  if (order === 'vi') return keys.length > 2 ? [last, keys.slice(-2).join(' ')] : [last];
  return order === 'east' ? [first] : [last, ...(keys.length > 1 && first.length > 2 ? [first] : [])];
}

/** Names that only a full name explains: «Lee», «ông Bình», «S26 Ultra». */
export function addShortForms(article: WordedArticle, links: Links, rest: readonly Candidate[], engine: Engine): void {
  for (const candidate of rest) {
    const form = key(candidate.text);
    const person = links.get(`person:${form}`);
    const group = person ?? links.get(`product:${form}`) ?? links.get(`company:${form}`);
    const addressed = engine.cues.longestBefore('honorific', candidate.block.words, candidate.from) > 0;
    const isKnown = !addressed && candidate.entries.some(({ ambiguous }) => !ambiguous);
    if (!group || group === 'tie' || isKnown) continue;
    const word = candidate.block.words[candidate.from];
    // A sentence's first word that the article also writes small («Như», «Huy động») is a word.
    const speaks = engine.cues.longestAt('speech-verb', candidate.block.words, candidate.to) > 0;
    if (!addressed && !speaks && word?.initial && article.lowered.has(word.key)) continue;
    group.places.push({ span: placeOf(candidate), candidate, evidence: { rule: 'short-form' }, sure: true });
  }
}

/** The full name that a whole group is only a short form of: every one of its forms is claimed by one and the same other group. */
export function shortOf(group: Group, links: Links): Group | undefined {
  if (group.forms.size !== 1) return undefined;
  const [form = ''] = group.forms.keys();
  const target = links.get(`${group.kind}:${form}`);
  if (!target || target === 'tie' || target === group) return undefined;
  // A known company is not a short form of one that merely begins alike («FPT» and «FPT Software»).
  return group.entry && group.kind !== 'person' ? undefined : target;
}
