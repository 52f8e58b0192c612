import type { EvidenceRule, Speaker } from '@/lib/analysis/analysis';
import type { Quoted } from '@/lib/analysis/quote-marks';
import { genderOfWord, type Scene, type Voice } from '@/lib/analysis/scene';
import { type Setting, verbIn } from '@/lib/analysis/speech';
import type { Span } from '@/lib/text/span';
import type { Token } from '@/lib/text/tokens';

/** A speaker and the words that tie him to what was said. */
export interface Attribution {
  readonly speaker: Speaker;
  readonly cue?: Span;
}

/**
 * Who said a quotation: the subject of the verb of speech behind it, before it, in the neighbouring sentence or paragraph;
 * a pronoun is resolved by recency and gender; a quotation cut by its attribution keeps its speaker; a paragraph that is only
 * a quotation keeps the last one. Undefined where two would do: no name is better than a wrong one.
 */
export function speakerOf(
  scene: Scene,
  block: Span,
  index: number,
  quoted: Quoted,
  setting: Setting,
  here: Attribution | undefined,
  last: Attribution | undefined,
): Attribution | undefined {
  const behind = behindOf(scene, setting, quoted);
  if (behind) return behind;
  if (!setting.begins) {
    const ahead = aheadOf(scene, setting);
    if (ahead) return ahead;
  }
  if (setting.title) return titleSpeaker(scene, setting, quoted);
  // Somebody speaks behind the mark whom we could not tell: a neighbour's name would be a guess.
  if (setting.verbAfter && namesSomebody(scene, { start: setting.after.start, end: setting.verbAfter.start }))
    return undefined;
  if (here) return continued(here, 'split');
  return (
    neighbour(scene, block, index, quoted, setting) ??
    (setting.alone && last ? continued(last, 'continued') : undefined)
  );
}

function behindOf(scene: Scene, setting: Setting, quoted: Quoted): Attribution | undefined {
  return (
    quotedSource(scene, setting.after) ??
    (setting.verbAfter && subjectBefore(scene, setting.after, setting.verbAfter, quoted.outer.start))
  );
}

function namesSomebody(scene: Scene, span: Span): boolean {
  return scene.tokens(span).some((token) => token.kind === 'word');
}

function aheadOf(scene: Scene, setting: Setting): Attribution | undefined {
  const { before, verbBefore, colon } = setting;
  const quoter = quotedSource(scene, before);
  if (quoter) return quoter;
  if (verbBefore) {
    const subject = subjectBefore(scene, before, verbBefore, before.start);
    if (subject) return subject;
  }
  if (!colon) return undefined;
  const people = scene.voicesIn(before).filter(({ entity }) => entity.kind === 'person');
  const voice = (verbBefore ? undefined : people.at(-1)) ?? preferred(scene, scene.voicesIn(before), before);
  return voice && attribution(scene, voice, 'colon');
}

/** «dẫn lời ông X», «theo bà Y»: the one quoted stands right behind the marker, not before the verb. */
function quotedSource(scene: Scene, span: Span): Attribution | undefined {
  const tokens = scene.tokens(span);
  for (let i = tokens.length - 1; i >= 0; i -= 1) {
    const length = scene.cues.longestAt('source-marker', tokens, i);
    const key = tokens
      .slice(i, i + length)
      .map((token) => token.key)
      .join(' ');
    if (length === 0 || !/^(?:dẫn lời|dẫn lại lời|trích lời|theo lời)$/.test(key)) continue;
    const from = tokens[i + length - 1]?.end ?? span.start;
    const voice = preferred(scene, scene.voicesIn({ start: from, end: span.end }), { start: from, end: span.end });
    if (voice) return attribution(scene, voice, 'source-marker', spanOf(tokens, i, length));
  }
  return undefined;
}

