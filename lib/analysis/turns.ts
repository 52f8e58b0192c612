import type { Quotation } from '@/lib/analysis/analysis';
import type { Voice } from '@/lib/analysis/scene';
import { attribution, type Cast } from '@/lib/analysis/speakers';
import type { Span } from '@/lib/text/span';

const DASH = /^\s*[-–—]\s*/;
/** An interview has at least two answers; one dash-led line is a list or a slip. */
const FEWEST_ANSWERS = 2;
const ASKER = /^[\s–—-]*(?:PV|Phóng viên|Hỏi|Thưa|Xin|Vậy|Được biết|Nhưng)(?=[\s:,.])/u;
const FIRST_PERSON = /(?:^|\s)(?:tôi|chúng tôi)(?=[\s,.])/iu;

/**
 * The answers of an interview led by dashes: a line that opens with a dash and is no question answers the question before it;
 * the paragraphs between an answer and the next question go on with it. The speaker is the interviewee, the person whom title and
 * opening name most or who is said to be spoken with.
 */
export function interviewAnswers(cast: Cast): Quotation[] {
  const { text, blocks } = cast.scene.article;
  const turns = blocks.map((block) => turnOf(text.slice(block.start, block.end)));
  const answers: { content: Span; index: number }[] = [];
  turns.forEach((turn, i) => {
    const block = blocks[i];
    if (block && turn === 'dash' && turns[i - 1] === 'question') {
      const dash = DASH.exec(text.slice(block.start, block.start + 8))?.[0].length ?? 0;
      answers.push({ content: { start: block.start + dash, end: block.end }, index: i });
    }
  });
  const [first] = answers;
  if (!first || answers.length < FEWEST_ANSWERS) return [];
  const voice = interviewee(cast, first.content.start);
  const said = voice && attribution(cast, voice, 'interview');
  return answers
    .flatMap(({ content, index }) => [content, ...goingOn(turns, index).map((i) => blocks[i] ?? content)])
    .map(({ start, end }) => ({
      kind: 'direct',
      content: { start, end },
      ...(said?.speaker ? { speaker: said.speaker } : {}),
      evidence: said?.speaker?.evidence ?? { rule: 'interview' },
    }));
}

/** The paragraphs behind an answer, where a question follows them: behind the last answer the paper may speak again. */
function goingOn(turns: readonly ('question' | 'dash' | 'plain')[], from: number): number[] {
  let end = from + 1;
  while (turns[end] === 'plain' || (turns[end] === 'dash' && turns[end - 1] !== 'question')) end += 1;
  if (turns[end] !== 'question') return [];
  return Array.from({ length: end - from - 1 }, (_, i) => from + 1 + i);
}

function turnOf(text: string): 'question' | 'dash' | 'plain' {
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
    const lead = scene.article.text.slice(Math.max(0, voice.mention.start - 60), voice.mention.start);
    const asked = /trao đổi|phỏng vấn|trò chuyện|đối thoại|chia sẻ/iu.test(lead.split(/[.,]/).at(-1) ?? '') ? 1.5 : 0;
    counts.set(voice.entity.id, { voice: known?.voice ?? voice, count: (known?.count ?? 0) + 1 + asked });
  }
  const [first, second] = [...counts.values()].sort((a, b) => b.count - a.count);
  return first && first.count > (second?.count ?? 0) ? first.voice : undefined;
}
