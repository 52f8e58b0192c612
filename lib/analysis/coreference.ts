import type { Entity, Evidence, Mention } from '@/lib/analysis/analysis';
import type { Candidate } from '@/lib/analysis/candidates';
import type { Engine } from '@/lib/analysis/engine';
import { headOf } from '@/lib/analysis/institutions';
import type { KnowledgeEntry } from '@/lib/analysis/knowledge';
import type { Found, Named } from '@/lib/analysis/names';
import { nameOrder } from '@/lib/analysis/persons';
import { isAcronym, isSyllable, type Word, type WordedArticle } from '@/lib/analysis/words';
import { key } from '@/lib/text/fold';
import type { Span } from '@/lib/text/span';
import { tokens } from '@/lib/text/tokens';

/** One entity while the article is gathered: its forms as written, and where each stands. */
interface Group {
  readonly kind: Entity['kind'];
  entry: KnowledgeEntry | undefined;
  readonly forms: Map<string, string>;
  readonly places: { span: Span; candidate: Candidate; evidence: Evidence; sure: boolean }[];
}

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

function gathered(found: readonly Found[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  // The same words of the same kind are one thing, also where only one place of them was looked up.
  const entries = new Map<string, KnowledgeEntry>();
  for (const { candidate, verdict } of found)
    if (verdict.entry) entries.set(`${verdict.kind}:${key(candidate.text)}`, verdict.entry);
  for (const { candidate, verdict } of found) {
    const form = key(candidate.text);
    const entry = verdict.entry ?? entries.get(`${verdict.kind}:${form}`);
    const id = entry ? `${verdict.kind}/${entry.id}` : `${verdict.kind}:${form}`;
    const group = groups.get(id) ?? {
      kind: verdict.kind,
      entry,
      forms: new Map<string, string>(),
      places: [] as Group['places'],
    };
    groups.set(id, group);
    group.forms.set(form, candidate.text);
    const evidence: Evidence = {
      rule: verdict.rule,
      ...(verdict.cue ? { cue: verdict.cue } : {}),
      ...(verdict.entry ? { entry: verdict.entry.id } : {}),
    };
    group.places.push({ span: spanOf(candidate), candidate, evidence, sure: verdict.sure });
  }
  return groups;
}

/** «Trung tâm Internet Việt Nam (VNNIC)»: the capitals in brackets right behind a name are its abbreviation from there on. */
function addAcronyms(article: WordedArticle, groups: Map<string, Group>, rest: readonly Candidate[]): void {
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
        group.places.push({ span: spanOf(candidate), candidate, evidence: { rule: 'abbreviation' }, sure: true });
    const written = article.text;
    const place = group.places.find(({ span }) => key(written.slice(span.start, span.end)) === form);
    if (place) group.forms.set(form, written.slice(place.span.start, place.span.end));
  }
}

/** Which short form means which group; a form that two full names could have is left out. */
function shortForms(groups: Map<string, Group>, engine: Engine): Map<string, Group | 'tie'> {
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
function addShortForms(
  article: WordedArticle,
  links: Map<string, Group | 'tie'>,
  rest: readonly Candidate[],
  engine: Engine,
): void {
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
    group.places.push({ span: spanOf(candidate), candidate, evidence: { rule: 'short-form' }, sure: true });
  }
}

