import { clauseInitial } from '@/lib/analysis/speech/clauses';
import type { Scene, Voice } from '@/lib/analysis/speech/scene';
import { cueAt } from '@/lib/analysis/words';
import type { Span } from '@/lib/text/span';
import { keysOf, type Token } from '@/lib/text/tokens';

/** Who holds which office, as the article introduces people: «Phó Chủ tịch VCCI Trần Văn An», «Trần Văn An, Phó Chủ tịch VCCI». */
export interface Offices {
  /** The one person introduced with a role («bộ trưởng»); undefined where none or several are. */
  holderOf(role: string): Voice | undefined;
  /** True where several people are introduced with a role: alone it means none of them. */
  isShared(role: string): boolean;
  /** The one person introduced with an office of a firm before an offset; with `roles`, with one of these. */
  holderAt(firm: string, roles: readonly string[], before: number): Voice | undefined;
  /** The words that give a person's role, the first time the article does. */
  roleOf(person: string): Span | undefined;
}

interface Introduction {
  readonly person: Voice;
  readonly roles: readonly string[];
  readonly firms: readonly string[];
  /** The words that give the role; absent where a verb tells it. */
  readonly role?: Span;
}

/** How many tokens before or behind a name may tell a role. */
const REACH = 14;

/** Gathers an article's introductions; linear in the number of mentions. */
export function officesOf(scene: Scene): Offices {
  const all = scene.voices
    .filter(({ entity }) => entity.kind === 'person')
    .flatMap((person) => introductions(scene, person));
  const byFirm = new Map<string, Introduction[]>();
  const byRole = new Map<string, Introduction[]>();
  const spans = new Map<string, Span>();
  // Asked for the same few roles again and again.
  const holders = new Map<string, Voice | undefined>();
  for (const each of all) {
    for (const firm of each.firms) listed(byFirm, firm).push(each);
    for (const role of each.roles) listed(byRole, role).push(each);
    if (each.role && !spans.has(each.person.entity.id)) spans.set(each.person.entity.id, each.role);
  }
  // A title names offices whose holders the text introduces.
  const title = scene.article.blocks.find(({ role }) => role === 'title')?.end ?? 0;
  const held = (role: string) => byRole.get(role) ?? nearly(all, role);
  return {
    holderOf: (role) => {
      if (!holders.has(role)) holders.set(role, only(held(role)));
      return holders.get(role);
    },
    isShared: (role) => held(role).length > 0 && only(held(role)) === undefined,
    holderAt: (firm, roles, before) =>
      only(
        (byFirm.get(firm) ?? []).filter(
          ({ person, roles: held }) =>
            (person.mention.start < before || before < title) &&
            (roles.length === 0 || roles.some((role) => isHeld(held, role))),
        ),
      ),
    roleOf: (person) => spans.get(person),
  };
}

/** «người đứng đầu Mây Xanh» is whoever holds its first office. */
function isHeld(held: readonly string[], role: string): boolean {
  return held.includes(role) || (OWNERS.includes(role) && held.some((each) => FIRST.test(each)));
}

const FIRST =
  /^(?:nhà |người )?(?:đồng )?(?:ceo|founder|tổng giám đốc|giám đốc|giám đốc điều hành|chủ tịch|sáng lập|viện trưởng|cục trưởng|hiệu trưởng)(?: kiêm .*)?$/;

function nearly(all: readonly Introduction[], role: string): Introduction[] {
  return all.filter(({ roles }) => roles.some((held) => isNear(held, role)));
}

/** «tổng giám đốc» may be called «giám đốc», «nhà đồng sáng lập» «nhà sáng lập». */
function isNear(held: string, role: string): boolean {
  const plain = (words: string) => words.replace('đồng ', '').replace(/^(?:nhà|người|vị) /, '');
  const [a, b] = [plain(held), plain(role)];
  return a === b || a.endsWith(` ${b}`) || a.startsWith(`${b} `) || b.endsWith(` ${a}`) || b.startsWith(`${a} `);
}

/** How many tokens the role, title or occupation («chủ quán») covers that begins at a token; 0 where none does. */
export function roleLength(scene: Scene, tokens: readonly Token[], at: number): number {
  return Math.max(cueAt(scene.cues, ['role', 'title', 'occupation'], tokens, at), ownerLength(tokens, at));
}

/** Behind these a firm's name is whose head somebody is; no name of a person follows, so they are no cues to one. */
const OWNERS = ['người đứng đầu', 'người điều hành', 'ông chủ', 'bà chủ'];

function ownerLength(tokens: readonly Token[], at: number): number {
  if (!/^(?:đứng|điều|chủ)$/.test(tokens[at + 1]?.key ?? '')) return 0;
  return [3, 2].find((length) => OWNERS.includes(keysOf(tokens, at, length))) ?? 0;
}

/** The roles, titles and occupations among tokens, as keys. */
export function rolesAmong(scene: Scene, tokens: readonly Token[]): string[] {
  const found: string[] = [];
  for (let i = 0; i < tokens.length; ) {
    const length = roleLength(scene, tokens, i);
    if (length > 0) found.push(keysOf(tokens, i, length));
    i += Math.max(1, length);
  }
  return found;
}

