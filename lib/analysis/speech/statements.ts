import { isAddress, isCapital, type Scene } from '@/lib/analysis/speech/scene';
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

/** A verb behind one of these is denied, suffered, or a noun: «không nói», «được dự báo», «lời kể». */
const UNSAID =
  /^(?:không|chưa|chẳng|chả|khó|chối|được|bị|đảm|đừng|hãy|lời|câu|bài|bản|buổi|cuộc|sự|những|các|nhà|số|mức|giọng|tiếng|nâng|hạ|vượt|công cụ|để|xin|biết|ít|muốn|dám|phải|cần|nên|hệ|thống|phòng|giới|thông|nguồn|đưa|niềm|nhắn|gửi|ký|bầu|ai|kèm|thuyết|chấm|trò|đứng|ý|cách|đáng|chẩn|chuyên)$/;
const DATE = /\d\/\d|^(?:ngày|hôm|lúc|tháng|năm|quý) /;
/** «ông nói trong buổi lễ»: what follows the verb is when, where or to whom. */
const ADJUNCT =
  /^(?:trong|tại|trên|và|với|cùng|khi|ở|về|của|tiếp|trước|sau|hôm|ngày|sáng|trưa|chiều|tối|như|từ|cho|qua|lúc|hồi|thế|vậy|nhân|rồi|đùa|vui|bằng)$/;
/** «tiết lộ nhân vật chính …», «nói trước mắt …»: the first syllable of a longer word is no adjunct. */
const NO_ADJUNCT =
  /^(?:nhân (?:vật|viên|sự|lực|loại|dân|công|tố|chứng|bản)|cùng lắm|trước (?:mắt|đây|kia|giờ|nay)|sau này|và cả|(?:lúc|hồi|hôm|từ) đầu)$/;
/** Who stands right behind a verb of report begins a clause: «nói ông quan tâm», «khai mình chép lại». */
const OPENS_CLAUSE = /^(?:mình|họ)$/;
/** «kể lúc đầu không ai thuê»: a time may also open what is told. */
const BEGINNING = /^(?:lúc|hồi|hôm|từ|khi|ngày)$/;
/** How many tokens tell whether words are a clause. */
const LONGEST_LOOK = 24;
const STATING = /^(?:sẽ|đã|đang|không|chưa|chẳng|phải|vẫn|cũng|rất|chỉ|đều|từng|thì|là)$/;
const THAT = /^(?:rằng|là|,|:)$/;
/** Behind these «rằng» says what is known, feared or shown, and nobody's words; and «đảm bảo rằng» is one word with its first. */
const NO_SAYING =
  /^(?:thấy|biết|hiểu|quên|tỏ|minh|đồn|thực|do|cớ|tin|kiện|sao|vì|dù|mặc|như|tưởng|thức|bảo|ngỡ|là|điều|nghĩa|lẽ|chuyện|và|hay|chắc|may)$/;
const DENIED = /^(?:không|chưa|chẳng|đừng|hãy|nếu|để|ai)$/;
/** «không giấu rằng», «không quên nhắc rằng» affirm. */
const NOT_HIDDEN = /^(?:quên|ngại|ngần|giấu)$/;
/** Most words between a verb and its «rằng» that tell how it is said. */
const LONGEST_MANNER = 4;
/** How far behind a verb, in tokens, its colon may stand: «đáp gọn:», «viết trên trang cá nhân:». */
const FARTHEST_COLON = 6;
/** What begins so is a thing and no statement: «phủ nhận việc …», «xác nhận thông tin …». */
const THING =
  /^(?:(?:việc|điều|thông|vai|tầm|chuyện|ngay|thực|quan|cách|hình|video|clip|bí|danh|bức)|sự (?!cố )|vị (?:trí|thế|này)|chi tiết)/;
