import type { EvidenceRule } from '@/lib/analysis/analysis';
import { areJoint, clauseInitial, isPart, isReceiver, isRepresentative } from '@/lib/analysis/speech/clauses';
import { type Offices, rolesAmong } from '@/lib/analysis/speech/offices';
import { referenceIn } from '@/lib/analysis/speech/references';
import { resolved } from '@/lib/analysis/speech/referents';
import { type Reference, ROLES, type Scene, type Voice } from '@/lib/analysis/speech/scene';
import { cueAt } from '@/lib/analysis/words';
import type { Span } from '@/lib/text/span';
import { keysOf, type Token } from '@/lib/text/tokens';

/** Who the subject of a verb is: somebody named, directly or by a reference; or only described. */
export type Subject =
  | { readonly voice: Voice; readonly mention: Span; readonly rule: Extract<EvidenceRule, 'speech-verb' | 'pronoun'> }
  | { readonly described: Span | undefined };

/**
 * The subject of a verb of speech, looked for between the start of its segment and the verb; references («ông», «hãng này»)
 * are resolved before `before`. Undefined where no word stands there.
 *
 * Example: «Trả lời Reuters, CEO Lee cho biết» → Lee; «một chuyên gia cho biết» → described.
 */
export function subjectOf(
  scene: Scene,
  offices: Offices,
  segment: Span,
  verb: Span,
  before: number,
): Subject | undefined {
  const span = clauseBefore(scene, { start: segment.start, end: Math.max(segment.start, verb.start) });
  const tokens = scene.unquoted(span);
  const voices = scene.voicesIn(span);
  const people = voices.filter(({ entity }) => entity.kind === 'person');
  const reference = referenceIn(scene, tokens, verb.start);
  // «Mây Xanh, đối tác phân phối, cho hay»: between commas a role tells the office of the subject.
  const isApart = tokens.at(-1)?.key === ',' && voices.length > 0;
  const office =
    isApart && (reference?.kind === 'role' || (reference !== undefined && isOffice(tokens, people, reference)));
  const near = reference && !office && isNearer(reference, voices) ? reference : undefined;
  if (near) return byReference(scene, offices, near, voices, before) ?? { described: near.span };
  const person = agentOf(voices, tokens) ?? subjectPerson(scene, people);
  if (person) return said(person);
  const firm = subjectFirm(scene, offices, voices, tokens, before);
  if (firm) return said(firm);
  if (reference) return byReference(scene, offices, reference, voices, before) ?? { described: reference.span };
  return described(scene, tokens);
}

/** «ông Menon, đại diện quỹ, cho hay»: what stands between commas behind somebody tells the office. */
function isOffice(tokens: readonly Token[], people: readonly Voice[], { kind, span }: Reference): boolean {
  const person = people.findLast(({ mention }) => mention.end <= span.start);
  const behind = person && tokens.find(({ start }) => start >= person.mention.end);
  return kind !== 'person' && behind?.key === ',';
}

/** Most tokens of the brackets that open an article: «(Sóng Số) – Cơ quan chức năng cho biết». */
const LONGEST_PREFIX = 8;

/** «Nhiều độc giả phản đối; số khác cho rằng»: behind a semicolon the sentence begins anew, and behind who publishes it. */
function clauseBefore(scene: Scene, whole: Span): Span {
  const all = scene.unquoted(whole);
  const close = all[0]?.key === '(' ? all.slice(0, LONGEST_PREFIX).findIndex(({ key }) => key === ')') : -1;
  const span = close > 0 ? { start: all[close]?.end ?? whole.start, end: whole.end } : whole;
  const tokens = close > 0 ? all.slice(close + 1) : all;
  const mark = tokens.findLast((token) => token.key === ';');
  const isAnew = mark !== undefined && tokens.at(-1)?.start !== mark.start;
  return isAnew ? { start: mark.end, end: span.end } : span;
}

/** Of the people before a verb the one who is its subject: the last who begins a clause (of joint speakers the first), or the only free one. */
export function subjectPerson(scene: Scene, people: readonly Voice[]): Voice | undefined {
  const free = people.filter((voice) => !isReceiver(scene, voice));
  const last = free.findLastIndex((voice) => clauseInitial(scene, voice));
  return last < 0 ? free[0] : firstOfJoint(scene, free, last);
}

