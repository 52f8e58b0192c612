import type { Engine } from '@/lib/analysis/engine';
import type { Group, Pair } from '@/lib/analysis/identity/groups';
import { initialsIndex } from '@/lib/analysis/identity/initials';
import { secondNames } from '@/lib/analysis/identity/second-names';
import { isSyllable, type WordedArticle } from '@/lib/analysis/words';

/**
 * Joins groups that are one thing under two names: a second name given in brackets, behind a dash or «gọi tắt là»; initials
 * («Bộ TT&TT»); another spelling («Wanna Cry»); a firm with and without its kind («Ford Motor»), a product with and without its
 * maker («Samsung Galaxy Gear»). Two entries of the knowledge are one only where they are a firm and its name in law.
 */
export function joined(article: WordedArticle, groups: readonly Group[], engine: Engine): Group[] {
  const wholes = new Map<Group, Group>();
  const wholeOf = (group: Group): Group => {
    let at = group;
    for (let next = wholes.get(at); next; next = wholes.get(at)) at = next;
    return at;
  };
  const pairs = [
    ...secondNames(article, groups, engine),
    ...initialed(groups),
    ...respelled(groups),
    ...misspelt(article, groups),
    ...firms(groups),
    ...made(groups),
  ];
  for (const { part, whole, variant, kin } of pairs) {
    const [from, into] = [wholeOf(part), wholeOf(whole)];
    if (from === into || !(kin || areOne(from, into))) continue;
    wholes.set(from, into);
    into.entry ??= from.entry;
    into.places.push(...from.places);
    for (const [form, written] of from.forms) if (!into.forms.has(form)) into.forms.set(form, written);
    for (const form of variant ? from.forms.keys() : from.variants) into.variants.add(form);
  }
  return groups.filter((group) => !wholes.has(group));
}

function areOne(one: Group, other: Group): boolean {
  if (one.entry && other.entry && one.entry.id !== other.entry.id) return false;
  return (one.kind === 'person') === (other.kind === 'person');
}

/** «Bộ TT&TT» and «Bộ Thông tin và Truyền thông». */
function initialed(groups: readonly Group[]): Pair[] {
  const index = initialsIndex(groups);
  return groups.flatMap((part): Pair[] => {
    const [written] = part.forms.values();
    const whole = written === undefined || part.kind === 'person' ? undefined : index.fullName(written);
    return whole && whole !== part ? [{ part, whole }] : [];
  });
}

/** Shorter names are too easily alike. */
const SHORTEST_SPELLING = 6;

/** The letters of a name, however they are parted: «IntezerLabs» and «Intezer Labs»; undefined where they are too few to tell. */
export function lettersAlone(form: string): string | undefined {
  const letters = form.replace(/^the /, '').replace(/[ -]/g, '');
  return letters.length < SHORTEST_SPELLING ? undefined : letters;
}

/** The same letters otherwise parted, or the words of a product in another order («Blockchain SAP»). */
function respelled(groups: readonly Group[]): Pair[] {
  const byKey = new Map<string, Group>();
  const pairs: Pair[] = [];
  for (const group of groups) {
    if (group.kind === 'person' || group.kind === 'place') continue;
    for (const form of group.forms.keys()) {
      const words = form.split(' ');
      const swapped = group.kind === 'product' && words.length > 1 ? `${[...words].sort().join(' ')} ` : undefined;
      for (const each of [lettersAlone(form), swapped]) {
        if (each === undefined) continue;
        const id = `${group.kind}:${each}`;
        const whole = byKey.get(id);
        if (whole && whole !== group) pairs.push({ part: group, whole });
        else byKey.set(id, group);
      }
    }
  }
  return pairs;
}

/** Fewer letters than this are too easily another name; more are none. */
const SHORTEST_MISSPELT = 5;
const LONGEST_MISSPELT = 20;

/** «Bob McCooney» and «Bob McCooey»: foreign names of people that differ by one letter of one word. */
function misspelt(article: WordedArticle, groups: readonly Group[]): Pair[] {
  const people = groups.filter(({ kind }) => kind === 'person');
  let uses: ReadonlyMap<string, number> | undefined;
  const usesOf = ({ forms }: Group) => {
    uses ??= wordCounts(article);
    return uses.get([...forms.keys()][0]?.split(' ').at(-1) ?? '') ?? 0;
  };
  const byVariant = new Map<string, Group>();
  const pairs: Pair[] = [];
  for (const group of people)
    for (const variant of shortened([...group.forms.keys()])) {
      const other = byVariant.get(variant);
      if (!other) byVariant.set(variant, group);
      else if (other !== group) pairs.push(byUse(group, other, usesOf));
    }
  return pairs;
}

