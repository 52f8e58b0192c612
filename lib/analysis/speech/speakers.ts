import { type Attribution, attribution, type Cast, continued, described } from '@/lib/analysis/speech/attribution';
import { writingBehind } from '@/lib/analysis/speech/authors';
import { clauseInitial, isReceiver, isRepresentative } from '@/lib/analysis/speech/clauses';
import { bySource, bySubject, quoterIn } from '@/lib/analysis/speech/named-by-cue';
import {
  earlier,
  fromBefore,
  gestureBehind,
  pointedAt,
  signedBehind,
  type Utterance,
} from '@/lib/analysis/speech/neighbours';
import { rolesAmong } from '@/lib/analysis/speech/offices';
import { protagonist } from '@/lib/analysis/speech/protagonist';
import type { Quoted } from '@/lib/analysis/speech/quote-marks';
import { referenceIn, speaksFor } from '@/lib/analysis/speech/references';
import { resolved } from '@/lib/analysis/speech/referents';
import { FIRMS, type Scene, type Voice } from '@/lib/analysis/speech/scene';
import { isSource, type Setting } from '@/lib/analysis/speech/speech';
import { cueAt } from '@/lib/analysis/words';
import type { Span } from '@/lib/text/span';
import { spanOf, type Token } from '@/lib/text/tokens';

/**
 * Who said a quotation: the subject of the verb of speech behind it, before it, in the neighbouring sentence or paragraph;
 * a pronoun is resolved by recency and gender; a quotation cut by its attribution keeps its speaker; a paragraph that is only
 * a quotation keeps the last one. Undefined where two would do: no name is better than a wrong one.
 */
export function speakerOf(cast: Cast, utterance: Utterance): Attribution | undefined {
  const { quoted, setting, here, last } = utterance;
  const opened = opener(cast, setting);
  if (opened) return opened;
  const behind =
    quoterIn(cast, setting.after) ??
    writtenBehind(cast, setting, quoted) ??
    verbBehind(cast, setting, quoted) ??
    sourceBehind(cast, setting, quoted);
  if (behind) return behind;
  const ahead = setting.begins ? undefined : aheadOf(cast, setting);
  if (ahead || setting.title) return ahead;
  const between = earlier(cast, utterance);
  if (between) return between;
  if (here) return here.attribution && continued(here.attribution, 'split');
  return (
    pointedAt(cast, utterance) ??
    gestureBehind(cast, utterance) ??
    signedBehind(cast, utterance) ??
    fromBefore(cast, utterance) ??
    (setting.alone && last ? continued(last, 'continued') : undefined) ??
    ofProtagonist(cast, utterance)
  );
}

/** «Khi ông Huy nói “A”, bà Lan đứng dậy»: whose verb opens the words said them, whoever stands behind. */
function opener(cast: Cast, setting: Setting): Attribution | undefined {
  if (setting.begins || !setting.complement || !setting.verbBefore) return undefined;
  const ahead = aheadOf(cast, setting);
  return ahead?.speaker && ahead;
}

