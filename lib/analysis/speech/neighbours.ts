import { type Attribution, attribution, type Cast } from '@/lib/analysis/speech/attribution';
import { clauseInitial } from '@/lib/analysis/speech/clauses';
import { bySource, bySubject } from '@/lib/analysis/speech/named-by-cue';
import type { Quoted } from '@/lib/analysis/speech/quote-marks';
import { referenceIn } from '@/lib/analysis/speech/references';
import { resolved } from '@/lib/analysis/speech/referents';
import { isSource, type Setting, verbIn } from '@/lib/analysis/speech/speech';
import { subjectPerson } from '@/lib/analysis/speech/subjects';
import type { Sentence } from '@/lib/text/sentences';
import { keysOf, spanOf } from '@/lib/text/tokens';

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

/** The sentences before a quotation in its block, up to the quotation before it. */
export function earlier(cast: Cast, { quoted, index, here }: Utterance): Attribution | undefined {
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

/** How many sentences before a quotation may name its speaker. */
const SENTENCES_BACK = 3;

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
    const found = bySource(cast, spanOf(tokens, 0, source), tokens[comma]?.start ?? sentence.end);
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

/** «“A”. Đó là chia sẻ của ông X.»: the sentence behind points back at the words. */
export function pointedAt(cast: Cast, { quoted, setting }: Utterance): Attribution | undefined {
  const { scene } = cast;
  const next = scene.sentences[scene.sentenceAt(quoted.outer.end - 1) + 1];
  if (!setting.begins || !next || next.start < quoted.outer.end) return undefined;
  if (!POINTS_BACK.test(scene.article.text.slice(next.start, next.start + 30).normalize('NFC'))) return undefined;
  const words = scene.article.text.slice(next.start, next.end).normalize('NFC');
  if (!/(?:chia sẻ|lời|phát biểu|nhận định|khẳng định|câu nói|quan điểm|ý kiến|tuyên bố|tâm sự)/.test(words))
    return undefined;
  const voices = scene.voicesIn(next);
  const voice =
    voices.find(({ entity }) => entity.kind === 'person') ?? voices.find(({ entity }) => entity.kind !== 'product');
  return voice && attribution(cast, voice, 'source-marker');
}

const POINTS_BACK = /^(?:Đó|Đây|Trên đây)\s+(?:cũng\s+)?(?:là|chính là)\s/u;

/** «“A.” Bà Lan lắc đầu.»: the sentence behind shows the speaker. */
export function gestureBehind({ scene, offices }: Cast, { quoted, setting }: Utterance): Attribution | undefined {
  const next = scene.sentences[scene.sentenceAt(quoted.outer.end - 1) + 1];
  const block = scene.article.blocks[next?.block ?? 0];
  if (!setting.begins || !next || !block || quoted.outer.start < block.start) return undefined;
  const [voice] = scene.voicesIn(next);
  if (voice?.entity.kind !== 'person' || !clauseInitial(scene, voice)) return undefined;
  const behind = scene.tokens({ start: voice.mention.end, end: next.end });
  const word = behind.findIndex(({ key }) => !/^(?:chỉ|khẽ|lại|liền)$/.test(key));
  return GESTURE.test(keysOf(behind, word, 2)) ? attribution({ scene, offices }, voice, 'continued') : undefined;
}

/** How somebody looks who has just spoken. */
const GESTURE =
  /^(?:lắc đầu|gật đầu|gật gù|cười|mỉm cười|bật cười|thở dài|nhún vai|xua tay|khoát tay|ngừng lời|trầm ngâm|im lặng|(?:nói|kể|bảo|đáp) (?:vậy|thế))(?: |$)/;

/** «“A.” ⏎ Trần Minh, nhà sáng lập Mây Xanh»: the line below is nothing but somebody and the office. */
export function signedBehind(cast: Cast, { index, setting }: Utterance): Attribution | undefined {
  const { scene } = cast;
  const next = scene.article.blocks[index + 1];
  if (!setting.alone || !next || /[.!?:…”"]\s*$/.test(scene.article.text.slice(next.start, next.end))) return undefined;
  const tokens = scene.tokens(next);
  const [voice] = scene.voicesIn(next);
  if (voice?.entity.kind !== 'person' || tokens.length > LONGEST_SIGNATURE || !clauseInitial(scene, voice))
    return undefined;
  const behind = tokens.find(({ start }) => start >= voice.mention.end);
  return behind === undefined || /^[,(–—-]$/.test(behind.key) ? attribution(cast, voice, 'continued') : undefined;
}

/** Most words of a line that signs the words above it. */
const LONGEST_SIGNATURE = 20;

/** The end of the paragraph before, where it opens the words or shows somebody speaking. */
export function fromBefore(cast: Cast, { index, quoted, setting }: Utterance): Attribution | undefined {
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
