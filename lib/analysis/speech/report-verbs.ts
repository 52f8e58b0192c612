import { adviceAt, contentAt, isEnd, isPersonalClause } from '@/lib/analysis/speech/report-contents';
import { FIRMS, isCapital, ROLES, type Scene } from '@/lib/analysis/speech/scene';
import { cueAt, cueBefore } from '@/lib/analysis/words';
import type { Span } from '@/lib/text/span';
import { keysOf, spanOf, type Token } from '@/lib/text/tokens';

/** A verb that may report somebody's words, and where these begin; `content` is a token's index, absent where they stand before the verb. */
export interface Report {
  /** The verb is none we know: only its «rằng» tells, and only somebody named makes speech of it. */
  readonly unknown?: boolean;
  readonly at: number;
  readonly verb: Span;
  /** The first token behind the verb. */
  readonly behind: number;
  readonly content?: number;
  /** Only a person says it so: «ông bổ sung nhóm ấy có điểm cao», but «hãng bổ sung nút tắt có đèn». */
  readonly byPerson?: boolean;
}

/** The verb of report at a token, with the words it opens; undefined where the word there reports nothing. */
export function reportAt(scene: Scene, tokens: readonly Token[], at: number): Report | undefined {
  const { cues } = scene;
  if (cues.longestAt('no-report', tokens, at) > 0 || isInName(scene, tokens[at])) return undefined;
  const report = cues.longestAt('report-verb', tokens, at);
  const length = report || cues.longestAt('speech-verb', tokens, at);
  if (length === 0) return thatOfUnknown(tokens, at);
  if (isUnsaid(scene, tokens, at) || heldByRole(scene, tokens, at) || tellsKind(scene, tokens, at)) return undefined;
  const form = keysOf(tokens, at, length);
  const behind = at + length;
  const needs = report > 0 ? cues.position('report-verb', form) : 'that';
  // «người viết phần mềm»: what somebody does.
  if (form === 'viết' && tokens[at - 1]?.key === 'người') return undefined;
  if (ASKING.test(form) || tokens[at + length]?.key === 'của') return undefined;
  const verb = spanOf(tokens, at, length);
  const content = ADVISING.test(form)
    ? adviceAt(tokens, behind)
    : contentAt(scene, tokens, behind, needs === 'that' || needs === 'person' ? undefined : needs);
  if (content !== undefined) return { at, verb, behind, content };
  return { at, verb, behind, ...(isPersonalClause(tokens, behind, needs) ? { content: behind, byPerson: true } : {}) };
}

/** What follows these is a question or a wish: nothing is stated. */
const ASKING = /^(?:hỏi|thắc mắc|chất vấn|đặt câu hỏi|đặt vấn đề|mời|yêu cầu|kêu gọi|hối thúc|thúc giục)$/;
/** What follows these states something only where it says what ought to be. */
const ADVISING = /^(?:khuyên|khuyến cáo|khuyến nghị|kiến nghị|đề nghị|đề xuất|gợi ý|dặn|nhắc|nhắc nhở)$/;

/** Behind a number too: «2.300 đánh giá»; not behind a name that reads the same: «anh Thông kể». */
function isUnsaid(scene: Scene, tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before) return false;
  if (before.kind === 'number') return !DATE.test(`${tokens[at - 2]?.key} ${before.key}`);
  return UNSAID.test(before.key) && (at === 1 || !isInName(scene, before));
}

/** A verb behind one of these is denied, suffered, or a noun: «không nói», «được dự báo», «lời kể». */
const UNSAID =
  /^(?:không|chưa|chẳng|chả|khó|chối|được|bị|đảm|đừng|hãy|lời|câu|bài|bản|buổi|cuộc|sự|những|các|nhà|số|mức|giọng|tiếng|nâng|hạ|vượt|công cụ|để|xin|biết|ít|muốn|dám|phải|cần|nên|hệ|thống|phòng|giới|thông|nguồn|đưa|niềm|nhắn|gửi|ký|bầu|ai|kèm|thuyết|chấm|trò|đứng|ý|cách|đáng|chẩn|chuyên)$/;
const DATE = /\d\/\d|^(?:ngày|hôm|lúc|tháng|năm|quý) /;

/** «hồi âm rằng», «giảng rằng»: whatever the verb, unless it is denied or says what is known and not what is said. */
function thatOfUnknown(tokens: readonly Token[], at: number): Report | undefined {
  if (tokens[at]?.key !== 'rằng' || at === 0 || isEnd(tokens, at + 1)) return undefined;
  const before = tokens[at - 1];
  if (before?.kind !== 'word' || NO_SAYING.test(before.key)) return undefined;
  const lead = tokens.slice(Math.max(0, at - 4), at);
  if (lead.some(({ key }, i) => DENIED.test(key) && !NOT_HIDDEN.test(lead[i + 1]?.key ?? ''))) return undefined;
  return { at, verb: spanOf(tokens, at, 1), behind: at + 1, content: at + 1, unknown: true };
}

/** Behind these «rằng» says what is known, feared or shown, and nobody's words; and «đảm bảo rằng» is one word with its first. */
const NO_SAYING =
  /^(?:thấy|biết|hiểu|quên|tỏ|minh|đồn|thực|do|cớ|tin|kiện|sao|vì|dù|mặc|như|tưởng|thức|bảo|ngỡ|là|điều|nghĩa|lẽ|chuyện|và|hay|chắc|may)$/;
const DENIED = /^(?:không|chưa|chẳng|đừng|hãy|nếu|để|ai)$/;
/** «không giấu rằng», «không quên nhắc rằng» affirm. */
const NOT_HIDDEN = /^(?:quên|ngại|ngần|giấu)$/;

const HOLDING = [...ROLES, ...FIRMS];

/** «người phát ngôn», «nhà phân tích»: a role that holds the verb. */
function heldByRole(scene: Scene, tokens: readonly Token[], at: number): boolean {
  for (let from = Math.max(0, at - 3); from < at; from += 1)
    if (from + cueAt(scene.cues, HOLDING, tokens, from) > at) return true;
  return false;
}

/** Most words between what a firm does and its name. */
const LONGEST_TRADE = 6;

/** «công ty phân tích chuỗi khối Sóng Bạc ước tính»: a verb that tells the kind of a firm whose name follows with a verb of its own. */
function tellsKind(scene: Scene, tokens: readonly Token[], at: number): boolean {
  const trigger = cueBefore(scene.cues, FIRMS, tokens, at) > 0;
  const start = tokens[at]?.start ?? 0;
  const [firm] = trigger ? scene.voicesIn({ start, end: tokens[at + LONGEST_TRADE]?.start ?? start }) : [];
  if (!firm || firm.entity.kind === 'person') return false;
  const next = tokens.findIndex((token) => token.start >= firm.mention.end);
  const isClear = tokens.slice(at, next).every((token) => token.kind !== 'punctuation');
  return isClear && cueAt(scene.cues, ['report-verb', 'speech-verb'], tokens, next) > 0;
}

function isInName(scene: Scene, token: Token | undefined): boolean {
  if (!token) return false;
  const isFirst = scene.sentences[scene.sentenceAt(token.start)]?.start === token.start;
  if (!isFirst && isCapital(scene, token)) return true;
  const voice = scene.voices[scene.voicesBefore(token.start + 1) - 1];
  return voice !== undefined && voice.mention.end > token.start;
}