function introductions(scene: Scene, person: Voice): Introduction[] {
  const { mention } = person;
  const sentence = scene.sentences[scene.sentenceAt(mention.start)];
  if (!sentence) return [];
  // «CEO X A gặp CEO Y B»: what stands before the person named last is his.
  const at = scene.voicesBefore(mention.start);
  const prior = scene.voices.slice(Math.max(0, at - REACH), at).findLast(({ entity }) => entity.kind === 'person');
  const start = Math.max(sentence.start, prior?.mention.end ?? 0);
  const isEdge = edgeOutside(scene.voicesIn(sentence));
  const lead = clipped(scene.tokens({ start, end: mention.start }).slice(-REACH), 'last', isEdge);
  const tail = scene.tokens({ start: mention.end, end: sentence.end }).slice(0, REACH);
  const behind = /^[,(–—-]$/.test(tail[0]?.key ?? '') ? clipped(tail.slice(1), 'first', isEdge) : [];
  return [
    withRole(scene, person, lead, true),
    withRole(scene, person, behind, false),
    leading(scene, person, tail),
  ].flatMap((each) => (each ? [each] : []));
}

const FOUNDER = ['nhà sáng lập', 'người sáng lập', 'founder'];
const DIRECTOR = ['ceo', 'giám đốc', 'tổng giám đốc', 'giám đốc điều hành'];
/** What somebody does makes an office: «Trần Minh lập Mây Xanh năm 2016». */
const LEADS = new Map([
  ['lập', FOUNDER],
  ['sáng lập', FOUNDER],
  ['thành lập', FOUNDER],
  ['mua', ['ông chủ', 'bà chủ']],
  ['điều hành', DIRECTOR],
  ['dẫn dắt', DIRECTOR],
]);

function leading(scene: Scene, person: Voice, tail: readonly Token[]): Introduction | undefined {
  const at = tail.findIndex(({ key }) => !/^(?:đã|từng|cùng|tự|đang|lại)$/.test(key));
  const length = [2, 1].find((words) => LEADS.has(keysOf(tail, at, words)));
  const roles = length && LEADS.get(keysOf(tail, at, length));
  const last = length && tail[at + length - 1];
  const firm = scene.voices[scene.voicesBefore(person.mention.start + 1)];
  if (!roles || !last || !firm || firm.entity.kind === 'person' || firm.mention.start - last.end > 1) return undefined;
  return clauseInitial(scene, person) ? { person, roles, firms: [firm.entity.id] } : undefined;
}

function withRole(scene: Scene, person: Voice, tokens: readonly Token[], leads: boolean): Introduction | undefined {
  const first = tokens.findIndex(
    (_, i) => rolesAmong(scene, tokens.slice(i, i + 5)).length > 0 && roleLength(scene, tokens, i) > 0,
  );
  if (first < 0 || (!leads && first > 1)) return undefined;
  const words = tokens.slice(first);
  const honorific = leads && scene.cues.longestBefore('honorific', words, words.length);
  const role = { start: words[0]?.start ?? 0, end: words.at(honorific ? -1 - honorific : -1)?.end ?? 0 };
  const roles = rolesAmong(scene, words);
  if (roles.length === 0 || role.end <= role.start) return undefined;
  const firms = scene
    .voicesIn({ start: role.start, end: role.end })
    .flatMap(({ entity }) => (entity.kind === 'person' ? [] : [entity.id]));
  return { person, roles, firms, role };
}

const EDGE = /^(?:[,;:()"“”«»–—]|cho|và)$/;

/** Where an office ends; not at the «và» of «Sở Khoa học và Công nghệ». */
function edgeOutside(names: readonly Voice[]): (token: Token) => boolean {
  return ({ key, start }) =>
    EDGE.test(key) && !names.some(({ mention }) => mention.start < start && start < mention.end);
}

/** The tokens up to the nearest edge: of an apposition the first part, of a lead the last. */
function clipped(
  tokens: readonly Token[],
  part: 'first' | 'last',
  isEdge: (token: Token) => boolean,
): readonly Token[] {
  if (part === 'first') {
    const end = tokens.findIndex(isEdge);
    return end < 0 ? tokens : tokens.slice(0, end);
  }
  const start = tokens.findLastIndex(isEdge);
  // «Phó Chủ tịch VCCI, ông An»: the honorific alone behind the comma belongs to what stands before it.
  const whole =
    start === tokens.length - 2 && tokens[start]?.key === ','
      ? clipped(tokens.slice(0, start), 'last', isEdge)
      : undefined;
  return whole ?? tokens.slice(start + 1);
}

function only(found: readonly Introduction[]): Voice | undefined {
  const [first] = found;
  return first && found.every(({ person }) => person.entity.id === first.person.entity.id) ? first.person : undefined;
}

function listed<Item>(map: Map<string, Item[]>, id: string): Item[] {
  const list = map.get(id) ?? [];
  map.set(id, list);
  return list;
}