/** «A, B và C nói»: of those who speak as one the first stands for all; «đứng cạnh A, B nói»: A speaks not. */
function firstOfJoint(scene: Scene, voices: readonly Voice[], last: number): Voice | undefined {
  let first = last;
  for (let prior = voices[first - 1], here = voices[first]; prior && here && areJoint(scene, prior, here); first -= 1)
    [here, prior] = [prior, voices[first - 2]];
  const voice = voices[first];
  return voice && clauseInitial(scene, voice) ? voice : voices[last];
}

function said(voice: Voice): Subject {
  return { voice, mention: voice.mention.shortForm ?? voice.mention, rule: 'speech-verb' };
}

/** Whoever stands between one of these and a verb does what the verb says: «bị ông Huy chỉ trích», «nhờ bà Lan giải thích». */
const LETS = /^(?:bị|được|nghe|để|nhờ|mời)$/;
/** Most tokens from there to the name: a title may lead. */
const LONGEST_TITLE = 6;

/** «Mây Xanh bị ông Huy chỉ trích», «nghe bà Lan giải thích»: the name right before the verb, behind what lets somebody act. */
function agentOf(voices: readonly Voice[], tokens: readonly Token[]): Voice | undefined {
  const voice = adjacent(voices, tokens);
  if (!voice) return undefined;
  const lead = tokens.filter((token) => token.start < voice.mention.start).slice(-LONGEST_TITLE);
  const lets = lead.findLastIndex((token) => LETS.test(token.key));
  return lets >= 0 && lead.slice(lets).every((token) => token.kind === 'word') ? voice : undefined;
}

/** «…, ông nói»: no name stands between the reference and the verb. */
function isNearer(reference: Reference, voices: readonly Voice[]): boolean {
  return voices.every(({ mention }) => mention.end <= reference.span.start);
}

function byReference(
  scene: Scene,
  offices: Offices,
  reference: Reference,
  voices: readonly Voice[],
  before: number,
): Subject | undefined {
  const people = voices.filter(({ entity }) => entity.kind === 'person');
  // «Khi Musk rời đi, ông nói»: the subject of the clause before it, where that is not somebody spoken to.
  const own = people.filter(
    (voice) =>
      voice.mention.end <= reference.span.start &&
      !isReceiver(scene, voice) &&
      clauseInitial(scene, voice) &&
      suits(scene, voice, reference),
  );
  const firm = reference.kind === 'company' ? firmOf(scene, voices, reference) : undefined;
  if (firm) return { voice: firm, mention: reference.span, rule: 'pronoun' };
  const voice =
    reference.kind === 'person' && own.length === 1
      ? own[0]
      : (opener(scene, people, reference, before) ??
        resolved(scene, offices, reference, before) ??
        onlyBefore(scene, people, reference));
  return voice && { voice, mention: reference.span, rule: 'pronoun' };
}

/** «Mây Xanh nói hãng đã gắn nhãn, nhưng thừa nhận»: the firm that the sentence began with. */
function firmOf(scene: Scene, voices: readonly Voice[], { span }: Reference): Voice | undefined {
  const firms = voices.filter(
    (voice) =>
      voice.entity.kind === 'company' &&
      voice.mention.end <= span.start &&
      clauseInitial(scene, voice) &&
      !isReceiver(scene, voice),
  );
  return new Set(firms.map(({ entity }) => entity.id)).size === 1 ? firms[0] : undefined;
}

/** Most tokens, of a trade we do not know, before the name that opens a sentence. */
const LONGEST_TRADE = 4;

/** «Già làng Lộc gật đầu, nhưng ông ngại»: the only person before the reference opens the sentence, whatever his trade. */
function opener(scene: Scene, people: readonly Voice[], reference: Reference, start: number): Voice | undefined {
  const only = onlyBefore(scene, people, reference);
  const lead = only && scene.tokens({ start, end: only.mention.start });
  return lead && lead.length <= LONGEST_TRADE && lead.every(({ kind }) => kind === 'word') ? only : undefined;
}

/** «Giám tuyển Lộc đứng cuối phòng: ông bảo»: the only person before the reference in its sentence. */
function onlyBefore(scene: Scene, people: readonly Voice[], reference: Reference): Voice | undefined {
  if (reference.kind !== 'person') return undefined;
  const near = people.filter(
    (voice) => voice.mention.end <= reference.span.start && suits(scene, voice, reference) && !isReceiver(scene, voice),
  );
  return new Set(near.map(({ entity }) => entity.id)).size === 1 ? near[0] : undefined;
}

function suits(scene: Scene, { entity }: Voice, { gender }: Reference): boolean {
  const known = scene.genderOf(entity.id);
  return !gender || !known || known === gender;
}

