import { actorNear } from '@/lib/analysis/actors';
import { areJoint, clauseInitial, isReceiver, isRepresentative, isSourced } from '@/lib/analysis/clauses';
import { type Offices, roleLength } from '@/lib/analysis/offices';
import { portrayed } from '@/lib/analysis/portraits';
import {
  type Gender,
  genderOfWord,
  isAddress,
  isCapital,
  isOwnAddress,
  type Scene,
  type Voice,
} from '@/lib/analysis/scene';
import type { Span } from '@/lib/text/span';
import { keysOf, spanOf, type Token } from '@/lib/text/tokens';

/** A word that stands for somebody named elsewhere: «ông», «hãng này», «Trung tâm», «bộ trưởng». */
export interface Reference {
  readonly span: Span;
  /** `firm`: a company or an organisation, whichever was named last («đơn vị này»). */
  readonly kind: 'person' | 'company' | 'organisation' | 'firm' | 'role';
  readonly gender?: Gender;
  /** The pronoun itself: «cụ» means one whom the article calls «cụ Khước». */
  readonly address?: string;
  /** For a role or a capitalised head: its key. */
  readonly head?: string;
}

/** Behind «ông», «anh» … these make another word: «ông lớn», «anh em», «cô gái». */
const COMPOUND =
  /^(?:lớn|chủ|em|con|bé|trọng|ý|đọng|trùm|hoàng|mẹ|bố|vợ|đồ|nội|ngoại|quốc|thể|thuốc|giáo|trò|ta|cảnh|hùng|chị|sĩ|bỏ|dâu|thuốc)$/;
const NOT_SUBJECT =
  /^(?:của|với|cho|từ|về|tới|đến|hỏi|gặp|bởi|cùng|lời|bố|mẹ|vợ|chồng|con|các|những|công|dụng|đạo|nhạc)$/;
const THIS = /^(?:này|trên|kia|đó|nói)$/;
const INDEFINITE = /^(?:một|các|nhiều|những|vài|mỗi|hai|ba|số|giới|nhóm|đội|đám|cánh)$/;
const HEADS =
  /^(?:trung tâm|cục|bộ|sở|viện|trường|ban|ủy ban|hội|hiệp hội|liên minh|tổng cục|cơ quan|quỹ|nhà trường|công ty|tập đoàn|ngân hàng|tổng công ty|học viện|vụ|đài|tòa|tòa án)$/;
/** Roles that many hold: alone they mean nobody in particular. */
const UNNAMED = /(?:viên|sinh|đối tác|nhà đầu tư|quản lý|hacker|phóng viên)$/;
const FIRM_HEADS = /^(?:công ty|tập đoàn|ngân hàng|tổng công ty|quỹ)$/;

/** The reference nearest before the end of some tokens (up to a verb), where it is the subject there. */
export function referenceIn(scene: Scene, tokens: readonly Token[], verb: number): Reference | undefined {
  const words = tokens.filter((token) => token.kind !== 'punctuation');
  for (let i = words.length - 1; i >= 0 && i >= words.length - 12; i -= 1) {
    const spoken = spokenFor(scene, words, i);
    if (spoken) return spoken;
    const found =
      portrayed(scene, words, i) ??
      officer(scene, words, i) ??
      backReference(scene, words, i) ??
      pronoun(scene, words, i) ??
      gendered(scene, words, i) ??
      demonstrative(scene, words, i);
    const first = found ? words.findIndex(({ start }) => start === found.span.start) : i;
    if (found && !NOT_SUBJECT.test(words[first - 1]?.key ?? '')) return found;
  }
  const comma = tokens.findLastIndex((token) => token.key === ',');
  const clause = tokens.slice(comma + 1).filter((token) => token.kind !== 'punctuation');
  return capitalHead(scene, clause.length > 0 ? clause : words) ?? bareRole(scene, words, verb);
}

/** Whom a reference before an offset means; undefined where two would do. */
export function resolved(scene: Scene, offices: Offices, reference: Reference, before: number): Voice | undefined {
  const { kind, head } = reference;
  if (kind === 'person')
    return (
      (head === undefined ? undefined : offices.holderOf(head)) ??
      lastSpokesman(scene, before, reference) ??
      lastPerson(scene, before, reference)
    );
  if (kind === 'role') {
    if (head === undefined) return undefined;
    return offices.holderOf(head) ?? (speaksFor(scene, head) ? undefined : onlyPerson(scene, before));
  }
  if (head !== undefined) {
    const named = lastWithHead(scene, head, before);
    if (named || (kind !== 'company' && head !== 'nhà trường')) return named;
  }
  return lastFirm(scene, kind, before);
}