/** Behind «cho rằng», «cho biết», «cho hay» also a thing opens a statement. */
const OPENS_ALL = /^(?:rằng|là|biết|hay)$/;
/** So many words in one go behind «nói» or «ước tính» are a statement without any word that only clauses have. */
const PLAIN_WORDS = 4;
/** So many words in one go behind a verb of telling are a statement, but for those that begin with what is shared, shown or explained. */
const LONG_WORDS = 7;
const NOUN =
  /^(?:cách|lý|lí|kế|kết|kinh|câu|cảm|cuộc|bí|bài|bản|bức|bộ|báo|bảng|hình|ảnh|video|clip|đoạn|dữ|dự|danh|địa|giá|mức|quan|quá|quy|quyết|tầm|tin|thông|thời|tình|tên|sản|sức|số|những|các|nhiều|một|hai|ba|về|với|niềm|nỗi|mục|nội|nguyên|nguồn|thành|tài|vấn|ý|ưu|lộ|lợi|loạt|toàn|chi (?:tiết|phiếu|nhánh)|chiến|chính|chương|công (?:cụ|nghệ|thức|trình|việc|văn|bố|sức)|cơ|cam|đường|đề|gói|hướng|hoạt|khả|khoảnh|link|mối (?:quan|lo|đe|nguy)|màn|phương|phần|tiêu|trải|tham|tuyên|từ|file|tệp|mã|email) /;
/** Behind the comma after an adjunct these go on with the telling: «nói trong buổi lễ, rồi ra về». */
const GOES_ON = /^(?:rồi|nơi|khi|và|nhưng|song|đồng|trong|sau|trước|khiến|làm|ngay|theo|còn|tay|mắt|giọng|như)$/;
/** How far behind a verb, in tokens, its «rằng» may stand. */
const FARTHEST_THAT = 22;
/** Words that only clauses have: without one, what follows «tiết lộ» or «kể» is a thing, not a statement. */
const FINITE =
  /^(?:sẽ|đã|đang|không|chưa|chẳng|là|có|trúng|được|bị|phải|cần|nên|vẫn|còn|cũng|thì|rất|chỉ|do|vì|giúp|khiến|đều|từng|sắp|mới|muốn|thể|hơn|quá|gồm|đạt|tăng|giảm|nằm|nhằm|thuộc|đến|tới|ra|vào|lên|xuống|đi|về|cho|làm|hay|thích|thấy|biết|như|nóng|chậm|đủ|thiếu|mất|đắt|rẻ|dễ|khó|ai|đâu|ngay|luôn|càng|dù|nếu|bao|lúc|khi|để|xong|hết|dùng|chạy|bán|mua|gánh|chiếm|cao|thấp|lớn|nhỏ|tốt|tệ|ít|nhiều|dài|ngắn)$/;
/** Words that make a clause of what a verb of report opens, though not of every sentence: «nói đèn hậu *lấy* ý tưởng từ quạt giấy». */
const ACTING =
  /^(?:vượt|hoàn|thu|lấy|giữ|gửi|trả|đòi|xin|chuyển|tốn|gặp|mở|đóng|ngừng|dừng|tìm|gọi|đặt|đưa|chọn|hỏng|sửa|nhanh|thử|kịp|đáng|sợ|ngại|quên|nhớ|tụt|treo|sập|rơi|bỏ|tắt|kéo|ngủ|ngồi|đứng|nhầm|trùng|chiếu|chép|nghe|hiểu|đổi|tách|gỡ|cắt|dời|hoãn|lùi|trễ|kẹt|hút|leo|chờ|đợi|trống|đầy|lỏng|mờ|mỏng|dày|nặng|nhẹ|đau|tràn|cạn|ướt|vỡ|đứt|cháy|nổ|kém|sai|đẹp|xấu|ngon|ổn|êm|bền|hiếm|gấp|tròn|giống|lệch|khác|vay|thua|thắng|ngã|chết)$/;