/** The subject of a verb of speech: the voice between the segment's start and the verb, or the pronoun there. */
function subjectBefore(scene: Scene, segment: Span, verb: Span, before: number): Attribution | undefined {
  const span = { start: segment.start, end: verb.start };
  const voices = scene.voicesIn(span);
  const people = voices.filter(({ entity }) => entity.kind === 'person');
  const voice =
    people.length > 0
      ? preferred(scene, voices, span)
      : (officeHolder(scene, span, before) ?? preferred(scene, voices, span));
  if (voice) return attribution(scene, voice, 'speech-verb', verb);
  const pronoun = pronounIn(scene, span);
  if (pronoun) {
    const person = pronoun.kind === 'person' ? lastPerson(scene, before, pronoun.gender) : lastFirm(scene, before);
    return person && { ...attribution(scene, person, 'pronoun', verb, pronoun.span) };
  }
  // «…», theo ông X; «…», nói bởi …: the voice may stand behind the verb where nothing stands before it.
  const first = scene.tokens(span).filter((token) => token.kind !== 'punctuation');
  if (first.length === 0) {
    const behind = { start: verb.end, end: segment.end };
    const follower = scene.voicesIn(behind).find(({ entity }) => entity.kind === 'person');
    if (follower && follower.mention.start - verb.end < 40) return attribution(scene, follower, 'speech-verb', verb);
  }
  return undefined;
}

/** «Phó Chủ tịch VCCI», «đại diện FPT Digital» of a person who was introduced with that office: the words are his. */
function officeHolder(scene: Scene, span: Span, before: number): Voice | undefined {
  const [firm] = scene.voicesIn(span).filter(({ entity }) => entity.kind !== 'person');
  if (!firm) return undefined;
  const lead = scene.tokens({ start: span.start, end: firm.mention.start });
  if (!lead.some((_, i) => scene.cues.longestAt('role', lead, i) > 0)) return undefined;
  const holders = new Map<string, Voice>();
  scene.voices.forEach((voice, i) => {
    if (voice.entity.id !== firm.entity.id || voice.mention.end > before) return;
    for (const person of [scene.voices[i - 1], scene.voices[i + 1]])
      if (person?.entity.kind === 'person' && isIntroduced(scene, person, voice)) holders.set(person.entity.id, person);
  });
  return holders.size === 1 ? [...holders.values()][0] : undefined;
}

