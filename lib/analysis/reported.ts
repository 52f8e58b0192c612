import type { Quotation } from '@/lib/analysis/analysis';
import { type Attribution, bySource, bySubject, type Cast, quoterIn } from '@/lib/analysis/speakers';
import { isSource, verbIn } from '@/lib/analysis/speech';
import type { Sentence } from '@/lib/text/sentences';
import type { Span } from '@/lib/text/span';
import type { Token } from '@/lib/text/tokens';

/** Fewer words than this are no statement. */
const FEWEST_WORDS = 4;
/** A speaker farther than this (in characters) before the verb is the subject of something else. */
const FARTHEST = 90;

/**
 * Reported speech without marks: «Theo X, …», «…, theo X», «X cho biết (rằng) …», «…, X nói». The content runs to the end of
 * the sentence, or from its start to the comma before the speaker. «Theo» a date, a law or a plan names no speaker.
 */
export function reportedSpeech(cast: Cast): Quotation[] {
  const { scene } = cast;
  return scene.sentences.flatMap((sentence) => {
    const role = scene.article.blocks[sentence.block]?.role;
    if (role === 'title' || role === 'heading') return [];
    const tokens = scene.unquoted(sentence);
    const found =
      bySourceFirst(cast, sentence, tokens) ?? byVerb(cast, sentence, tokens) ?? bySourceLast(cast, sentence, tokens);
    return found ? [found] : [];
  });
}

/** «Theo X, …», «Theo X thì …». */
function bySourceFirst(cast: Cast, sentence: Sentence, tokens: readonly Token[]): Quotation | undefined {
  if (!isSource(cast.scene, tokens, 0)) return undefined;
  const length = cast.scene.cues.longestAt('source-marker', tokens, 0);
  const comma = tokens.findIndex((token, i) => i > length && i < 30 && (token.key === ',' || token.key === 'thì'));
  if (comma < 0) return undefined;
  const cue = spanAt(tokens, 0, length);
  const said = bySource(cast, cue, tokens[comma]?.start ?? cue.end);
  return (
    said && reported(cast, said, { start: tokens[comma + 1]?.start ?? sentence.end, end: withoutStop(cast, sentence) })
  );
}

/** «…, theo X.» */
function bySourceLast(cast: Cast, sentence: Sentence, tokens: readonly Token[]): Quotation | undefined {
  const { scene } = cast;
  const at = tokens.findLastIndex((token, i) => i > FEWEST_WORDS && token.key === 'theo' && tokens[i - 1]?.key === ',');
  const length = at < 0 ? 0 : scene.cues.longestAt('source-marker', tokens, at);
  if (length === 0) return undefined;
  const said = bySource(cast, spanAt(tokens, at, length), sentence.end);
  return said && reported(cast, said, { start: sentence.start, end: tokens[at - 1]?.start ?? sentence.end });
}

/** «X cho biết (rằng) …» and, with nothing behind the verb, «…, X cho biết.» */
function byVerb(cast: Cast, sentence: Sentence, tokens: readonly Token[]): Quotation | undefined {
  const { scene } = cast;
  for (let i = 1; i < tokens.length; i += 1) {
    const length = scene.cues.longestAt('speech-verb', tokens, i);
    if (length === 0 || !REPORTING.has(keysOf(tokens, i, length))) continue;
    const cue = spanAt(tokens, i, length);
    if (verbIn(scene, tokens.slice(Math.max(0, i - 1), i + length), 'last')?.start !== cue.start) continue;
    const next = tokens[i + length]?.key ?? '';
    const that = /^(?:rằng|là|,|:)$/.test(next) ? 1 : 0;
    const ending = tokens.slice(i + length).every((token) => token.kind === 'punctuation');
    // «ông nói trong buổi lễ», «xe chia sẻ»: what follows is no statement.
    const strong = STRONG.test(keysOf(tokens, i, length));
    const attributes = (scene.quotedBefore(cue.start)?.end ?? 0) > sentence.start;
    if ((ADJUNCT.test(next) && (attributes || !strong)) || (that === 0 && !strong && !ending)) continue;
    const comma = ending ? tokens.findLastIndex((token, n) => n < i && token.key === ',') : -1;
    if (ending && comma < FEWEST_WORDS) return undefined;
    const start = ending ? (tokens[comma]?.end ?? sentence.start) : sentence.start;
    const said =
      quoterIn(cast, { start, end: cue.start }) ?? bySubject(cast, { start, end: sentence.end }, cue, sentence.start);
    const mention = said?.speaker?.mention;
    if (!said?.speaker?.entity || !mention || cue.start - mention.end > FARTHEST) return undefined;
    const content = ending
      ? { start: sentence.start, end: tokens[comma]?.start ?? sentence.end }
      : { start: tokens[i + length + that]?.start ?? sentence.end, end: withoutStop(cast, sentence) };
    return reported(cast, said, content);
  }
  return undefined;
}

const ADJUNCT = /^(?:trong|tại|trên|và|với|khi|ở|về|của|tiếp|trước|sau|hôm|ngày|như|từ)$/;
/** These take a statement without «rằng» or a comma. */
const STRONG =
  /^(?:cho |khẳng định|nhận định|tiết lộ|tuyên bố|dự báo|dự đoán|cảnh báo|thừa nhận|ước tính|kỳ vọng|tin rằng|xác nhận)/;

const REPORTING = new Set(
  'cho biết;cho biết thêm;cho hay;cho rằng;khẳng định;nhận định;nhấn mạnh;tiết lộ;tuyên bố;dự báo;dự đoán;cảnh báo;thừa nhận;chia sẻ;chia sẻ thêm;nói;nói thêm;lưu ý;khuyến cáo;ước tính;kỳ vọng;tin rằng;xác nhận;lý giải;giải thích;phân tích;bổ sung;nêu rõ;hy vọng;tin tưởng;kết luận;phủ nhận'.split(
    ';',
  ),
);

function reported({ scene }: Cast, { speaker, cue }: Attribution, content: Span): Quotation | undefined {
  if (!speaker) return undefined;
  if (scene.tokens(content).filter((token) => token.kind !== 'punctuation').length < FEWEST_WORDS) return undefined;
  return { kind: 'indirect', content, ...(cue ? { cue } : {}), speaker, evidence: speaker.evidence };
}

function withoutStop({ scene }: Cast, sentence: Sentence): number {
  return /[.!?…]/.test(scene.article.text[sentence.end - 1] ?? '') ? sentence.end - 1 : sentence.end;
}

function keysOf(tokens: readonly Token[], at: number, length: number): string {
  return tokens
    .slice(at, at + length)
    .map((token) => token.key)
    .join(' ');
}

function spanAt(tokens: readonly Token[], at: number, length: number): Span {
  return { start: tokens[at]?.start ?? 0, end: tokens[at + length - 1]?.end ?? 0 };
}
