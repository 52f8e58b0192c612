import type { Candidate } from '@/lib/analysis/candidates/candidates';
import { type Gender, genderOfWord } from '@/lib/analysis/identity/gender';
import { type Group, inOrder, lastBefore, type Place } from '@/lib/analysis/identity/groups';

/** Which of several full names a short form means at a place; undefined where that is open. */
export type Choice = (rivals: readonly Group[], place: Candidate) => Group | undefined;

/** More than these are told apart by nobody. */
export const MOST_RIVALS = 8;

/**
 * Tells full names apart that share a short form: the fuller of two that end alike («Galaxy Gear», «Samsung Galaxy Gear»), the
 * person of the gender that is addressed («bà Hương»), or the one whom a later paragraph than the others' names in full.
 */
export function chooser(): Choice {
  const genders = new Map<Group, Gender | undefined>();
  const fullNames = new Map<Group, readonly Place[]>();
  const genderOf = (group: Group) => {
    if (!genders.has(group)) genders.set(group, addressedAs(group));
    return genders.get(group);
  };
  const lastFull = (group: Group, place: Candidate) => {
    const full = fullNames.get(group) ?? inOrder(group.places.filter(isInFull));
    fullNames.set(group, full);
    return full[lastBefore(full, place)]?.candidate.block.index ?? -1;
  };
  return (rivals, place) => {
    if (rivals.length > MOST_RIVALS) return undefined;
    const all = [...new Set(rivals)].filter(({ places }) => places.length > 0);
    if (all.length < 2) return all[0];
    const fullest = all.find((one) => all.every((each) => each === one || endsAlike(one, each)));
    if (fullest || all.some(({ kind }) => kind !== 'person')) return fullest;
    const asked = genderOfWord(place.block.words[place.from - 1]?.key ?? '');
    const fitting = asked ? all.filter((each) => (genderOf(each) ?? asked) === asked) : all;
    if (fitting.length < 2) return fitting[0];
    const named = fitting.map((group) => ({ group, block: lastFull(group, place) }));
    const latest = Math.max(...named.map(({ block }) => block));
    const last = named.filter(({ block }) => block === latest);
    return last.length === 1 ? last[0]?.group : undefined;
  };
}

function isInFull({ candidate: { from, to } }: Place): boolean {
  return to - from > 1;
}

function endsAlike(long: Group, short: Group): boolean {
  return [...long.forms.keys()].some((form) => [...short.forms.keys()].some((part) => form.endsWith(` ${part}`)));
}

/** How the article addresses a person: «bà Hương»; or a middle name that one gender has. */
function addressedAs({ places }: Group): Gender | undefined {
  for (const { candidate } of places) {
    const { words } = candidate.block;
    const addressed = genderOfWord(words[candidate.from - 1]?.key ?? '');
    if (addressed) return addressed;
    const middle = words.slice(candidate.from + 1, candidate.to - 1).map(({ key }) => key);
    if (middle.includes('thị')) return 'f';
    if (middle[0] === 'văn') return 'm';
  }
  return undefined;
}
