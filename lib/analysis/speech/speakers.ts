import { type Attribution, attribution, type Cast, continued, described } from '@/lib/analysis/speech/attribution';
import { isOfDocument, isReceiver } from '@/lib/analysis/speech/clauses';
import { protagonist } from '@/lib/analysis/speech/protagonist';
import type { Quoted } from '@/lib/analysis/speech/quote-marks';
import { referenceIn } from '@/lib/analysis/speech/references';
import { resolved } from '@/lib/analysis/speech/referents';
import type { Voice } from '@/lib/analysis/speech/scene';
import { isSource, type Setting, verbIn } from '@/lib/analysis/speech/speech';
import { subjectOf, subjectPerson } from '@/lib/analysis/speech/subjects';
import type { Sentence } from '@/lib/text/sentences';
import type { Span } from '@/lib/text/span';

/** A quotation to attribute, where it stands, and who spoke before it. */
export interface Utterance {
  readonly index: number;
  readonly quoted: Quoted;
  readonly setting: Setting;
  /** The quotation before in the same block: who said it, where it ends. */
  readonly here?: { readonly attribution: Attribution | undefined; readonly end: number } | undefined;
  /** The last speaker of the blocks before. */
  readonly last?: Attribution | undefined;
}

/** How many sentences before a quotation may name its speaker. */
const SENTENCES_BACK = 3;

/**
 * Who said a quotation: the subject of the verb of speech behind it, before it, in the neighbouring sentence or paragraph;
 * a pronoun is resolved by recency and gender; a quotation cut by its attribution keeps its speaker; a paragraph that is only
 * a quotation keeps the last one. Undefined where two would do: no name is better than a wrong one.
 */
export function speakerOf(cast: Cast, utterance: Utterance): Attribution | undefined {
  const { quoted, setting, here, last } = utterance;
  const behind =
    quoterIn(cast, setting.after) ?? verbBehind(cast, setting, quoted) ?? sourceBehind(cast, setting, quoted);
  if (behind) return behind;
  const ahead = setting.begins ? undefined : aheadOf(cast, setting);
  if (ahead || setting.title) return ahead;
  const between = earlier(cast, utterance);
  if (between) return between;
  if (here) return here.attribution && continued(here.attribution, 'split');
  return (
    pointedAt(cast, utterance) ??
    fromBefore(cast, utterance) ??
    (setting.alone && last ? continued(last, 'continued') : undefined) ??
    ofProtagonist(cast, utterance)
  );
}

/** Words that nothing ties to anybody are of the one whom the article is about, where there is one. */
function ofProtagonist(cast: Cast, { quoted, setting }: Utterance): Attribution | undefined {
  if (!setting.begins) return undefined;
  const person = protagonist(cast.scene, quoted.outer.start);
  return person && attribution(cast, person, 'continued');
}

/** The subject of a verb of speech as an attribution: a name, or the words that describe somebody unnamed. */
export function bySubject(cast: Cast, segment: Span, verb: Span, before: number): Attribution | undefined {
  const subject = subjectOf(cast.scene, cast.offices, segment, verb, before);
  if (!subject) return undefined;
  if ('voice' in subject) return attribution(cast, subject.voice, subject.rule, verb, subject.mention);
  return described(cast.scene, subject.described, 'speech-verb', verb);
}

/** Who a «Theo …» or «dẫn lời …» at the start of some words names right behind it; not a date, a law or a plan. */
export function bySource(cast: Cast, cue: Span, end: number): Attribution | undefined {
  const { scene, offices } = cast;
  const voices = scene.voicesIn({ start: cue.end, end }).filter((voice) => leadsTo(cast, cue, voice));
  const voice =
    voices.find(({ entity }) => entity.kind === 'person') ?? voices.find(({ entity }) => entity.kind !== 'product');
  if (voice) return attribution(cast, voice, 'source-marker', cue);
  const tokens = scene.tokens({ start: cue.end, end }).filter((token) => token.kind !== 'punctuation');
  if (tokens.length === 0 || tokens.length > 4) return undefined;
  const reference = referenceIn(scene, tokens, end);
  const meant = reference && resolved(scene, offices, reference, cue.start);
  return meant && attribution(cast, meant, 'pronoun', cue, reference.span);
}

/** A word that may belong to somebody's work: no mark, no word that ties two nouns. */
const WORK = /^(?!(?:của|cho|với|do|mà|hợp|đồng|lịch|bản|hồ|sơ|luật|gót|chân|bước|kế|hoạch)$)\p{L}+$/u;