/** «Phó Chủ tịch VCCI Hoàng Quang Phòng» or «Hoàng Quang Phòng, Phó Chủ tịch VCCI»: side by side, with a role before the firm. */
function isIntroduced(scene: Scene, person: Voice, firm: Voice): boolean {
  const [first, second] = person.mention.start < firm.mention.start ? [person, firm] : [firm, person];
  const between = { start: first.mention.end, end: second.mention.start };
  const text = scene.article.text.slice(between.start, between.end);
  if (text.length > 60 || /[.!?\n]/.test(text)) return false;
  if (first === firm) return /^[\s,–-]*(?:ông|bà|anh|chị)?\s*$/i.test(text);
  const tokens = scene.tokens(between);
  return /^\s*[,–(-]/.test(text) && tokens.some((_, i) => scene.cues.longestAt('role', tokens, i) > 0);
}

/** Of several voices before a verb: a person rather than a firm, the first person named; a firm only where it is the subject. */
function preferred(scene: Scene, voices: readonly Voice[], span: Span): Voice | undefined {
  const people = voices.filter(({ entity }) => entity.kind === 'person');
  const [person] = people;
  if (person) {
    if (people.length === 1 || people.every(({ entity }) => entity.id === person.entity.id)) return person;
    // «ông A, cộng sự của bà B, cho biết»: the first is the subject unless it only receives («trả lời ông A, bà B nói»).
    return people.find((voice) => !isReceiver(scene, voice, span)) ?? person;
  }
  const firms = voices.filter((voice) => !isReceiver(scene, voice, span) && voice.entity.kind !== 'product');
  const first = firms[0];
  if (!first) return undefined;
  if (representative(scene, first, span) || isSubject(scene, first, span)) return first;
  return firms.find((voice) => representative(scene, voice, span));
}

function isSubject(scene: Scene, voice: Voice, span: Span): boolean {
  const lead = scene
    .tokens({ start: span.start, end: voice.mention.start })
    .filter((token) => token.kind !== 'punctuation');
  const keys = lead.map((token) => token.key);
  if (keys.length === 0) return true;
  const trigger =
    scene.cues.longestBefore('company-trigger', lead, lead.length) ||
    scene.cues.longestBefore('organisation-trigger', lead, lead.length);
  return trigger > 0 && trigger >= lead.length;
}

function representative(scene: Scene, voice: Voice, span: Span): boolean {
  const lead = scene.tokens({ start: span.start, end: voice.mention.start });
  for (let back = 0; back <= 3; back += 1) {
    const at = lead.length - back;
    if (scene.cues.longestBefore('representative', lead, at) > 0) return true;
    if (!/^(?:của|công|ty|hãng|tập|đoàn|truyền|thông)$/.test(lead[at - 1]?.key ?? '')) break;
  }
  return false;
}

/** «trả lời VnExpress», «nói với Reuters», «của FPT»: who hears it, or whose it is, does not say it. */
function isReceiver(scene: Scene, voice: Voice, span: Span): boolean {
  const lead = scene.tokens({ start: span.start, end: voice.mention.start });
  let at = lead.length - 1;
  while (
    at >= 0 &&
    (scene.cues.has('honorific', lead[at]?.key ?? '') || /^(?:báo|tờ|trang|kênh|hãng|tin)$/.test(lead[at]?.key ?? ''))
  )
    at -= 1;
  return /^(?:với|lời|cho|trên|tại|của|từ|bởi|vấn|về|cùng|ở)$/.test(lead[at]?.key ?? '');
}

const FIRM_PRONOUN =
  /^(?:công ty|hãng|tập đoàn|hãng này|công ty này|tập đoàn này|doanh nghiệp này|startup này|nhà mạng này)$/;

function pronounIn(scene: Scene, span: Span): { kind: 'person' | 'firm'; gender?: 'm' | 'f'; span: Span } | undefined {
  const tokens = scene.tokens(span).filter((token) => token.kind !== 'punctuation');
  for (let i = tokens.length - 1; i >= 0; i -= 1) {
    const length = scene.cues.longestAt('back-reference', tokens, i);
    const words = tokens
      .slice(i, i + length)
      .map((token) => token.key)
      .join(' ');
    if (length > 1)
      return {
        kind: FIRM_PRONOUN.test(words) ? 'firm' : 'person',
        ...genderPart(words),
        span: spanOf(tokens, i, length),
      };
    const key = tokens[i]?.key ?? '';
    const gender = genderOfWord(key);
    const next = tokens[i + 1];
    if (gender && !(next && isName(scene, next))) return { kind: 'person', gender, span: spanOf(tokens, i, 1) };
  }
  return undefined;
}

function genderPart(words: string): { gender?: 'm' | 'f' } {
  const gender = genderOfWord(words.split(' ')[0] ?? '') ?? (words.startsWith('nữ') ? 'f' : undefined);
  return gender ? { gender } : {};
}

function isName(scene: Scene, token: Token): boolean {
  return /^\p{Lu}/u.test(scene.article.text.slice(token.start, token.end));
}

/** The person meant by a pronoun: the last one named before it of that gender, the subject of that sentence where it names two. */
function lastPerson(scene: Scene, before: number, gender?: 'm' | 'f'): Voice | undefined {
  const fits = ({ entity, mention }: Voice) => {
    const known = scene.genderOf(entity.id);
    return entity.kind === 'person' && mention.end <= before && (!gender || !known || known === gender);
  };
  const earlier = scene.voices.filter(fits);
  const last = earlier.at(-1);
  if (!last) return undefined;
  const sentence = scene.sentences.find(({ start, end }) => start <= last.mention.start && last.mention.end <= end);
  const rivals = earlier.filter(
    ({ mention }) => sentence && mention.start >= sentence.start && mention.end <= sentence.end,
  );
  const sure = gender && rivals.filter(({ entity }) => scene.genderOf(entity.id) === gender);
  return sure?.[0] ?? rivals[0] ?? last;
}

function lastFirm(scene: Scene, before: number): Voice | undefined {
  return scene.voices.filter(({ entity, mention }) => entity.kind === 'company' && mention.end <= before).at(-1);
}

/** The sentence before in the block, the one behind, or the end of the paragraph before where it opens the words. */
function neighbour(
  scene: Scene,
  block: Span,
  index: number,
  quoted: Quoted,
  setting: Setting,
): Attribution | undefined {
  const { text } = scene.article;
  const earlier = scene.sentences.filter((s) => s.block === index && s.end <= quoted.outer.start).at(-1);
  if (earlier) {
    const verb = verbIn(scene, scene.tokens(earlier), 'last');
    const subject = verb && subjectBefore(scene, earlier, verb, earlier.start);
    if (subject) return subject;
    const voices = scene.voicesIn(earlier).filter(({ entity }) => entity.kind === 'person');
    const [only] = voices;
    if (only && voices.every(({ entity }) => entity.id === only.entity.id))
      return attribution(scene, only, 'continued');
    const pronoun = pronounIn(scene, earlier);
    const person = pronoun?.kind === 'person' ? lastPerson(scene, earlier.start, pronoun.gender) : undefined;
    if (person) return attribution(scene, person, 'pronoun', undefined, pronoun?.span);
  }
  const before = scene.article.blocks[index - 1];
  if (before && setting.begins && !earlier && before.role !== 'title') {
    const final = scene.sentences.filter((s) => s.block === index - 1).at(-1);
    if (final && /:\s*$/.test(text.slice(before.start, before.end))) {
      const voice = preferred(scene, scene.voicesIn(final), final);
      if (voice) return attribution(scene, voice, 'colon');
      const pronoun = pronounIn(scene, final);
      const person = pronoun?.kind === 'person' ? lastPerson(scene, final.start, pronoun.gender) : undefined;
      if (person) return attribution(scene, person, 'pronoun');
    }
  }
  void block;
  return undefined;
}

function titleSpeaker(scene: Scene, setting: Setting, quoted: Quoted): Attribution | undefined {
  const voice = preferred(scene, scene.voicesIn(setting.before), setting.before);
  if (voice && setting.colon) return attribution(scene, voice, 'colon');
  // A bare quotation as a title is said again in the text, there with its speaker: nothing is guessed here.
  void quoted;
  return undefined;
}

function continued({ speaker, cue }: Attribution, rule: EvidenceRule): Attribution {
  return { speaker: { ...speaker, evidence: { ...speaker.evidence, rule } }, ...(cue ? { cue } : {}) };
}

/** Ties a voice to words, with the sentence that names the speaker fully as evidence. */
export function attribution(scene: Scene, voice: Voice, rule: EvidenceRule, cue?: Span, mention?: Span): Attribution {
  const { entity } = voice;
  const full = scene.voices.find(
    ({ entity: other, mention: place }) =>
      other.id === entity.id && scene.article.text.slice(place.start, place.end) === entity.name,
  );
  const named = full ?? voice;
  const source = scene.sentences.find(({ start, end }) => start <= named.mention.start && named.mention.end <= end);
  return {
    speaker: {
      entity: entity.id,
      name: entity.name,
      mention: mention ?? voice.mention.shortForm ?? { start: voice.mention.start, end: voice.mention.end },
      ...(entity.apposition ? { role: entity.apposition } : {}),
      evidence: {
        rule,
        ...(cue ? { cue } : {}),
        ...(source ? { source: { start: source.start, end: source.end } } : {}),
      },
    },
    ...(cue ? { cue } : {}),
  };
}

function spanOf(tokens: readonly Token[], at: number, length: number): Span {
  return { start: tokens[at]?.start ?? 0, end: tokens[at + length - 1]?.end ?? 0 };
}
