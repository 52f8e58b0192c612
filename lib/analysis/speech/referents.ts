import { actorNear } from '@/lib/analysis/speech/actors';
import type { Cast } from '@/lib/analysis/speech/attribution';
import { authorOf } from '@/lib/analysis/speech/authors';
import {
  areJoint,
  clauseInitial,
  isPredicate,
  isReceiver,
  isRepresentative,
  isSourced,
} from '@/lib/analysis/speech/clauses';
import { type Offices, roleLength } from '@/lib/analysis/speech/offices';
import { referenceIn, speaksFor } from '@/lib/analysis/speech/references';
import { isCapital, isOwnAddress, type Reference, type Scene, type Voice } from '@/lib/analysis/speech/scene';
import type { Sentence } from '@/lib/text/sentences';
import { keysOf, type Token } from '@/lib/text/tokens';

/** Whom a reference before an offset means; undefined where two would do. */
export function resolved(scene: Scene, offices: Offices, reference: Reference, before: number): Voice | undefined {
  const { kind, head, address } = reference;
  if (kind === 'person' && head === undefined && opensOnSomebody(scene, before)) return undefined;
  if (kind === 'person')
    return (
      (head === undefined ? undefined : offices.holderOf(head)) ??
      lastSpokesman(scene, before, reference) ??
      lastPerson(
        { scene, offices },
        before,
        reference,
        isPointing(scene, reference) || (head !== undefined && offices.isShared(head)),
      )
    );
  if (kind === 'role') {
    if (head === undefined) return undefined;
    return offices.holderOf(head) ?? (speaksFor(scene, head) ? undefined : onlyPerson(scene, before));
  }
  if (kind === 'writing') return head === undefined ? undefined : authorOf(scene, head, before);
  if (address === 'họ') return firmJustNamed(scene, before);
  if (head !== undefined) {
    const named = lastWithHead(scene, head, before);
    if (named || (kind !== 'company' && head !== 'nhà trường')) return named;
  }
  return lastFirm(scene, kind, before, RELATION.test(wordsOf(scene, reference)));
}

/** How many words may lead to «một»: «Chủ một cửa hàng», «Theo một kỹ sư». */
const LEADS = 3;
const SOMEBODY =
  /^(?:người|cựu|nhân|nhà|chuyên|khách|độc|quản|kỹ|lãnh|lập|nguồn|cửa|tài|sinh|phụ|học|giáo|bác|luật|thành|cư|chủ|bạn|nam|nữ|cô|chàng)$/;

/** «Một cựu kỹ sư kể …. Người này nói»: the sentence before, in the same paragraph, is about somebody whom it does not name. */
function opensOnSomebody(scene: Scene, before: number): boolean {
  const here = scene.sentenceAt(before);
  const sentence = scene.sentences[here - 1];
  if (!sentence || sentence.block !== scene.sentences[here]?.block) return false;
  const words = scene.unquoted(sentence).slice(0, LONGEST_OPENING_CLAUSE);
  const isSomebody = ({ key }: Token, i: number) =>
    key === 'một' && SOMEBODY.test(words[i + 1]?.key ?? '') && leadsAt(words, i) <= LEADS;
  if (!words.some(isSomebody)) return false;
  return !scene.voicesIn(sentence).some((voice) => voice.entity.kind === 'person' && clauseInitial(scene, voice));
}

/** How far into a sentence its subject may stand. */
const LONGEST_OPENING_CLAUSE = 24;

/** How many words stand between the start or the last comma and a word: «Trao đổi với chúng tôi, *một* chuyên gia cho hay». */
function leadsAt(words: readonly Token[], at: number): number {
  return at - words.slice(0, at).findLastIndex(({ key }) => key === ',') - 1;
}

/** «Mây Xanh mất khách. Họ cho biết»: the one firm of the sentence before, where that names nobody else. */
function firmJustNamed(scene: Scene, before: number): Voice | undefined {
  const near = lastSentence(scene, before, ({ entity, isQuoted }) => entity.kind !== 'product' && !isQuoted);
  const [first] = near;
  const isNext = first !== undefined && scene.sentenceAt(first.mention.start) >= scene.sentenceAt(before) - 1;
  const isOne = near.every(({ entity }) => entity.id === first?.entity.id && entity.kind !== 'person');
  return isNext && isOne && clauseInitial(scene, first) ? first : undefined;
}

