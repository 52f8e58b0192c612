import { isCapital, type Scene } from '@/lib/analysis/scene';
import type { Span } from '@/lib/text/span';
import { keysOf, spanOf, type Token } from '@/lib/text/tokens';

/** A verb that may report somebody's words, and where these begin; `content` is a token's index, absent where they stand before the verb. */
export interface Report {
  readonly at: number;
  readonly verb: Span;
  /** The first token behind the verb. */
  readonly behind: number;
  readonly content?: number;
}

/** A verb behind one of these is denied, suffered, or a noun: «không nói», «được dự báo», «lời kể». */
const UNSAID =
  /^(?:không|chưa|chẳng|chả|khó|chối|được|bị|đừng|hãy|lời|câu|bài|bản|buổi|cuộc|sự|những|các|nhà|số|mức|giọng|tiếng|nâng|hạ|vượt|công cụ|để|xin|biết|ít|muốn|dám|phải|cần|nên|hệ|thống|phòng|giới|thông|nguồn|đưa|niềm|nhắn|gửi|ký|bầu|ai|kèm|thuyết)$/;
/** «ông nói trong buổi lễ»: what follows the verb is when, where or to whom. */
const ADJUNCT =
  /^(?:trong|tại|trên|và|với|cùng|khi|ở|về|của|tiếp|trước|sau|hôm|ngày|sáng|trưa|chiều|tối|như|từ|cho|qua|lúc|hồi|thế|vậy|nhân|rồi|đùa|vui)$/;
/** «kể lúc đầu không ai thuê»: a time may also open what is told. */
const BEGINNING = /^(?:lúc|hồi|hôm|từ|khi|ngày)$/;
/** How many tokens tell whether words are a clause. */
const LONGEST_LOOK = 24;
const STATING = /^(?:sẽ|đã|đang|không|chưa|chẳng|phải|vẫn|cũng|rất|chỉ|đều|từng|thì|là)$/;
const THAT = /^(?:rằng|là|,|:)$/;
/** How far behind a verb, in tokens, its «rằng» may stand. */
const FARTHEST_THAT = 22;
/** Words that only clauses have: without one, what follows «tiết lộ» or «kể» is a thing, not a statement. */
const FINITE =
  /^(?:sẽ|đã|đang|không|chưa|chẳng|là|có|trúng|được|bị|phải|cần|nên|vẫn|còn|cũng|thì|rất|chỉ|do|vì|giúp|khiến|đều|từng|sắp|mới|muốn|thể|hơn|quá|gồm|đạt|tăng|giảm|nằm|nhằm|thuộc|đến|tới|ra|vào|lên|xuống|đi|về|cho|làm|hay|thích|thấy|biết|như|nóng|chậm|đủ|thiếu|mất|đắt|rẻ|dễ|khó|ai|đâu|ngay|luôn|càng|dù|nếu|bao|lúc|khi|để|xong|hết|dùng|chạy|bán|mua|gánh|chiếm|cao|thấp|lớn|nhỏ|tốt|tệ|ít|nhiều|dài|ngắn)$/;
const DIRECTIVE =
  /^(?:hỏi|yêu cầu|đề nghị|đề xuất|kêu gọi|khuyên|kiến nghị|khuyến nghị|thắc mắc|hối thúc|thúc giục|đặt câu hỏi|đặt vấn đề|mời|dặn)$/;

/** The verb of report at a token, with the words it opens; undefined where the word there reports nothing. */
export function reportAt(scene: Scene, tokens: readonly Token[], at: number): Report | undefined {
  const { cues } = scene;
  if (cues.longestAt('no-report', tokens, at) > 0 || isInName(scene, tokens[at])) return undefined;
  const report = cues.longestAt('report-verb', tokens, at);
  const length = report || cues.longestAt('speech-verb', tokens, at);
  if (length === 0 || isUnsaid(scene, tokens, at) || heldByRole(scene, tokens, at)) return undefined;
  const form = keysOf(tokens, at, length);
  if (DIRECTIVE.test(form)) return undefined;
  const behind = at + length;
  const needs = report > 0 ? cues.position('report-verb', form) : 'that';
  const content = contentAt(tokens, behind, needs === 'that' ? undefined : needs);
  if (content === undefined && report === 0) return undefined;
  return { at, verb: spanOf(tokens, at, length), behind, ...(content === undefined ? {} : { content }) };
}