/** What follows these is a question or a wish: nothing is stated. */
const ASKING = /^(?:hỏi|thắc mắc|chất vấn|đặt câu hỏi|đặt vấn đề|mời|yêu cầu|kêu gọi|hối thúc|thúc giục)$/;
/** What follows these states something only where it says what ought to be. */
const ADVISING = /^(?:khuyên|khuyến cáo|khuyến nghị|kiến nghị|đề nghị|đề xuất|gợi ý|dặn|nhắc|nhắc nhở)$/;

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
  return { at, verb, behind, ...(isPersonal(tokens, behind, needs) ? { content: behind, byPerson: true } : {}) };
}

/** Behind a verb that also tells what is done («bổ sung», «tính»), a clause is what somebody says, where he is a person. */
function isPersonal(tokens: readonly Token[], behind: number, needs: string | undefined): boolean {
  if (needs !== 'loose' && needs !== 'clause' && needs !== 'person') return false;
  const rest = tokens.slice(behind, behind + LONGEST_LOOK);
  const said = rest.slice(0, clauseLength(rest));
  const opening = `${keysOf(tokens, behind, 2)} `;
  if (said.length < PLAIN_WORDS || isAdjunct(tokens, behind) || THING.test(opening)) return false;
  return isAddress(said[0]?.key ?? '') || (isTold(said) && !NOUN.test(opening));
}

/** Behind a number too: «2.300 đánh giá»; not behind a name that reads the same: «anh Thông kể». */
function isUnsaid(scene: Scene, tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before) return false;
  if (before.kind === 'number') return !DATE.test(`${tokens[at - 2]?.key} ${before.key}`);
  return UNSAID.test(before.key) && (at === 1 || !isInName(scene, before));
}

/** «hồi âm rằng», «giảng rằng»: whatever the verb, unless it is denied or says what is known and not what is said. */
function thatOfUnknown(tokens: readonly Token[], at: number): Report | undefined {
  if (tokens[at]?.key !== 'rằng' || at === 0 || isEnd(tokens, at + 1)) return undefined;
  const before = tokens[at - 1];
  if (before?.kind !== 'word' || NO_SAYING.test(before.key)) return undefined;
  const lead = tokens.slice(Math.max(0, at - 4), at);
  if (lead.some(({ key }, i) => DENIED.test(key) && !NOT_HIDDEN.test(lead[i + 1]?.key ?? ''))) return undefined;
  return { at, verb: spanOf(tokens, at, 1), behind: at + 1, content: at + 1, unknown: true };
}

/** «khuyên (rằng) người dùng nên đổi mật khẩu»: advice that says what ought to be, not «khuyên mua máy đời trước». */
function adviceAt(tokens: readonly Token[], behind: number): number | undefined {
  const next = tokens[behind]?.key ?? '';
  const start = thatWithin(tokens, behind) ?? (next === ':' || next === ',' ? behind : behind - 1);
  const said = tokens.slice(start + 1, start + 1 + clauseLength(tokens.slice(start + 1)));
  return said.some((token) => /^(?:nên|cần|phải|không|đừng|chớ)$/.test(token.key)) ? start + 1 : undefined;
}