/** Nothing but titles, triggers and names stands between the marker and the voice: «theo ông», «theo Giám đốc FPT», not «theo kế hoạch của». */
function leadsTo({ scene }: Cast, cue: Span, voice: Voice): boolean {
  const whole = scene.tokens({ start: cue.start, end: voice.mention.start });
  const lead = whole.filter((token) => token.start >= cue.end);
  const classes = ['honorific', 'title', 'role', 'representative', 'company-trigger', 'organisation-trigger'];
  const [first] = lead;
  if (!first) return true;
  if (classes.some((name) => scene.cues.longestAt(name, lead, 0) > 0)) return !lead.some((token) => token.key === ',');
  if (/^(?:nhóm|tác|chính|lời|cựu|nguyên|nữ|nam)$/.test(first.key)) return lead.length < 8;
  if (isOfDocument(scene, whole.slice(1))) return true;
  // «theo thuyền trưởng Bùi Lưỡng», whatever his work.
  return voice.entity.kind === 'person' && lead.length <= 3 && lead.every((token) => WORK.test(token.key));
}

function verbBehind(cast: Cast, { after, verbAfter }: Setting, { outer }: Quoted): Attribution | undefined {
  if (!verbAfter) return undefined;
  const found = bySubject(cast, after, verbAfter, outer.start);
  if (found) return found;
  // «“A”, nói lời Trump» and the like: the voice right behind the verb where nothing stands before it.
  const [follower] = cast.scene.voicesIn({ start: verbAfter.end, end: Math.min(after.end, verbAfter.end + 40) });
  return follower && follower.entity.kind === 'person' && !isReceiver(cast.scene, follower)
    ? attribution(cast, follower, 'speech-verb', verbAfter)
    : undefined;
}

/** «“A” – bà Hoa, giám đốc …», «“A”, theo bà Hoa». */
function sourceBehind(cast: Cast, { after, sourceAfter }: Setting, quoted: Quoted): Attribution | undefined {
  if (!sourceAfter) return undefined;
  const { scene } = cast;
  const tokens = scene.unquoted(after);
  const at = tokens.findIndex((_, i) => isSource(scene, tokens, i));
  const from = at < 0 ? after.start : (tokens[at]?.start ?? after.start);
  const voices = scene.voicesIn({ start: from, end: after.end });
  const voice = voices.find(({ entity }) => entity.kind === 'person') ?? voices[0];
  if (voice && at >= 0) return attribution(cast, voice, 'source-marker', spanAt(tokens, at, 1));
  if (voice) return attribution(cast, voice, 'speech-verb');
  const words = tokens.filter((token) => token.kind !== 'punctuation').slice(0, 2);
  const reference = referenceIn(scene, words, after.end);
  const meant = reference && resolved(scene, cast.offices, reference, quoted.outer.start);
  return meant ? attribution(cast, meant, 'pronoun', undefined, reference.span) : {};
}

/** «dẫn lời ông X»: the one quoted stands right behind the marker; whoever quotes him does not speak. */
export function quoterIn(cast: Cast, span: Span): Attribution | undefined {
  const { scene } = cast;
  const tokens = scene.unquoted(span);
  for (let i = tokens.length - 1; i >= 0; i -= 1) {
    const length = scene.cues.longestAt('quoting', tokens, i);
    if (length === 0) continue;
    const cue = spanAt(tokens, i, length);
    const rest = { start: cue.end, end: span.end };
    const voices = scene.voicesIn(rest);
    const person = voices.find(({ entity }) => entity.kind === 'person');
    if (person) return attribution(cast, person, 'source-marker', cue);
    const verb = verbIn(scene, scene.unquoted(rest), 'first');
    const found = bySubject(cast, rest, verb ?? { start: span.end, end: span.end }, span.start);
    return found ?? described(scene, rest, 'source-marker', cue);
  }
  return undefined;
}

function aheadOf(cast: Cast, setting: Setting): Attribution | undefined {
  const { before, verbBefore, colon, sourceBefore } = setting;
  const { scene } = cast;
  const quoter = quoterIn(cast, before);
  if (quoter) return quoter;
  const named = verbBefore && bySubject(cast, before, verbBefore, before.start);
  if (named?.speaker?.entity !== undefined) return named;
  if (sourceBefore) {
    const tokens = scene.unquoted(before);
    const at = tokens.findIndex((_, i) => isSource(scene, tokens, i));
    const length = scene.cues.longestAt('source-marker', tokens, at);
    const comma = tokens.findIndex((token, i) => i >= at + length && (token.key === ',' || token.key === 'thì'));
    const source = bySource(cast, spanAt(tokens, at, length), tokens[comma]?.start ?? before.end);
    if (source) return source;
  }
  if (named) return named;
  if (!colon || verbBefore) return undefined;
  const voices = scene.voicesIn(before);
  const voice =
    voices.filter(({ entity }) => entity.kind === 'person').at(-1) ??
    voices.find(({ entity }) => entity.kind !== 'product');
  if (voice) return attribution(cast, voice, 'colon');
  const reference = referenceIn(scene, scene.unquoted(before), before.end);
  const meant = reference && resolved(scene, cast.offices, reference, before.start);
  return meant && attribution(cast, meant, 'pronoun', undefined, reference.span);
}

