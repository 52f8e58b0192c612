import { isAddress, isCapital, type Scene } from '@/lib/analysis/speech/scene';
import { clauseLength, isClause, isStating, isTold, LONGEST_LOOK } from '@/lib/analysis/speech/statements';
import { keysOf, matchedLength, type Token } from '@/lib/text/tokens';

/** «ông nói trong buổi lễ»: what follows the verb is when, where or to whom. */
const ADJUNCT =
  /^(?:trong|tại|trên|và|với|cùng|khi|ở|về|của|tiếp|trước|sau|hôm|ngày|sáng|trưa|chiều|tối|như|từ|cho|qua|lúc|hồi|thế|vậy|nhân|rồi|đùa|vui|bằng)$/;
/** What begins so is a thing and no statement: «phủ nhận việc …», «xác nhận thông tin …». */
const THING =
  /^(?:(?:việc|điều|thông|vai|tầm|chuyện|ngay|thực|quan|cách|hình|video|clip|bí|danh|bức)|sự (?!cố )|vị (?:trí|thế|này)|chi tiết)/;
/** What begins so is shared, shown or explained, unless more tells of a statement: «chia sẻ cách …», «giải thích nguyên nhân …». */
const NOUN =
  /^(?:cách|lý|lí|kế|kết|kinh|câu|cảm|cuộc|bí|bài|bản|bức|bộ|báo|bảng|hình|ảnh|video|clip|đoạn|dữ|dự|danh|địa|giá|mức|quan|quá|quy|quyết|tầm|tin|thông|thời|tình|tên|sản|sức|số|những|các|nhiều|một|hai|ba|về|với|niềm|nỗi|mục|nội|nguyên|nguồn|thành|tài|vấn|ý|ưu|lộ|lợi|loạt|toàn|chi (?:tiết|phiếu|nhánh)|chiến|chính|chương|công (?:cụ|nghệ|thức|trình|việc|văn|bố|sức)|cơ|cam|đường|đề|gói|hướng|hoạt|khả|khoảnh|link|mối (?:quan|lo|đe|nguy)|màn|phương|phần|tiêu|trải|tham|tuyên|từ|file|tệp|mã|email) /;
/** So many words in one go behind «nói» or «ước tính» are a statement without any word that only clauses have. */
const PLAIN_WORDS = 4;

/** Where the words behind a verb begin: behind «rằng», «là», a comma, a colon; right behind a verb that needs none. */
export function contentAt(
  scene: Scene,
  tokens: readonly Token[],
  behind: number,
  needs: string | undefined,
): number | undefined {
  const next = tokens[behind]?.key ?? '';
  if (next === 'rằng' || (needs && THAT.test(next))) return isEnd(tokens, behind + 1) ? undefined : behind + 1;
  if (isEnd(tokens, behind)) return undefined;
  const rest = withFragment(scene, tokens, behind);
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
  if (opensThing(tokens, behind) && !OPENS_ALL.test(tokens[behind - 1]?.key ?? ''))
    return isStating(rest) ? behind : undefined;
  if (needs === 'strong') return behind;
  if (needs === 'plain') return isTold(rest) || clauseLength(rest) >= PLAIN_WORDS ? behind : undefined;
  const isWhole = { loose: isStating, told: isTold }[needs] ?? isClause;
  if (isWhole(rest)) return behind;
  // «giải thích muỗi lầm người với hoa vì mùi»: no word we know, but too much to be a thing alone.
  return needs !== 'loose' && clauseLength(rest) >= LONG_WORDS && !opensNoun(tokens, behind) ? behind : undefined;
}

function opensThing(tokens: readonly Token[], at: number): boolean {
  return matchedLength(THING, tokens, at, 2) > 0;
}

function opensNoun(tokens: readonly Token[], at: number): boolean {
  return matchedLength(NOUN, tokens, at, 2) > 0;
}

/** The words behind a verb, those of a fragment in marks among them: «đánh giá nhóm Sải Bước “hiểu thang máy hơn ai hết”». */
function withFragment(scene: Scene, tokens: readonly Token[], behind: number): readonly Token[] {
  const rest = tokens.slice(behind, behind + LONGEST_LOOK);
  const [start, end] = [rest[0]?.start ?? 0, rest.at(-1)?.end ?? 0];
  const mark = scene.quotedBefore(end);
  if (!mark || mark.end <= start) return rest;
  const found: Token[] = [];
  let isOwn = false;
  const whole = scene.tokens({ start, end });
  whole.forEach((token, i) => {
    // With a capital somebody's own sentence begins, or a title.
    if (MARK.test(token.key)) isOwn = !isOwn && isCapital(scene, whole[i + 1]);
    else if (!isOwn && found.length < LONGEST_LOOK) found.push(token);
  });
  return found;
}