/** «Đại diện Mây Xanh xin lỗi. Người này nói»: nobody named since, and the firm goes on speaking. */
function lastSpokesman(scene: Scene, before: number, { span, head }: Reference): Voice | undefined {
  const words = scene.article.text.slice(span.start, span.end).toLowerCase();
  if (head !== undefined || !/^(?:người|vị|vị đại diện) này$/.test(words)) return undefined;
  const isHeard = (voice: Voice) =>
    !voice.isQuoted && (voice.entity.kind === 'person' || isRepresentative(scene, voice));
  const [first, ...others] = lastSentence(scene, before, isHeard);
  return first && others.length === 0 && first.entity.kind !== 'person' ? first : undefined;
}

/** The last person named before an offset whom a pronoun may mean: the subject of the last sentence that names one. */
function lastPerson(scene: Scene, before: number, { gender, address }: Reference): Voice | undefined {
  const fits = (voice: Voice) => {
    const known = scene.genderOf(voice.entity.id);
    return voice.entity.kind === 'person' && !voice.isQuoted && (!gender || !known || known === gender);
  };
  const called =
    address === undefined ? [] : lastSentence(scene, before, (voice) => fits(voice) && isCalled(scene, voice, address));
  // «Ông Huy và anh Trí …. Anh kể»: who is called otherwise is not meant where somebody is called so.
  const isMeant = (voice: Voice) => {
    if (called.length === 0 || address === undefined || isCalled(scene, voice, address)) return true;
    return !isOwnAddress(address) && scene.addressesOf(voice.entity.id).size === 0;
  };
  const rivals = lastSentence(scene, before, (voice) => fits(voice) && isMeant(voice));
  const sure = gender ? rivals.filter(({ entity }) => scene.genderOf(entity.id) === gender) : [];
  return actorNear(scene, subjectAmong(scene, sure.length > 0 ? sure : rivals), fits);
}

function isCalled(scene: Scene, { entity }: Pick<Voice, 'entity'>, address: string): boolean {
  return scene.addressesOf(entity.id).has(address);
}

/** The one person of an article so far, whose role need not be told again. */
function onlyPerson(scene: Scene, before: number): Voice | undefined {
  const people = scene.voices
    .slice(Math.max(0, scene.voicesBefore(before) - FARTHEST), scene.voicesBefore(before))
    .filter(({ entity, isQuoted }) => entity.kind === 'person' && !isQuoted);
  return new Set(people.map(({ entity }) => entity.id)).size === 1 ? people.at(-1) : undefined;
}

function lastFirm(scene: Scene, kind: 'company' | 'organisation' | 'firm', before: number): Voice | undefined {
  const kinds = kind === 'firm' ? ['company', 'organisation'] : [kind];
  const fits = ({ entity, isQuoted }: Voice) => kinds.includes(entity.kind) && !isQuoted;
  return actorNear(scene, subjectAmong(scene, lastSentence(scene, before, fits)), fits);
}

/** «Trung tâm», «Cục»: the last organisation whose name begins so, or before whose name it stands. */
function lastWithHead(scene: Scene, head: string, before: number): Voice | undefined {
  const from = scene.voicesBefore(before) - 1;
  for (let i = from; i >= 0 && i > from - FARTHEST; i -= 1) {
    const voice = scene.voices[i];
    if (!voice || voice.entity.kind === 'person' || voice.entity.kind === 'product') continue;
    const lead = scene.tokens({ start: Math.max(0, voice.mention.start - 20), end: voice.mention.start });
    const stands = lead
      .map((token) => token.key)
      .join(' ')
      .endsWith(head);
    const name = voice.entity.name.toLowerCase();
    if (stands || name.startsWith(`${head} `) || (head === 'trường' && SCHOOL.test(name))) return voice;
  }
  return undefined;
}

/** What «trường» may stand for besides «Trường …». */
const SCHOOL = /^(?:đại học|học viện|cao đẳng|thpt|thcs|tiểu học) /;
/** How many mentions a reference looks back. */
const FARTHEST = 60;

