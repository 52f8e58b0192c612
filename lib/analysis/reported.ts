import type { Quotation } from '@/lib/analysis/analysis';
import type { Scene, Voice } from '@/lib/analysis/scene';
import { attribution } from '@/lib/analysis/speakers';
import type { Sentence } from '@/lib/text/sentences';
import type { Span } from '@/lib/text/span';

/** Fewer words than this are no statement. */
const FEWEST_WORDS = 4;

/**
 * Reported speech without marks: «Theo X, …», «X cho biết (rằng) …», «…, X nói». The content runs to the end of the sentence,
 * or from its start to the comma before the speaker. «Theo» a date, a law or a plan names no speaker and is left alone.
 */
export function reportedSpeech(scene: Scene): Quotation[] {
  return scene.sentences.flatMap((sentence) => {
    if (/["“”«»]/.test(scene.article.text.slice(sentence.start, sentence.end))) return [];
    if (scene.article.blocks[sentence.block]?.role === 'title') return [];
    const found = bySource(scene, sentence) ?? byVerb(scene, sentence);
    return found ? [found] : [];
  });
}

function bySource(scene: Scene, sentence: Sentence): Quotation | undefined {
  const tokens = scene.tokens(sentence);
  const length = scene.cues.longestAt('source-marker', tokens, 0);
  const comma = tokens.findIndex((token, i) => i > length && i < 30 && token.key === ',');
  if (length === 0 || comma < 0) return undefined;
  const cue = { start: tokens[0]?.start ?? 0, end: tokens[length - 1]?.end ?? 0 };
  const voice = speaking(scene.voicesIn({ start: cue.end, end: tokens[comma]?.start ?? cue.end }));
  const content = { start: tokens[comma + 1]?.start ?? sentence.end, end: withoutStop(scene, sentence) };
  return voice && reported(scene, voice, content, cue, 'source-marker');
}

function byVerb(scene: Scene, sentence: Sentence): Quotation | undefined {
  const tokens = scene.tokens(sentence);
  for (let i = 1; i < tokens.length; i += 1) {
    const length = scene.cues.longestAt('speech-verb', tokens, i);
    if (length === 0) continue;
    const cue = { start: tokens[i]?.start ?? 0, end: tokens[i + length - 1]?.end ?? 0 };
    if (!REPORTING.test(scene.article.text.slice(cue.start, cue.end).toLowerCase())) continue;
    const voice = speaking(
      scene.voicesIn({ start: sentence.start, end: cue.start }).filter(({ mention }) => cue.start - mention.end < 90),
    );
    if (!voice) return undefined;
    const that = /^(?:rằng|là|,)$/.test(tokens[i + length]?.key ?? '') ? 1 : 0;
    const content = { start: tokens[i + length + that]?.start ?? sentence.end, end: withoutStop(scene, sentence) };
    return reported(scene, voice, content, cue, 'speech-verb');
  }
  return undefined;
}

const REPORTING =
  /^(?:cho biết(?: thêm)?|cho hay|cho rằng|khẳng định|nhận định|nhấn mạnh|tiết lộ|tuyên bố|dự báo|dự đoán|cảnh báo|thừa nhận|chia sẻ(?: thêm)?|nói(?: thêm)?|lưu ý|khuyến cáo|ước tính|kỳ vọng|tin rằng|xác nhận|lý giải|giải thích)$/;

function speaking(voices: readonly Voice[]): Voice | undefined {
  return (
    voices.find(({ entity }) => entity.kind === 'person') ?? voices.find(({ entity }) => entity.kind !== 'product')
  );
}

function reported(
  scene: Scene,
  voice: Voice,
  content: Span,
  cue: Span,
  rule: 'source-marker' | 'speech-verb',
): Quotation | undefined {
  if (scene.tokens(content).filter((token) => token.kind !== 'punctuation').length < FEWEST_WORDS) return undefined;
  const { speaker } = attribution(scene, voice, rule, cue);
  return { kind: 'indirect', content, cue, speaker, evidence: speaker.evidence };
}

function withoutStop(scene: Scene, sentence: Sentence): number {
  return /[.!?…]/.test(scene.article.text[sentence.end - 1] ?? '') ? sentence.end - 1 : sentence.end;
}