/** A firm told by what it is to another: never the one the article goes on about, where two are named. */
const RELATION = /đối tác|đối thủ|nhà cung cấp|nhà phân phối|công ty mẹ|công ty con|hãng mẹ/;

/** «Đại diện Mây Xanh xin lỗi. Người này nói»: nobody named since, and the firm goes on speaking. */
function lastSpokesman(scene: Scene, before: number, reference: Reference): Voice | undefined {
  if (reference.head !== undefined || !/^(?:người|vị|vị đại diện) này$/.test(wordsOf(scene, reference)))
    return undefined;
  const isHeard = (voice: Voice) =>
    !voice.isQuoted && (voice.entity.kind === 'person' || isRepresentative(scene, voice));
  const [first, ...others] = lastSentence(scene, before, isHeard);
  return first && others.length === 0 && first.entity.kind !== 'person' ? first : undefined;
}

/** «ông này», «vị này»: it points at somebody named last, not at whoever the article goes on about. */
function isPointing(scene: Scene, reference: Reference): boolean {
  return /^(?:ông|bà|anh|chị|cô|vị|người) này$/.test(wordsOf(scene, reference));
}

function wordsOf(scene: Scene, { span }: Reference): string {
  const tokens = scene.tokens(span);
  return keysOf(tokens, 0, tokens.length);
}

/**
 * The last person named before an offset whom a pronoun may mean: the subject of the last sentence that names one; where only
 * the last one named can be meant (`isNearest`) and that sentence names two, nobody.
 */
function lastPerson(
  cast: Cast,
  before: number,
  reference: Reference,
  isNearest: boolean,
  turns = MOST_TURNS,
): Voice | undefined {
  const { scene } = cast;
  const { gender, address } = reference;
  const fits = (voice: Voice) => {
    const known = scene.genderOf(voice.entity.id);
    return voice.entity.kind === 'person' && !voice.isQuoted && (!gender || !known || known === gender);
  };
  const rivals = lastSentence(scene, before, meantBy(cast, before, reference, fits));
  const led = address === undefined || turns === 0 ? undefined : ledBy(scene, rivals[0], address);
  if (led) return lastPerson(cast, led.start, reference, isNearest, turns - 1);
  const addressed = address === undefined ? [] : rivals.filter((voice) => isCalled(scene, voice, address));
  const sure = gender ? rivals.filter(({ entity }) => scene.genderOf(entity.id) === gender) : [];
  const [likely = rivals] = [addressed, sure].filter((some) => some.length > 0);
  if (isNearest) {
    const isOpen = new Set(likely.map(({ entity }) => entity.id)).size > 1;
    return isOpen ? likely.find((voice) => isSourced(scene, voice)) : likely[0];
  }
  return actorNear(scene, subjectAmong(scene, likely), fits);
}

/** How many sentences in a row, that a pronoun opens, are passed over. */
const MOST_TURNS = 4;

/** «Ông nhớ đêm anh Dũng chỉ sao. …, ông kể»: the sentence that names somebody begins with the same pronoun, for somebody before. */
function ledBy(scene: Scene, named: Voice | undefined, address: string): Sentence | undefined {
  const sentence = named && scene.sentences[scene.sentenceAt(named.mention.start)];
  if (!sentence) return undefined;
  const [word, next] = scene.tokens({ start: sentence.start, end: sentence.start + LONGEST_OPENING });
  if (!word || !next || isCapital(scene, next)) return undefined;
  const opening = referenceIn(scene, [word, next], next.end);
  return opening?.address === address && opening.span.start === word.start ? sentence : undefined;
}

/** A pronoun and the word behind it, in characters. */
const LONGEST_OPENING = 20;