function wordCounts({ blocks }: WordedArticle): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of blocks) for (const { key } of words) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Each full name with one letter less: two names that differ by one letter share one of these. */
function shortened(forms: readonly string[]): Set<string> {
  const variants = new Set<string>();
  for (const form of forms) {
    const words = form.split(' ');
    if (words.length < 2 || words.length > 4) continue;
    words.forEach((word, i) => {
      if (word.length < SHORTEST_MISSPELT || word.length > LONGEST_MISSPELT || isSyllable(word)) return;
      for (let at = 0; at <= word.length; at += 1) {
        const less = word.slice(0, at) + word.slice(at + 1);
        variants.add([...words.slice(0, i), less, ...words.slice(i + 1)].join(' '));
      }
    });
  }
  return variants;
}

/** The spelling that the knowledge has, or that is used more, or first, is how the name is meant to be written. */
function byUse(later: Group, earlier: Group, uses: (group: Group) => number): Pair {
  const isRight = later.entry ? !earlier.entry : !earlier.entry && uses(later) > uses(earlier);
  return isRight ? { part: earlier, whole: later, variant: true } : { part: later, whole: earlier, variant: true };
}

/** Words that say of a firm that it is one: with them or without, it is the same firm. */
const FIRM_KIND =
  /^(?:group|corp|corporation|inc|ltd|llc|limited|plc|company|co|holdings|motors?|electronics|technolog(?:y|ies))$/;
/** Words that may make another firm of a known one («FPT Software»), and only lengthen a name that nobody knows. */
const FIRM_FIELD =
  /^(?:capital|ventures?|partners|bank|labs?|digital|software|studios?|games|securities|logistics|robotics)$/;

/** Trades that look like Vietnamese syllables; any other word that does not is one by itself: «Semicon», «Telecom», «Foods». */
const FIRM_TRADE = /^(?:tech|bio|pay|auto|media|data|shop|home|farm|net|link|re)$/;

/**
 * What a firm goes by, without the words at the end that say its kind or trade: «Ford» of «Ford Motor», «Minh Tuyền» of «Minh Tuyền
 * Semicon». An abbreviation («FPT Software») and one syllable («Bếp Studio») may be too many things. Undefined where nothing is left.
 */
export function ownName(keys: readonly string[]): string | undefined {
  let to = keys.length;
  while (to > 1 && isField(keys[to - 1] ?? '')) to -= 1;
  const last = keys.at(-1) ?? '';
  if (to === keys.length && to > 1 && !isSyllable(last) && /^[a-z]{3,}$/.test(last)) to -= 1;
  const own = keys.slice(0, to);
  const [first = ''] = own;
  const isTelling = own.length > 1 || FIRM_KIND.test(last) || (first.length > 3 && !isSyllable(first));
  return to < keys.length && isTelling ? own.join(' ') : undefined;
}

function isField(word: string): boolean {
  return FIRM_KIND.test(word) || FIRM_FIELD.test(word) || FIRM_TRADE.test(word);
}

/** «Ford Motor» and «Ford», «Goodwater Capital» and «Goodwater», «Digital Sunova» and «Sunova». */
function firms(groups: readonly Group[]): Pair[] {
  const byForm = formsOf(groups, 'company');
  const families = new Map<string, number>();
  for (const form of byForm.keys()) {
    const [family = ''] = form.split(' ');
    families.set(family, (families.get(family) ?? 0) + 1);
  }
  return groups.flatMap((group): Pair[] => {
    if (group.kind !== 'company') return [];
    return [...group.forms.keys()].flatMap((form): Pair[] => {
      const words = form.split(' ');
      const [first = ''] = words;
      const last = words.at(-1) ?? '';
      const behind = byForm.get(words.slice(1).join(' '));
      if (behind && behind !== group && !group.entry && FIRM_FIELD.test(first)) return [{ part: group, whole: behind }];
      const before = byForm.get(words.slice(0, -1).join(' '));
      if (!before || before === group) return [];
      // «Samsung» is Samsung Electronics, unless the article also names Samsung SDI.
      if (FIRM_KIND.test(last) && words.length === 2)
        return families.get(first) === 2 ? [{ part: group, whole: before, kin: true }] : [];
      if (FIRM_KIND.test(last)) return [{ part: group, whole: before }];
      return !before.entry && ownName(words) === words.slice(0, -1).join(' ') ? [{ part: before, whole: group }] : [];
    });
  });
}

/** «Samsung Galaxy Gear» and «Galaxy Gear»: the maker before the name. */
function made(groups: readonly Group[]): Pair[] {
  const makers = formsOf(groups, 'company');
  const products = formsOf(groups, 'product');
  return groups.flatMap((part): Pair[] => {
    if (part.kind !== 'product') return [];
    return [...part.forms.keys()].flatMap((form): Pair[] => {
      const [maker = '', ...rest] = form.split(' ');
      const whole = products.get(rest.join(' '));
      return whole && whole !== part && rest.length > 1 && makers.has(maker) ? [{ part, whole }] : [];
    });
  });
}

function formsOf(groups: readonly Group[], kind: Group['kind']): Map<string, Group> {
  const forms = new Map<string, Group>();
  for (const group of groups) if (group.kind === kind) for (const form of group.forms.keys()) forms.set(form, group);
  return forms;
}