const MARK = /^["“”«»‘’]$/;

/** Who stands right behind a verb of report begins a clause: «nói ông quan tâm», «khai mình chép lại». */
const OPENS_CLAUSE = /^(?:mình|họ)$/;
/** Behind «cho rằng», «cho biết», «cho hay» also a thing opens a statement. */
const OPENS_ALL = /^(?:rằng|là|biết|hay)$/;
const THAT = /^(?:rằng|là|,|:)$/;
/** How far behind a verb, in tokens, its colon may stand: «đáp gọn:», «viết trên trang cá nhân:». */
const FARTHEST_COLON = 6;
/** So many words in one go behind a verb of telling are a statement, unless they begin like a thing. */
const LONG_WORDS = 7;

/** «khuyên (rằng) người dùng nên đổi mật khẩu»: advice that says what ought to be, not «khuyên mua máy đời trước». */
export function adviceAt(tokens: readonly Token[], behind: number): number | undefined {
  const next = tokens[behind]?.key ?? '';
  const start = thatWithin(tokens, behind) ?? (next === ':' || next === ',' ? behind : behind - 1);
  const said = tokens.slice(start + 1, start + 1 + clauseLength(tokens.slice(start + 1)));
  return said.some((token) => /^(?:nên|cần|phải|không|đừng|chớ)$/.test(token.key)) ? start + 1 : undefined;
}

/** Behind a verb that also tells what is done («bổ sung», «tính»), a clause is what somebody says, where he is a person. */
export function isPersonalClause(tokens: readonly Token[], behind: number, needs: string | undefined): boolean {
  if (needs !== 'loose' && needs !== 'clause' && needs !== 'person') return false;
  const rest = tokens.slice(behind, behind + LONGEST_LOOK);
  const said = rest.slice(0, clauseLength(rest));
  if (said.length < PLAIN_WORDS || isAdjunct(tokens, behind) || opensThing(tokens, behind)) return false;
  return isAddress(said[0]?.key ?? '') || (isTold(said) && !opensNoun(tokens, behind));
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

/** True where nothing but marks follows, or nothing. */
export function isEnd(tokens: readonly Token[], from: number): boolean {
  return tokens.slice(from, from + 4).every((token) => token.kind === 'punctuation');
}

const CHANNEL =
  /^(?:(?:qua|bằng) (?:email|thư|điện thoại|tin nhắn|thông cáo|video)|với (?:báo chí|phóng viên|truyền thông)) /;

/** «lý giải qua email hãng dồn sức …»: how many words tell the way the words came; 0 where what follows goes on otherwise. */
function channelLength(tokens: readonly Token[], behind: number): number {
  const length = matchedLength(CHANNEL, tokens, behind, 3);
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

/** «kể lúc đầu không ai thuê»: a time may also open what is told. */
const BEGINNING = /^(?:lúc|hồi|hôm|từ|khi|ngày)$/;
const PLACE = /^(?:ở|trong|tại)$/;
/** Whom the words are for, what about, when: without a comma all that follows belongs to it. */
const TOWARDS = /^(?:với|cùng|cho|của|về|và|khi|bằng)$/;

function isAdjunct(tokens: readonly Token[], at: number): boolean {
  return ADJUNCT.test(tokens[at]?.key ?? '') && !NO_ADJUNCT.test(keysOf(tokens, at, 2));
}

/** «tiết lộ nhân vật chính …», «nói trước mắt …»: the first syllable of a longer word is no adjunct. */
const NO_ADJUNCT =
  /^(?:nhân (?:vật|viên|sự|lực|loại|dân|công|tố|chứng|bản)|cùng lắm|trước (?:mắt|đây|kia|giờ|nay)|sau này|và cả|(?:lúc|hồi|hôm|từ) đầu)$/;

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

function opensClause(tokens: readonly Token[], at: number): boolean {
  return !GOES_ON.test(tokens[at]?.key ?? '') && isStating(tokens.slice(at, at + LONGEST_LOOK));
}

/** Behind the comma after an adjunct these go on with the telling: «nói trong buổi lễ, rồi ra về». */
const GOES_ON = /^(?:rồi|nơi|khi|và|nhưng|song|đồng|trong|sau|trước|khiến|làm|ngay|theo|còn|tay|mắt|giọng|như)$/;

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

/** Most words between a verb and its «rằng» that tell how it is said. */
const LONGEST_MANNER = 4;

/** «… cãi lại máy: chị bảo …»: the words behind a colon have a verb of report of their own. */
function saysItself(scene: Scene, tokens: readonly Token[], from: number): boolean {
  return [1, 2, 3].some((i) => scene.cues.longestAt('report-verb', tokens, from + i) > 0);
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

/** How far behind a verb, in tokens, its «rằng» may stand. */
const FARTHEST_THAT = 22;