/** Whom a pronoun may mean, by what the article calls people. */
function meantBy(
  { scene, offices }: Cast,
  before: number,
  { gender, address }: Reference,
  fits: (voice: Voice) => boolean,
) {
  if (address === undefined) return fits;
  const isUncalled = (voice: Voice) => scene.addressesOf(voice.entity.id).size === 0;
  const called = lastSentence(scene, before, (voice) => fits(voice) && isCalled(scene, voice, address));
  // «Ông Huy và anh Trí …. Anh kể»: who is called otherwise is not meant where somebody is called so.
  if (called.length > 0)
    return (voice: Voice) =>
      fits(voice) &&
      (isCalled(scene, voice, address) ||
        (!isOwnAddress(address) &&
          isUncalled(voice) &&
          (scene.genderOf(voice.entity.id) === gender || isSubjectJustBefore(scene, voice, before))));
  // «em» is no director.
  if (address === 'em') return (voice: Voice) => fits(voice) && !offices.roleOf(voice.entity.id);
  if (isOwnAddress(address)) return fits;
  // «Mai … gặp bà Lan. Cô nói»: nobody is called «cô», and bà Lan is called otherwise.
  const [free] = lastSentence(scene, before, (voice) => fits(voice) && isUncalled(voice));
  const isNear =
    free !== undefined && scene.sentenceAt(free.mention.start) >= scene.sentenceAt(before) - SENTENCES_BACK;
  return (voice: Voice) => fits(voice) && (!isNear || isUncalled(voice));
}

/** «Chuyên gia Hoàn dự đoán …. Ông phân tích: …»: who began the sentence before, in the same paragraph, is meant though his gender is open. */
function isSubjectJustBefore(scene: Scene, voice: Voice, before: number): boolean {
  const here = scene.sentenceAt(before);
  const at = scene.sentenceAt(voice.mention.start);
  const isNext = at === here - 1 && scene.sentences[at]?.block === scene.sentences[here]?.block;
  if (!isNext || isReceiver(scene, voice)) return false;
  const lead = scene.tokens({ start: scene.sentences[at]?.start ?? 0, end: voice.mention.start });
  const isTitled = lead.length <= LONGEST_TITLE && roleLength(scene, lead, 0) > 0;
  return clauseInitial(scene, voice) || (isTitled && lead.every((token) => token.kind === 'word'));
}

/** Most words of what opens a sentence with somebody's work before the name: «Chuyên gia viễn thông Đổng Khải Hoàn». */
const LONGEST_TITLE = 7;

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

/** What else a word for one kind may mean. */
const KINDS: Partial<Record<Reference['kind'], readonly string[]>> = {
  firm: ['company', 'organisation'],
  product: ['product', 'company'],
};

function lastFirm(
  scene: Scene,
  kind: 'company' | 'organisation' | 'firm' | 'product',
  before: number,
  isRelation: boolean,
): Voice | undefined {
  const kinds: readonly string[] = KINDS[kind] ?? [kind];
  const fits = ({ entity, isQuoted }: Voice) => kinds.includes(entity.kind) && !isQuoted;
  const near = lastSentence(scene, before, fits);
  const product =
    kind === 'product'
      ? subjectAmong(
          scene,
          near.filter((voice) => voice.entity.kind === kind),
        )
      : undefined;
  if (product) return product;
  if (isRelation && new Set(near.map(({ entity }) => entity.id)).size > 1) return undefined;
  return actorNear(scene, subjectAmong(scene, near), fits);
}

/** «Trung tâm», «Cục»: the last organisation whose name begins so, or before whose name it stands. */
function lastWithHead(scene: Scene, head: string, before: number): Voice | undefined {
  const from = scene.voicesBefore(before) - 1;
  for (let i = from; i >= 0 && i > from - FARTHEST; i -= 1) {
    const voice = scene.voices[i];
    if (!voice || voice.entity.kind === 'person' || voice.entity.kind === 'product') continue;
    const lead = scene.tokens({ start: Math.max(0, voice.mention.start - 20), end: voice.mention.start });
    const stands = keysOf(lead, 0, lead.length).endsWith(head);
    const name = voice.entity.name.toLowerCase();
    if (stands || name.startsWith(`${head} `) || (head === 'trường' && SCHOOL.test(name))) return voice;
  }
  return undefined;
}

/** What «trường» may stand for besides «Trường …». */
const SCHOOL = /^(?:đại học|học viện|cao đẳng|thpt|thcs|tiểu học) /;
/** How many sentences back one may stand of whom the article never says «ông» or «bà». */
const SENTENCES_BACK = 3;
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
  // «Đối tác là X, Y lo phần mềm»: what «là» tells is not what the sentence is about.
  const initial = free.filter((voice) => clauseInitial(scene, voice));
  const first = initial.find((voice) => !isPredicate(scene, voice)) ?? initial[0];
  // «A và B quen nhau. Anh nói»: either.
  return first && free.some((voice) => areJoint(scene, voice, first) || areJoint(scene, first, voice))
    ? undefined
    : first;
}