/** The sentences before a quotation in its block, up to the quotation before it. */
function earlier(cast: Cast, { quoted, index, here }: Utterance): Attribution | undefined {
  const { scene } = cast;
  const block = scene.article.blocks[index];
  const from = scene.sentenceAt(quoted.outer.start) - 1;
  const floor = Math.max(block?.start ?? 0, here?.end ?? 0);
  for (let i = from; i > from - SENTENCES_BACK && i >= 0; i -= 1) {
    const sentence = scene.sentences[i];
    if (!sentence || sentence.start < floor) return undefined;
    const found = speakerWithin(cast, sentence, i === from);
    if (found) return found;
  }
  return undefined;
}

/** Whom a sentence shows speaking or acting alone. */
function speakerWithin(cast: Cast, sentence: Sentence, near: boolean): Attribution | undefined {
  const { scene, offices } = cast;
  const tokens = scene.unquoted(sentence);
  const verb = verbIn(scene, tokens, 'first');
  const subject = verb && bySubject(cast, sentence, verb, sentence.start);
  if (subject?.speaker?.entity !== undefined) return subject;
  const source = isSource(scene, tokens, 0) ? scene.cues.longestAt('source-marker', tokens, 0) : 0;
  if (source > 0) {
    const comma = tokens.findIndex((token, i) => i >= source && token.key === ',');
    const found = bySource(cast, spanAt(tokens, 0, source), tokens[comma]?.start ?? sentence.end);
    if (found) return found;
  }
  const people = scene.voicesIn(sentence).filter(({ entity }) => entity.kind === 'person');
  const ids = new Set(people.map(({ entity }) => entity.id));
  const person = subjectPerson(scene, people);
  if (person && ids.size === 1) return attribution(cast, person, 'continued');
  if (!near || ids.size > 0) return undefined;
  const lead = tokens.filter((token) => token.kind !== 'punctuation').slice(0, 3);
  const reference = lead[0] && referenceIn(scene, lead.slice(0, 2), lead[0].start);
  const meant = reference?.kind === 'person' ? resolved(scene, offices, reference, sentence.start) : undefined;
  return meant && attribution(cast, meant, 'pronoun', undefined, reference?.span);
}

const POINTS_BACK = /^(?:Đó|Đây|Trên đây)\s+(?:cũng\s+)?(?:là|chính là)\s/u;

/** «“A”. Đó là chia sẻ của ông X.»: the sentence behind points back at the words. */
function pointedAt(cast: Cast, { quoted, setting }: Utterance): Attribution | undefined {
  const { scene } = cast;
  const next = scene.sentences[scene.sentenceAt(quoted.outer.end - 1) + 1];
  if (!setting.begins || !next || next.start < quoted.outer.end) return undefined;
  if (!POINTS_BACK.test(scene.article.text.slice(next.start, next.start + 24))) return undefined;
  const words = scene.article.text.slice(next.start, next.end);
  if (!/(?:chia sẻ|lời|phát biểu|nhận định|khẳng định|câu nói|quan điểm|ý kiến|tuyên bố|tâm sự)/.test(words))
    return undefined;
  const voices = scene.voicesIn(next);
  const voice =
    voices.find(({ entity }) => entity.kind === 'person') ?? voices.find(({ entity }) => entity.kind !== 'product');
  return voice && attribution(cast, voice, 'source-marker');
}

/** The end of the paragraph before, where it opens the words or shows somebody speaking. */
function fromBefore(cast: Cast, { index, quoted, setting }: Utterance): Attribution | undefined {
  const { scene } = cast;
  const before = scene.article.blocks[index - 1];
  const block = scene.article.blocks[index];
  if (!before || !block || !setting.begins || before.role === 'title' || before.role === 'heading') return undefined;
  if (scene.article.text.slice(block.start, quoted.outer.start).trim() !== '') return undefined;
  const final = scene.sentences[scene.sentenceAt(before.end - 1)];
  if (!final || final.start < before.start) return undefined;
  if (/:\s*$/.test(scene.article.text.slice(before.start, before.end))) {
    const verb = verbIn(scene, scene.unquoted(final), 'last');
    return (verb && bySubject(cast, final, verb, final.start)) ?? speakerWithin(cast, final, true);
  }
  if (!setting.alone) return undefined;
  const verb = verbIn(scene, scene.unquoted(final), 'first');
  const found = verb && bySubject(cast, final, verb, final.start);
  return found?.speaker?.entity === undefined ? undefined : found;
}

function spanAt(tokens: readonly Span[], at: number, length: number): Span {
  return { start: tokens[at]?.start ?? 0, end: tokens[at + length - 1]?.end ?? 0 };
}
