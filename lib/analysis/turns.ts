import type { Quotation } from '@/lib/analysis/analysis';
import type { Scene, Voice } from '@/lib/analysis/scene';
import { attribution } from '@/lib/analysis/speakers';

const DASH = /^\s*[-–—]\s*/;
const FEWEST_TURNS = 2;

/**
 * The answers of an interview led by dashes: a line that opens with a dash and is no question answers the question before it;
 * the speaker is the interviewee, the person whom title and opening name most.
 */
export function interviewAnswers(scene: Scene): Quotation[] {
  const { text, blocks } = scene.article;
  const isQuestion = (i: number) => /\?["”»’)]*\s*$/.test(blocks[i] ? text.slice(blocks[i].start, blocks[i].end) : '');
  const answers = blocks.flatMap((block, i) => {
    const dash = DASH.exec(text.slice(block.start, Math.min(block.start + 8, block.end)));
    return dash && !isQuestion(i) && i > 0 && isQuestion(i - 1)
      ? [{ start: block.start + dash[0].length, end: block.end }]
      : [];
  });
  if (answers.length < FEWEST_TURNS) return [];
  const voice = interviewee(scene, answers[0]?.start ?? 0);
  const said = voice && attribution(scene, voice, 'interview');
  return answers.map((content) => ({
    kind: 'direct',
    content,
    ...(said ? { speaker: said.speaker } : {}),
    evidence: said?.speaker.evidence ?? { rule: 'interview' },
  }));
}

function interviewee(scene: Scene, before: number): Voice | undefined {
  const counts = new Map<string, { voice: Voice; count: number }>();
  for (const voice of scene.voices) {
    if (voice.entity.kind !== 'person' || voice.mention.start >= before) continue;
    const known = counts.get(voice.entity.id);
    counts.set(voice.entity.id, { voice: known?.voice ?? voice, count: (known?.count ?? 0) + 1 });
  }
  const [first, second] = [...counts.values()].sort((a, b) => b.count - a.count);
  return first && first.count > (second?.count ?? 0) ? first.voice : undefined;
}