/** Those who fit, of the last sentence before an offset that names one. */
function lastSentence(scene: Scene, before: number, fits: (voice: Voice) => boolean): Voice[] {
  const found: Voice[] = [];
  let sentence = -1;
  const from = scene.voicesBefore(before) - 1;
  for (let i = from; i >= 0 && i > from - FARTHEST; i -= 1) {
    const voice = scene.voices[i];
    if (!voice || !fits(voice)) continue;
    const at = scene.sentenceAt(voice.mention.start);
    if (sentence >= 0 && at !== sentence) break;
    sentence = at;
    found.unshift(voice);
  }
  return found;
}

/** The subject among people or firms of one sentence: the only one, or the first that begins a clause; nobody where that is open. */
function subjectAmong(scene: Scene, rivals: readonly Voice[]): Voice | undefined {
  const ids = new Set(rivals.map(({ entity }) => entity.id));
  if (ids.size <= 1) return rivals[0];
  // «Theo X, Y đã …»: X tells it.
  const source = rivals.find((voice) => isSourced(scene, voice));
  if (source) return source;
  const free = rivals.filter((voice) => !isReceiver(scene, voice));
  if (new Set(free.map(({ entity }) => entity.id)).size === 1) return free[0];
  const first = free.find((voice) => clauseInitial(scene, voice));
  // «A và B quen nhau. Anh nói»: either.
  return first && free.some((voice) => areJoint(scene, voice, first) || areJoint(scene, first, voice))
    ? undefined
    : first;
}

function backReference(scene: Scene, words: readonly Token[], at: number): Reference | undefined {
  const length = scene.cues.longestAt('back-reference', words, at);
  if (length === 0 || (length === 1 && isCapital(scene, words[at]) && at > 0)) return undefined;
  const next = words[at + length];
  if (next && isCapital(scene, next)) return undefined;
  const form = keysOf(words, at, length);
  const position = scene.cues.position('back-reference', form);
  const span = spanOf(words, at, length);
  if (position === 'company' || position === 'organisation' || position === 'firm') return { span, kind: position };
  if (position !== 'person' || INDEFINITE.test(words[at - 1]?.key ?? '')) return undefined;
  const gender = form.startsWith('nữ') ? 'f' : genderOfWord(words[at]?.key ?? '');
  // «vị giám đốc»: the one who holds that office.
  const head = /^(?:vị|nữ|nam) (?!này)/.test(form) ? keysOf(words, at + 1, length - 1).replace(/ này$/, '') : undefined;
  return { span, kind: 'person', ...(gender ? { gender } : {}), ...(head === undefined ? {} : { head }) };
}

/** «giám đốc công ty»: the one who holds that role at the firm last named; not «đại diện công ty», who speaks for it. */
function officer(scene: Scene, words: readonly Token[], at: number): Reference | undefined {
  if (backReference(scene, words, at)?.kind !== 'company') return undefined;
  const length = scene.cues.longestBefore('role', words, at);
  const first = at - length;
  const head = keysOf(words, first, length);
  if (length === 0 || speaksFor(scene, head) || INDEFINITE.test(words[first - 1]?.key ?? '')) return undefined;
  return { span: { start: words[first]?.start ?? 0, end: words[at]?.end ?? 0 }, kind: 'role', head };
}

/** «đại diện doanh nghiệp», «người phát ngôn của hãng», «đại diện trường»: somebody unnamed speaks for the firm last named. */
function spokenFor(scene: Scene, words: readonly Token[], at: number): Reference | undefined {
  const lead = scene.cues.longestBefore('representative', words, at);
  if (lead === 0) return undefined;
  for (const [trigger, kind] of [
    ['company-trigger', 'company'],
    ['organisation-trigger', 'organisation'],
  ] as const) {
    const length = scene.cues.longestAt(trigger, words, at);
    if (length > 0 && at + length === words.length) return { span: spanOf(words, at - lead, lead + length), kind };
  }
  return undefined;
}

/** «nữ kỹ sư», «nam ca sĩ»: a role that tells the gender. */
function gendered(scene: Scene, words: readonly Token[], at: number): Reference | undefined {
  const word = words[at]?.key;
  if ((word !== 'nữ' && word !== 'nam') || INDEFINITE.test(words[at - 1]?.key ?? '')) return undefined;
  const length = Math.max(...['role', 'title'].map((name) => scene.cues.longestAt(name, words, at + 1)));
  const next = words[at + 1 + length];
  if (length === 0 || (next && isCapital(scene, next))) return undefined;
  return { span: spanOf(words, at, length + 1), kind: 'person', gender: word === 'nữ' ? 'f' : 'm' };
}