/** Where the words behind a verb begin: behind «rằng», «là», a comma, a colon; right behind a verb that needs none. */
function contentAt(
  scene: Scene,
  tokens: readonly Token[],
  behind: number,
  needs: string | undefined,
): number | undefined {
  const next = tokens[behind]?.key ?? '';
  if (next === 'rằng' || (needs && THAT.test(next))) return isEnd(tokens, behind + 1) ? undefined : behind + 1;
  if (isEnd(tokens, behind)) return undefined;
  const rest = tokens.slice(behind, behind + LONGEST_LOOK);
  const that = !needs || ADJUNCT.test(next) ? thatWithin(tokens, behind) : mannered(scene, tokens, behind);
  if (that !== undefined) return that + 1;
  const colon = rest.slice(0, FARTHEST_COLON).findIndex((token) => token.kind === 'punctuation');
  if (rest[colon]?.key === ':' && isTold(tokens.slice(behind + colon + 1)))
    return colon > 0 && saysItself(scene, tokens, behind + colon + 1) ? undefined : behind + colon + 1;
  if (!needs || /^\p{P}/u.test(next)) return undefined;
  if (tokens[behind - 1]?.key === 'rằng') return behind;
  const channel = channelLength(tokens, behind);
  if (channel > 0) return contentAt(scene, tokens, behind + channel, needs);
  if (isAdjunct(tokens, behind)) return behindAdjunct(tokens, behind, needs);
  if ((isAddress(next) || OPENS_CLAUSE.test(next)) && clauseLength(rest) > PLAIN_WORDS) return behind;
  if (THING.test(`${keysOf(tokens, behind, 2)} `) && !OPENS_ALL.test(tokens[behind - 1]?.key ?? ''))
    return isStating(rest) ? behind : undefined;
  if (needs === 'strong') return behind;
  if (needs === 'plain') return isTold(rest) || clauseLength(rest) >= PLAIN_WORDS ? behind : undefined;
  const isWhole = { loose: isStating, told: isTold }[needs] ?? isClause;
  if (isWhole(rest)) return behind;
  // «giải thích muỗi lầm người với hoa vì mùi»: no word we know, but too much to be a thing alone.
  return needs !== 'loose' && clauseLength(rest) >= LONG_WORDS && !NOUN.test(`${keysOf(tokens, behind, 2)} `)
    ? behind
    : undefined;
}

const CHANNEL =
  /^(?:(?:qua|bằng) (?:email|thư|điện thoại|tin nhắn|thông cáo|video)|với (?:báo chí|phóng viên|truyền thông)) /;

/** «lý giải qua email hãng dồn sức …»: how many words tell the way the words came; 0 where what follows goes on otherwise. */
function channelLength(tokens: readonly Token[], behind: number): number {
  const found = CHANNEL.exec(`${keysOf(tokens, behind, 3)} `);
  const length = found ? found[0].trim().split(' ').length : 0;
  return length > 0 && !isAdjunct(tokens, behind + length) ? length : 0;
}

/** «nói trong buổi lễ, nhà máy sẽ …»; «kể lúc đầu không ai thuê», where the time belongs to what is told. */
function behindAdjunct(tokens: readonly Token[], behind: number, needs: string): number | undefined {
  const rest = tokens.slice(behind, behind + LONGEST_LOOK);
  if (BEGINNING.test(tokens[behind]?.key ?? '') && (isStating(rest) || hasSubject(rest))) return behind;
  if (PLACE.test(tokens[behind]?.key ?? '') && hasSubject(rest)) return behind;
  const comma = rest.findIndex((token) => token.key === ',');
  const after = behind + comma + 1;
  if (comma > 0 && !isEnd(tokens, after) && (needs === 'strong' || opensClause(tokens, after))) return after;
  if (comma >= 0 || TOWARDS.test(tokens[behind]?.key ?? '')) return undefined;
  return isStating(rest) || (needs === 'strong' && isClause(rest.slice(1))) ? behind : undefined;
}

const PLACE = /^(?:ở|trong|tại)$/;
/** Who stands within a clause, for whom no name is needed. */
const SOMEBODY = /^(?:tôi|mình|họ|người|khách|dân|ai)$/;
/** How many tokens an adjunct takes before the subject, and how many the subject's verb at least. */
const [LONGEST_ADJUNCT, FEWEST_BEHIND] = [6, 3];

/** «kể lúc rảnh chị học thêu», «giải thích ở vùng này khách coi trọng pin»: behind the adjunct a clause begins. */
function hasSubject(tokens: readonly Token[]): boolean {
  const clause = tokens.slice(0, clauseLength(tokens));
  return clause.some(
    ({ key }, i) =>
      i > 1 && i <= LONGEST_ADJUNCT && i + FEWEST_BEHIND <= clause.length && (SOMEBODY.test(key) || isAddress(key)),
  );
}

function isAdjunct(tokens: readonly Token[], at: number): boolean {
  return ADJUNCT.test(tokens[at]?.key ?? '') && !NO_ADJUNCT.test(keysOf(tokens, at, 2));
}

