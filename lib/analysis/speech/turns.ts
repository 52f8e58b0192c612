import type { Quotation } from '@/lib/analysis/analysis';
import { type Attribution, attribution, type Cast } from '@/lib/analysis/speech/attribution';
import { bySubject } from '@/lib/analysis/speech/named-by-cue';
import type { Voice } from '@/lib/analysis/speech/scene';
import { verbIn } from '@/lib/analysis/speech/speech';

const DASH = /^\s*[-–—]\s*/;
/** An interview has at least two answers. */
const FEWEST_ANSWERS = 2;
const ASKER = /^[\s–—-]*(?:PV|Phóng viên|Hỏi|Thưa|Xin|Vậy|Được biết|Nhưng)(?=[\s:,.])/u;
const FIRST_PERSON = /(?:^|\s)(?:tôi|chúng tôi)(?=[\s,.])/iu;

/** How far (in characters) into a line the colon of a label stands: «- Giá: 3 triệu đồng.». */
const LONGEST_LABEL = 40;
/** Fewest words of a dash-led line that stands alone and is yet speech. */
const FEWEST_WORDS = 6;

/**
 * The answers of an interview led by dashes: a line that opens with a dash and is no question answers the question before it;
 * the paragraphs between an answer and the next question go on with it. The speaker is the interviewee, the person whom title and
 * opening name most or who is said to be spoken with. A dash-led sentence alone in a story is speech too; a list is none.
 */
export function interviewAnswers(cast: Cast): Quotation[] {
  const { text, blocks } = cast.scene.article;
  const turns = blocks.map((block) => turnOf(text.slice(block.start, block.end).normalize('NFC')));
  const asked = turns.flatMap((turn, i) => (turn === 'dash' && turns[i - 1] === 'question' ? [i] : []));
  const isInterview = asked.length >= FEWEST_ANSWERS;
  const answers = isInterview
    ? asked.flatMap((i) => [i, ...goingOn(turns, i)])
    : turns.flatMap((_, i) => (isLone(cast, turns, i) ? [i] : []));
  const opening = blocks[isInterview ? (asked[0] ?? 0) - 1 : (answers[0] ?? 0)];
  const voice = opening && interviewee(cast, opening.start);
  const said = voice && attribution(cast, voice, 'interview');
  return answers.flatMap((i): Quotation[] => {
    const block = blocks[i];
    if (!block) return [];
    const dash = DASH.exec(text.slice(block.start, block.start + 8))?.[0].length ?? 0;
    const own = isInterview ? said : (toldBehind(cast, i) ?? said);
    return [
      {
        kind: 'direct',
        content: { start: block.start + dash, end: block.end },
        ...(own?.speaker ? { speaker: own.speaker } : {}),
        evidence: own?.speaker?.evidence ?? { rule: 'interview' },
      },
    ];
  });
}

type Turn = 'question' | 'dash' | 'plain';

/** A dash-led sentence with no other beside it. */
function isLone({ scene }: Cast, turns: readonly Turn[], at: number): boolean {
  const block = scene.article.blocks[at];
  if (!block || turns[at] !== 'dash' || turns[at - 1] === 'dash' || turns[at + 1] === 'dash' || at === 0) return false;
  const words = scene.tokens(block).filter((token) => token.kind !== 'punctuation');
  const text = scene.article.text.slice(block.start, block.end).trim();
  const colon = text.indexOf(':');
  return words.length >= FEWEST_WORDS && /\p{L}[.!…]$/u.test(text) && (colon < 0 || colon > LONGEST_LABEL);
}

/** «- Xa nhất tôi chở một tô bún. ⏎ Anh Đượm nói xong thì …»: the paragraph behind tells who spoke. */
function toldBehind(cast: Cast, at: number): Attribution | undefined {
  const { scene } = cast;
  const block = scene.article.blocks[at + 1];
  const sentence = block && scene.sentences[scene.sentenceAt(block.start)];
  const verb = sentence && verbIn(scene, scene.unquoted(sentence), 'first');
  const found = verb && bySubject(cast, sentence, verb, sentence.start);
  return found?.speaker?.entity === undefined ? undefined : found;
}

/** The paragraphs behind an answer, where a question follows them: behind the last answer the paper may speak again. */
function goingOn(turns: readonly Turn[], from: number): number[] {
  let end = from + 1;
  while (turns[end] === 'plain' || (turns[end] === 'dash' && turns[end - 1] !== 'question')) end += 1;
  if (turns[end] !== 'question') return [];
  return Array.from({ length: end - from - 1 }, (_, i) => from + 1 + i);
}

function turnOf(text: string): Turn {
  if (/\?["”»’)*_]*\s*$/.test(text)) return 'question';
  if (ASKER.test(text) && /(?:\?|ông|bà|anh|chị)/.test(text) && !FIRST_PERSON.test(text) && text.length < 400)
    return 'question';
  return DASH.test(text) ? 'dash' : 'plain';
}

function interviewee({ scene }: Cast, before: number): Voice | undefined {
  const counts = new Map<string, { voice: Voice; count: number }>();
  for (const voice of scene.voices.slice(0, scene.voicesBefore(before))) {
    if (voice.entity.kind !== 'person') continue;
    const known = counts.get(voice.entity.id);
    const lead = scene.article.text.slice(Math.max(0, voice.mention.start - 60), voice.mention.start).normalize('NFC');
    const asked = /trao đổi|phỏng vấn|trò chuyện|đối thoại|chia sẻ/iu.test(lead.split(/[.,]/).at(-1) ?? '') ? 1.5 : 0;
    counts.set(voice.entity.id, { voice: known?.voice ?? voice, count: (known?.count ?? 0) + 1 + asked });
  }
  const [first, second] = [...counts.values()].sort((a, b) => b.count - a.count);
  return first && first.count > (second?.count ?? 0) ? first.voice : undefined;
}