function speaksFor(scene: Scene, head: string): boolean {
  return scene.cues.has('representative', head) || UNNAMED.test(head);
}

function pronoun(scene: Scene, words: readonly Token[], at: number): Reference | undefined {
  const word = words[at];
  const next = words[at + 1];
  const gender = genderOfWord(word?.key ?? '');
  if (!word || !isAddress(word.key) || word.key === 'chú') return undefined;
  // «bác tin đồn»: a verb, unless the article calls somebody so.
  if (word.key === 'bác' && !scene.isUsed(word.key)) return undefined;
  if (next && (isCapital(scene, next) || COMPOUND.test(next.key))) return undefined;
  // «Anh» with a capital within a sentence is a country; «cô gái» goes on.
  if (at > 0 && isCapital(scene, word) && scene.sentences[scene.sentenceAt(word.start)]?.start !== word.start)
    return undefined;
  return { span: spanOf(words, at, 1), kind: 'person', address: word.key, ...(gender ? { gender } : {}) };
}

/** «vị lãnh đạo này», «nữ kỹ sư này», «startup gọi xe này»: what «này» ends. */
function demonstrative(scene: Scene, words: readonly Token[], at: number): Reference | undefined {
  if (!THIS.test(words[at]?.key ?? '')) return undefined;
  for (let i = at - 1; i >= 0 && i >= at - 6; i -= 1) {
    const span = spanOf(words, i, at - i + 1);
    // «đơn vị này»: not «vị này».
    if (scene.cues.longestAt('back-reference', words, i - 1) === at - i + 2) continue;
    // «Công ty Việt Nam này»: a country may stand there, nobody who could speak himself.
    if (scene.voicesIn(span).length > 0) return undefined;
    if (isCapital(scene, words[i]) && i > 0) continue;
    const key = words[i]?.key ?? '';
    const starts = (name: string) => scene.cues.longestAt(name, words, i) > 0;
    if (
      key === 'vị' ||
      key === 'người' ||
      key === 'nữ' ||
      key === 'nam' ||
      genderOfWord(key) ||
      starts('role') ||
      starts('title')
    ) {
      if (INDEFINITE.test(words[i - 1]?.key ?? '')) return undefined;
      const gender = key === 'nữ' ? 'f' : key === 'nam' ? 'm' : genderOfWord(key);
      return { span, kind: 'person', ...(gender ? { gender } : {}) };
    }
    if (starts('company-trigger')) return { span, kind: 'company' };
    if (starts('organisation-trigger')) return { span, kind: 'organisation' };
  }
  return undefined;
}

/** «Trung tâm giải thích», «Cục cho biết»: a capitalised head that stands for the whole name; «nhà sản xuất cho biết», a kind of firm alone. */
function capitalHead(scene: Scene, words: readonly Token[]): Reference | undefined {
  const firm = scene.cues.longestAt('company-trigger', words, 0);
  if (firm > 0 && firm === words.length)
    return { span: spanOf(words, 0, firm), kind: 'company', head: keysOf(words, 0, firm) };
  for (const length of [3, 2, 1]) {
    const head = keysOf(words, words.length - length, length);
    const word = words[words.length - length];
    // «theo cục»: alone it needs no capital; «phường Yên Sở»: within a name it is none.
    if (!word || !HEADS.test(head) || !(isCapital(scene, word) || words.length === length)) continue;
    if (isCapital(scene, words[words.length - length - 1])) continue;
    return {
      span: spanOf(words, words.length - length, length),
      kind: FIRM_HEADS.test(head) ? 'company' : 'organisation',
      head,
    };
  }
  return undefined;
}

/** «Bộ trưởng nói», «nhà sáng lập chia sẻ»: a role without a name, not «một chuyên gia». */
function bareRole(scene: Scene, words: readonly Token[], verb: number): Reference | undefined {
  for (let i = Math.max(0, words.length - 5); i < words.length; i += 1) {
    const length = roleLength(scene, words, i);
    if (length === 0) continue;
    const last = words[i + length - 1];
    if (i + length < words.length - 1 || INDEFINITE.test(words[i - 1]?.key ?? '') || (last?.end ?? verb) > verb)
      return undefined;
    return { span: spanOf(words, i, length), kind: 'role', head: keysOf(words, i, length) };
  }
  return undefined;
}