/** Behind a number too: «2.300 đánh giá»; not behind a name that reads the same: «anh Thông kể». */
function isUnsaid(scene: Scene, tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before || before.kind === 'number') return before !== undefined;
  return UNSAID.test(before.key) && (at === 1 || !isInName(scene, before));
}

/** Where the words behind a verb begin: behind «rằng», «là», a comma; right behind a verb that needs none. */
function contentAt(tokens: readonly Token[], behind: number, needs: string | undefined): number | undefined {
  const next = tokens[behind]?.key ?? '';
  if (next === 'rằng' || (needs && THAT.test(next))) return isEnd(tokens, behind + 1) ? undefined : behind + 1;
  if (isEnd(tokens, behind)) return undefined;
  const rest = tokens.slice(behind, behind + LONGEST_LOOK);
  const that = !needs || ADJUNCT.test(next) ? thatWithin(tokens, behind) : undefined;
  if (that !== undefined) return that + 1;
  if (!needs || /^\p{P}/u.test(next)) return undefined;
  if (ADJUNCT.test(next)) {
    if (BEGINNING.test(next) && isStating(rest)) return behind;
    if (needs !== 'strong') return undefined;
    const comma = rest.findIndex((token) => token.key === ',');
    if (comma > 0 && !isEnd(tokens, behind + comma + 1)) return behind + comma + 1;
    return comma < 0 && isStating(rest) ? behind : undefined;
  }
  if (needs === 'strong') return behind;
  return (needs === 'loose' ? isStating(rest) : isClause(rest)) ? behind : undefined;
}

/** «nói với báo Đời Số rằng»: the «rằng» of a verb stands before the next mark. */
function thatWithin(tokens: readonly Token[], from: number): number | undefined {
  for (let i = from; i < tokens.length && i < from + FARTHEST_THAT; i += 1) {
    const token = tokens[i];
    if (token?.key === 'rằng') return i;
    if (token?.kind === 'punctuation' && token.key !== '(' && token.key !== ')') return undefined;
  }
  return undefined;
}

/** True where tokens hold a word that only clauses have. */
export function isClause(tokens: readonly Token[]): boolean {
  return tokens.slice(0, LONGEST_LOOK).some((token) => FINITE.test(token.key));
}

/** True where tokens hold a word that makes a sentence of what stands around it: «sẽ», «không», «thì». */
export function isStating(tokens: readonly Token[]): boolean {
  return tokens.some((token) => STATING.test(token.key));
}

/** True where what follows a verb is nothing, or only tells when, where and to whom: the words stand before it. */
export function isAttributionEnd(tokens: readonly Token[], behind: number): boolean {
  if (isEnd(tokens, behind)) return true;
  return ADJUNCT.test(tokens[behind]?.key ?? '') && thatWithin(tokens, behind) === undefined;
}

function isEnd(tokens: readonly Token[], from: number): boolean {
  return tokens.slice(from, from + 4).every((token) => token.kind === 'punctuation');
}

/** «người phát ngôn», «nhà phân tích»: a role that holds the verb. */
function heldByRole(scene: Scene, tokens: readonly Token[], at: number): boolean {
  for (let from = Math.max(0, at - 3); from < at; from += 1)
    for (const name of ['role', 'title', 'representative', 'company-trigger', 'organisation-trigger'])
      if (from + scene.cues.longestAt(name, tokens, from) > at) return true;
  return false;
}

function isInName(scene: Scene, token: Token | undefined): boolean {
  if (!token) return false;
  const isFirst = scene.sentences[scene.sentenceAt(token.start)]?.start === token.start;
  if (!isFirst && isCapital(scene, token)) return true;
  const voice = scene.voices[scene.voicesBefore(token.start + 1) - 1];
  return voice !== undefined && voice.mention.end > token.start;
}