function named(
  article: WordedArticle,
  groups: Map<string, Group>,
  links: Map<string, Group | 'tie'>,
  engine: Engine,
): Named {
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
    const name = fullest(group, forms);
    const id = `e${entities.length + 1}`;
    entities.push({
      id,
      kind: group.kind,
      name,
      ...(group.entry ? { entry: group.entry.id, facts: group.entry.facts } : {}),
      aliases: forms.filter((form) => key(form) !== key(name)),
      ...appositionOf(parts, engine),
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
  const written = words
    .slice(at - title, at)
    .map((word) => word.key)
    .join(' ');
  return title > 0 && ADDRESS.test(written) ? title : 0;
}

/** The full name that a whole group is only a short form of: every one of its forms is claimed by one and the same other group. */
function shortOf(group: Group, links: Map<string, Group | 'tie'>): Group | undefined {
  if (group.forms.size !== 1) return undefined;
  const [form = ''] = group.forms.keys();
  const target = links.get(`${group.kind}:${form}`);
  if (!target || target === 'tie' || target === group) return undefined;
  // A known company is not a short form of one that merely begins alike («FPT» and «FPT Software»).
  return group.entry && group.kind !== 'person' ? undefined : target;
}

function fullest(group: Group, forms: readonly string[]): string {
  const whole = forms.filter((form) => !isAcronym(form));
  const pool = group.kind === 'person' || whole.length > 0 ? (whole.length > 0 ? whole : forms) : forms;
  return [...pool].sort((a, b) => b.length - a.length)[0] ?? '';
}

/**
 * What the article itself says of a name: behind it between commas («X, giáo sư tại Đại học Duke,»), or before it («công ty công
 * nghệ tài chính X»); within its sentence, no clause that speaks, short enough for a card.
 */
function appositionOf(parts: readonly Group[], engine: Engine): { apposition?: Span } {
  const classes = DESCRIBES[parts[0]?.kind ?? 'place'];
  const places = parts.flatMap((part) => part.places);
  for (const describe of [behind, before])
    for (const { candidate } of places) {
      const apposition = describe(candidate, classes, engine);
      if (apposition) return { apposition };
    }
  return {};
}

/** The cues that a description of each kind begins with. */
const DESCRIBES: Record<Entity['kind'], readonly string[]> = {
  person: ['role', 'title'],
  company: ['company-trigger'],
  organisation: ['organisation-trigger'],
  product: ['product-trigger'],
  place: [],
};
/** People are described without an office too: «chủ một xưởng dệt», «sinh viên năm cuối». */
const PERSON_NOUN =
  /^(?:người|chủ|cựu|nguyên|sinh|giáo|cô|chuyên|nhà|kỹ|luật|bác|tiến|đại|đồng|phó|trưởng|nông|thợ|học|nghiên)$/;
const LONGEST_APPOSITION = 120;

function describes(words: readonly Word[], at: number, classes: readonly string[], engine: Engine): boolean {
  if (classes.includes('role') && PERSON_NOUN.test(words[at]?.key ?? '')) return true;
  return classes.some((name) => engine.cues.longestAt(name, words, at) > 0);
}

function behind({ block: { words }, to: at }: Candidate, classes: readonly string[], engine: Engine): Span | undefined {
  const from = at + 1;
  const first = words[from];
  if (words[at]?.text !== ',' || first?.kind !== 'word' || first.capital) return undefined;
  if (!describes(words, from, classes, engine)) return undefined;
  let to = from;
  while (words[to] && !/^[,.;:!?…"“”()]$/.test(words[to]?.text ?? '')) to += 1;
  const end = words[to - 1]?.end ?? first.start;
  const isWhole = to - from >= 3 && /^[,.;]$/.test(words[to]?.text ?? '');
  return isWhole && end - first.start < LONGEST_APPOSITION ? { start: first.start, end } : undefined;
}

/** Most words of a description before a name. */
const LONGEST_LEAD = 9;

/** Behind one of these the name belongs to something else: «phần mềm của X», «hãng xe tại X». */
const PARTS =
  /^(?:của|tại|ở|cho|với|từ|trên|đến|tới|về|vào|là|do|bởi|theo|trong|và|hay|hoặc|như|chạy|thuộc|cùng|mua|dùng)$/;

/** The words from a trigger up to the name, nothing but small letters between them: «công ty công nghệ tài chính X». */
function before({ block: { words }, from }: Candidate, classes: readonly string[], engine: Engine): Span | undefined {
  let start: number | undefined;
  for (let at = from - 1; at >= 0 && at >= from - LONGEST_LEAD; at -= 1) {
    const word = words[at];
    if (word?.kind !== 'word' || (word.capital && !word.initial)) break;
    if (PARTS.test(word.key)) break;
    if (classes.some((name) => engine.cues.longestAt(name, words, at) > 0)) start = at;
  }
  if (start === undefined || from - start < 3) return undefined;
  return { start: words[start]?.start ?? 0, end: words[from - 1]?.end ?? 0 };
}

function spanOf({ block, from, to }: Candidate): Span {
  return { start: block.words[from]?.start ?? 0, end: block.words[to - 1]?.end ?? 0 };
}

function withoutOverlaps(mentions: readonly Mention[]): Mention[] {
  const sorted = [...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Mention[] = [];
  for (const mention of sorted) if (mention.start >= (kept.at(-1)?.end ?? 0)) kept.push(mention);
  return kept;
}
