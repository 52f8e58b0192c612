import { type Attribution, attribution, type Cast, described } from '@/lib/analysis/speech/attribution';
import { isOfDocument } from '@/lib/analysis/speech/clauses';
import { referenceIn } from '@/lib/analysis/speech/references';
import { resolved } from '@/lib/analysis/speech/referents';
import { FIRMS, ROLES, type Voice } from '@/lib/analysis/speech/scene';
import { verbIn } from '@/lib/analysis/speech/speech';
import { subjectOf } from '@/lib/analysis/speech/subjects';
import { cueAt } from '@/lib/analysis/words';
import type { Span } from '@/lib/text/span';
import { matchedLength, spanOf, type Token } from '@/lib/text/tokens';

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

/** «dẫn lời ông X»: the one quoted stands right behind the marker; whoever quotes him does not speak. */
export function quoterIn(cast: Cast, span: Span): Attribution | undefined {
  const { scene } = cast;
  const tokens = scene.unquoted(span);
  for (let i = tokens.length - 1; i >= 0; i -= 1) {
    const length = scene.cues.longestAt('quoting', tokens, i) || insidersLength(tokens, i);
    if (length === 0) continue;
    const cue = spanOf(tokens, i, length);
    const rest = { start: cue.end, end: span.end };
    if (tokens.length === i + length) return { cue };
    const voices = scene.voicesIn(rest);
    const person = voices.find(({ entity }) => entity.kind === 'person');
    if (person) return attribution(cast, person, 'source-marker', cue);
    const verb = verbIn(scene, scene.unquoted(rest), 'first');
    const found = bySubject(cast, rest, verb ?? { start: span.end, end: span.end }, span.start);
    return found ?? described(scene, rest, 'source-marker', cue);
  }
  return undefined;
}

const LEADING = ['honorific', ...ROLES, ...FIRMS];

/** Nothing but titles, triggers and names stands between the marker and the voice: «theo ông», «theo Giám đốc FPT», not «theo kế hoạch của». */
function leadsTo({ scene }: Cast, cue: Span, voice: Voice): boolean {
  const whole = scene.tokens({ start: cue.start, end: voice.mention.start });
  const lead = whole.filter((token) => token.start >= cue.end);
  const [first] = lead;
  if (!first) return true;
  if (cueAt(scene.cues, LEADING, lead, 0) > 0) return !lead.some((token) => token.key === ',');
  if (/^(?:nhóm|tác|chính|lời|cựu|nguyên|nữ|nam)$/.test(first.key)) return lead.length < 8;
  if (isOfDocument(scene, whole.slice(1))) return true;
  // «theo thuyền trưởng Bùi Lưỡng», whatever his work.
  return voice.entity.kind === 'person' && lead.length <= 3 && lead.every((token) => WORK.test(token.key));
}

/** A word that may belong to somebody's work: no mark, no word that ties two nouns. */
const WORK = /^(?!(?:của|cho|với|do|mà|hợp|đồng|lịch|bản|hồ|sơ|luật|gót|chân|bước|kế|hoạch)$)\p{L}+$/u;

/** «dẫn nguồn thạo tin», «dẫn hai nguồn tin từ Mây Xanh»: somebody unnamed, whom a paper quotes; 0 for anything else. */
function insidersLength(tokens: readonly Token[], at: number): number {
  return tokens[at]?.key === 'dẫn' ? matchedLength(INSIDERS, tokens, at, 6) : 0;
}

const INSIDERS = /^dẫn (?:(?:một số|một|các|nhiều|những|hai|ba) )?(?:nguồn thạo tin|nguồn tin)(?: (?:từ|của))? /;