/** Words that nothing ties to anybody are of the one whom the article is about, where there is one. */
function ofProtagonist(cast: Cast, { quoted, setting }: Utterance): Attribution | undefined {
  if (!setting.begins) return undefined;
  const person = protagonist(cast.scene, quoted.outer.start);
  return person && attribution(cast, person, 'continued');
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

/** «“A”, thông báo có đoạn»: whose writing it is says so; nobody where that is not told. */
function writtenBehind({ scene, offices }: Cast, { after }: Setting, { outer }: Quoted): Attribution | undefined {
  const reference = writingBehind(scene.unquoted(after));
  if (!reference) return undefined;
  const author = resolved(scene, offices, reference, outer.start);
  return author ? attribution({ scene, offices }, author, 'pronoun', undefined, reference.span) : {};
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
  if (voice && at >= 0) return attribution(cast, voice, 'source-marker', spanOf(tokens, at, 1));
  if (voice) return attribution(cast, voice, 'speech-verb');
  const words = tokens.filter((token) => token.kind !== 'punctuation');
  const reference =
    referenceIn(scene, words.slice(0, 2), after.end) ?? referenceIn(scene, words.slice(0, 4), after.end);
  const meant = reference && resolved(scene, cast.offices, reference, quoted.outer.start);
  return meant ? attribution(cast, meant, 'pronoun', undefined, reference.span) : {};
}

/** Most words between «lời» and «của»: «lời khuyên của», «câu nói nổi tiếng của». */
const LONGEST_KIND = 3;
/** Behind these a name hears the words: «lời cảm ơn tới bà Lan». */
const HEARER = /^(?:tới|đến|với|cho|về|gửi|dành)$/;

/** «nhắc lại lời bà Lan: “A”», «nhớ lời khuyên của cha: “A”»: whose words they are is said right before the colon. */
function utteredBy(cast: Cast, before: Span): Attribution | undefined {
  const { scene } = cast;
  const tokens = scene.unquoted(before);
  const noun = tokens.findLastIndex(({ key }, i) => key === 'lời' || (key === 'câu' && tokens[i + 1]?.key === 'nói'));
  const words = noun < 0 ? [] : tokens.slice(noun + 1).filter((token) => token.kind !== 'punctuation');
  const own = words.slice(0, LONGEST_KIND + 1).findIndex(({ key }) => key === 'của');
  const from = words[own + 1];
  const last = words.at(-1);
  if (!from || !last || words.length > LONGEST_SUBJECT || words.some(({ key }) => HEARER.test(key))) return undefined;
  const voice = scene
    .voicesIn({ start: from.start, end: last.end })
    .findLast(({ mention }) => mention.end === last.end);
  const cue = spanOf(tokens, noun, 1);
  if (voice && (own >= 0 || isTitled(scene, from, voice))) return attribution(cast, voice, 'colon', cue);
  return own >= 0 && !voice ? described(scene, { start: from.start, end: last.end }, 'colon', cue) : undefined;
}

/** Most words of whose words they are. */
const LONGEST_SUBJECT = 10;

/** Nothing but an address, a title or a role leads to a name. */
function isTitled(scene: Scene, from: Token, { mention }: Voice): boolean {
  const lead = scene.tokens({ start: from.start, end: mention.start });
  return lead.length === 0 || cueAt(scene.cues, ['honorific', 'title', 'role'], lead, 0) > 0;
}

function aheadOf(cast: Cast, setting: Setting): Attribution | undefined {
  const { before, verbBefore, colon, sourceBefore } = setting;
  const { scene } = cast;
  const quoter = quoterIn(cast, before) ?? (colon ? utteredBy(cast, before) : undefined);
  if (quoter) return quoter;
  const named = verbBefore && bySubject(cast, before, verbBefore, before.start);
  if (named?.speaker?.entity !== undefined) return named;
  if (sourceBefore) {
    const tokens = scene.unquoted(before);
    const at = tokens.findIndex((_, i) => isSource(scene, tokens, i));
    const length = scene.cues.longestAt('source-marker', tokens, at);
    const comma = tokens.findIndex((token, i) => i >= at + length && (token.key === ',' || token.key === 'thì'));
    const source = bySource(cast, spanOf(tokens, at, length), tokens[comma]?.start ?? before.end);
    if (source) return source;
  }
  return (
    (colon ? byColon(cast, before, verbBefore, setting.title) : undefined) ??
    named ??
    (colon && !verbBefore ? byOpening(cast, before) : undefined)
  );
}

/** «Bà Lan cười: “A”», «Giám đốc Mây Xanh: “A”»: whom the words before a colon name, behind a verb whose subject nobody knows; in a title «Facebook đầy ảnh giả: “A”» a firm does not speak. */
function byColon(cast: Cast, before: Span, verb: Span | undefined, isTitle: boolean): Attribution | undefined {
  const { scene, offices } = cast;
  // «Khi tôi hỏi, ông Huy cười: “A”», «Nói về ông Huy, bà Lan cười: “A”»: the verb tells when.
  const voices = scene
    .voicesIn({ start: verb?.end ?? before.start, end: before.end })
    .filter((voice) => !verb || (!isReceiver(scene, voice) && clauseInitial(scene, voice)));
  const people = voices.filter(({ entity }) => entity.kind === 'person');
  const person = people.findLast((each) => !isReceiver(scene, each)) ?? people.at(-1);
  if (person) return attribution(cast, person, 'colon');
  const firm = voices.find(({ entity }) => entity.kind !== 'product');
  if (!firm || (isTitle && /\p{L}/u.test(scene.article.text.slice(firm.mention.end, before.end)))) return undefined;
  const lead = scene.tokens({ start: before.start, end: firm.mention.start });
  const roles = rolesAmong(scene, lead).filter((role) => !speaksFor(scene, role));
  if (roles.length === 0 || isRepresentative(scene, firm)) return attribution(cast, firm, 'colon');
  const holder = offices.holderAt(firm.entity.id, roles, before.start);
  return holder ? attribution(cast, holder, 'colon') : {};
}

/** «Nhà sản xuất thì thận trọng: “A”», «Ông lắc đầu: “A”»: a word for somebody named before opens the words before a colon. */
function byOpening({ scene, offices }: Cast, before: Span): Attribution | undefined {
  const tokens = scene.unquoted(before);
  const trigger = cueAt(scene.cues, FIRMS, tokens, 0);
  const reference = referenceIn(scene, tokens, before.end) ?? referenceIn(scene, tokens.slice(0, trigger), before.end);
  const meant = reference && resolved(scene, offices, reference, before.start);
  if (meant) return attribution({ scene, offices }, meant, 'pronoun', undefined, reference.span);
  // Whoever spoke before, this is somebody else.
  return trigger > 0 ? {} : undefined;
}