/** Whom the words are for, what about, when: without a comma all that follows belongs to it. */
const TOWARDS = /^(?:với|cùng|cho|của|về|và|khi|bằng)$/;

function opensClause(tokens: readonly Token[], at: number): boolean {
  return !GOES_ON.test(tokens[at]?.key ?? '') && isStating(tokens.slice(at, at + LONGEST_LOOK));
}

/** «nói thẳng rằng», «khẳng định chắc nịch rằng»: how it is said stands before the «rằng». */
function mannered(scene: Scene, tokens: readonly Token[], behind: number): number | undefined {
  for (let i = behind; i <= behind + LONGEST_MANNER; i += 1) {
    const token = tokens[i];
    if (token?.key === 'rằng') return i;
    if (token?.kind !== 'word' || isCapital(scene, token) || isAddress(token.key)) return undefined;
    if (scene.cues.longestAt('report-verb', tokens, i) > 0) return undefined;
  }
  return undefined;
}

/** «… cãi lại máy: chị bảo …»: the words behind a colon have a verb of report of their own. */
function saysItself(scene: Scene, tokens: readonly Token[], from: number): boolean {
  return [1, 2, 3].some((i) => scene.cues.longestAt('report-verb', tokens, from + i) > 0);
}

function clauseLength(tokens: readonly Token[]): number {
  const end = tokens.findIndex((token) => token.kind === 'punctuation');
  return end < 0 ? tokens.length : end;
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

/** True where tokens hold a word that tells of an act or a state, though a thing's name may have it too. */
export function isTold(tokens: readonly Token[]): boolean {
  return isClause(tokens) || tokens.slice(0, LONGEST_LOOK).some((token) => ACTING.test(token.key));
}

/** True where tokens hold a word that makes a sentence of what stands around it: «sẽ», «không», «thì». */
export function isStating(tokens: readonly Token[]): boolean {
  return tokens.some((token) => STATING.test(token.key));
}

/** True where what follows a verb is nothing, or only tells when, where and to whom: the words stand before it. */
export function isAttributionEnd(tokens: readonly Token[], behind: number): boolean {
  if (isEnd(tokens, behind)) return true;
  const next = tokens[behind]?.key ?? '';
  return (
    (ADJUNCT.test(next) || /^(?:đêm|vào|cuối|đầu)$/.test(next)) &&
    !/^(?:của|bằng)$/.test(next) &&
    thatWithin(tokens, behind) === undefined
  );
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

/** Most words between what a firm does and its name. */
const LONGEST_TRADE = 6;

/** «công ty phân tích chuỗi khối Sóng Bạc ước tính»: a verb that tells the kind of a firm whose name follows with a verb of its own. */
function tellsKind(scene: Scene, tokens: readonly Token[], at: number): boolean {
  const trigger = ['company-trigger', 'organisation-trigger'].some(
    (name) => scene.cues.longestBefore(name, tokens, at) > 0,
  );
  const start = tokens[at]?.start ?? 0;
  const [firm] = trigger ? scene.voicesIn({ start, end: tokens[at + LONGEST_TRADE]?.start ?? start }) : [];
  if (!firm || firm.entity.kind === 'person') return false;
  const next = tokens.findIndex((token) => token.start >= firm.mention.end);
  const isClear = tokens.slice(at, next).every((token) => token.kind !== 'punctuation');
  return isClear && ['report-verb', 'speech-verb'].some((name) => scene.cues.longestAt(name, tokens, next) > 0);
}

function isInName(scene: Scene, token: Token | undefined): boolean {
  if (!token) return false;
  const isFirst = scene.sentences[scene.sentenceAt(token.start)]?.start === token.start;
  if (!isFirst && isCapital(scene, token)) return true;
  const voice = scene.voices[scene.voicesBefore(token.start + 1) - 1];
  return voice !== undefined && voice.mention.end > token.start;
}