function subjectFirm(
  scene: Scene,
  offices: Offices,
  voices: readonly Voice[],
  tokens: readonly Token[],
  before: number,
): Voice | undefined {
  const firms = voices.filter(({ entity }) => entity.kind !== 'person');
  const spoken = firms.find((voice) => isRepresentative(scene, voice));
  const free = firms.filter((voice) => !isReceiver(scene, voice) || isRepresentative(scene, voice));
  const last = free.findLastIndex((voice) => clauseInitial(scene, voice) && voice.entity.kind !== 'product');
  const subject =
    spoken ?? (last < 0 ? undefined : firstOfJoint(scene, free, last)) ?? adjacent(free, tokens) ?? maker(scene, free);
  const [first] = firms;
  if (!first) return undefined;
  // «trợ lý Hải Đăng trả lời»: before a program the word holds no office.
  const roles =
    first.entity.kind === 'product'
      ? []
      : rolesAmong(
          scene,
          tokens.filter((token) => token.start < first.mention.start),
        );
  const part = firms.find((voice) => isPart(scene, voice));
  if (part && part !== spoken) return part;
  if (spoken) return offices.holderAt(spoken.entity.id, [], before) ?? spoken;
  return (
    (roles.length > 0 ? offices.holderAt(first.entity.id, roles, before) : undefined) ??
    (roles.length > 0 ? undefined : subject)
  );
}

/** What may stand between a subject and its verb: «hôm 3/11», «mới đây cũng». */
const ADVERB =
  /^(?:thì|cũng|vẫn|đã|vừa|mới|còn|hôm|ngày|sáng|trưa|chiều|tối|tuần|tháng|năm|qua|nay|đây|sau|trước|đó|hiện|từng|lại|đều|luôn|[\d/.-]+)$/;

/** «nhà chế tạo Mây Xanh (thì) cho hay»: the firm right before the verb, whatever leads to it. */
function adjacent(voices: readonly Voice[], tokens: readonly Token[]): Voice | undefined {
  const last = tokens.findLast((token) => !ADVERB.test(token.key));
  return voices.find(({ mention, entity }) => entity.kind !== 'product' && last && mention.end === last.end);
}

/** «Telegram cho biết»: a product that speaks is its maker by the same name. */
function maker(scene: Scene, voices: readonly Voice[]): Voice | undefined {
  return voices.find((voice) => voice.entity.kind === 'product' && clauseInitial(scene, voice));
}

const LONGEST_DESCRIPTION = 60;
const INDEFINITE =
  /^(?:một|các|nhiều|những|vài|người|giới|nhóm|nguồn|ban|hội|vị|chàng|cô|họ|hai|ba|bốn|số|đa|phía|bên|bạn|dân|khách|chủ|thợ|tài|cư|giám|phụ|bố|mẹ|vợ|cảnh|giáo|lãnh|sinh|cán|đội|nông|ngư|đám|lũ|cánh|công|truyền|liên|cơ|trung|ngân|thanh|nghi|kế|kho)$/;

const CONJUNCTION = /^(?:khi|lúc|sau|trước|nếu|dù|vì|do|tuy|nhưng|và|rồi|còn|song)$/;

/** «một chuyên gia bảo mật», «người phát ngôn»: the words that describe a speaker; undefined for words that do not. */
function described(scene: Scene, tokens: readonly Token[]): Subject | undefined {
  const comma = tokens.findLastIndex((token) => /^[,;:–—]$/.test(token.key));
  const clause = tokens.slice(comma + 1).filter((token) => token.kind !== 'punctuation');
  // «Khi khách hỏi»: the subject stands behind the conjunction.
  const words = clause.slice(clause.findIndex(({ key }) => !CONJUNCTION.test(key)));
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return tokens.some((token) => token.kind === 'word') ? { described: undefined } : undefined;
  const isSomebody =
    (INDEFINITE.test(first.key) &&
      !/^(?:chủ (?:yếu|động)|số (?:lượng|liệu)|hội nghị|ban đầu|công (?:nghệ|cụ|bố)|truyền (?:hình|thống)|liên (?:quan|tục)|cơ (?:hội|chế)|trung bình|ngân sách|kế hoạch)$/.test(
        keysOf(words, 0, 2),
      )) ||
    cueAt(scene.cues, ROLES, words, 0) > 0;
  const fits = isSomebody && last.end - first.start <= LONGEST_DESCRIPTION;
  return { described: fits ? { start: first.start, end: last.end } : undefined };
}
