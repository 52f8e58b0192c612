import { FIRMS, ROLES, type Scene, type Voice } from '@/lib/analysis/speech/scene';
import { cueAt, cueBefore } from '@/lib/analysis/words';
import { matchedLength, type Token } from '@/lib/text/tokens';

/** Marks and words behind which a clause may begin. */
const BORDER = /^(?:[,;:.–—()"…-]|và|nhưng|còn|khi|rằng|mà|nếu|song|nên|vì|do|trong khi|thì|là)$/;
/** Words that may stand between a clause's beginning and its subject without being more than time, place or emphasis. */
const ADVERB =
  /^(?:mới|đây|hôm|qua|nay|ngày|sáng|trưa|chiều|tối|đêm|tuần|tháng|năm|này|trước|sau|đó|cũng|chính|bản|thân|riêng|phía|về|hiện|cuối|cùng|đầu|tác|giả|đồng|tự|xưng|cấp|cao|cựu|nguyên|nữ|nam|vị|người|tân|[\d/.,-]+)$/;
/** A voice behind one of these hears it, or is spoken of, or owns what speaks; it does not speak. */
const RECEIVES =
  /^(?:với|lời|cho|trên|tại|của|từ|bởi|vấn|về|cùng|ở|hỏi|gặp|gửi|nhắn|mời|gọi|khuyên|trích|tới|đến|bảo|dành|nhờ|thuộc|vào|bằng|qua|như|hơn|giữa|đối|thay|kiện|mua|bị|khiến|giúp|bắt|buộc|nghe)$/;
/** Words that end what tells the kind of a firm behind its trigger: «hãng *bán dẫn* X», not «công ty đã gặp Y». */
const NO_KIND = /^(?:đã|đang|sẽ|vừa|cũng|không|chưa|bị|được|rằng|có|thì|này|đó)$/;
/** Most words that tell it. */
const LONGEST_KIND = 3;
/** Many, of whom a name is given as an example. */
const GROUP = /^(?:người|những|các|nhiều|khách|chủ|dân|thợ)$/;
/** What belongs to a person and speaks for them: «bài đăng của Lee viết». */
const UTTERANCE =
  /^(?:thư|bài|viết|đăng|tweet|lời|sẻ|phát|biểu|điệp|email|blog|trạng|thái|dòng|khoản|trang|cáo|báo|bố|điểm|kiến|định|sự|video|bình|luận)$/;

/** Words whose last seems to receive: «cuối cùng», «chuyên viên thu mua X», «chuyên gia tư vấn X». */
const OWN_WORK = /^(?:cuối cùng|thu mua|khách mua|người mua|khách mời|người gọi|người gửi|tư vấn|cố vấn)$/;

/** What stands before a voice in its clause: the tokens behind the last border. */
function leadOf(
  scene: Scene,
  voice: Voice,
): { lead: readonly Token[]; border: Token | undefined; prior: Token | undefined } {
  const sentence = scene.sentences[scene.sentenceAt(voice.mention.start)];
  const start = sentence ? Math.min(sentence.start, voice.mention.start) : voice.mention.start;
  const tokens = scene.unquoted({ start, end: voice.mention.start }).slice(-24);
  const border = tokens.findLastIndex((token) => BORDER.test(token.key));
  return { lead: tokens.slice(border + 1), border: tokens[border], prior: tokens[border - 1] };
}

/**
 * True where a voice begins its clause, but for its own title and words of time: it is the subject.
 *
 * Example: «Hôm qua, CEO Lee nói», but not «gặp CEO Lee».
 */
export function clauseInitial(scene: Scene, voice: Voice): boolean {
  const { lead, border } = leadOf(scene, voice);
  // «…, như chuyên viên Lan nói»: what somebody says, not what something is like.
  let i = lead[0]?.key === 'như' ? 1 : 0;
  let role = false;
  let more = 0;
  while (i < lead.length) {
    const token = lead[i];
    if (!token) break;
    const length = titleLength(scene, voice, lead, i);
    if (length > 0) {
      i += length;
      role = true;
    } else if (ADVERB.test(token.key) || (role && isOwn(scene, token))) i += 1;
    else if (role && voice.entity.kind !== 'person' && more < LONGEST_KIND && isKind(token)) {
      i += 1;
      more += 1;
    } else return false;
  }
  return !(border && RECEIVES.test(border.key));
}

function isKind({ kind, key }: Token): boolean {
  return kind === 'word' && !NO_KIND.test(key) && (!RECEIVES.test(key) || key === 'vấn');
}

/** A role, title or trigger that leads to the voice; before a firm a role makes the firm somebody's employer, not the subject. */
function titleLength(scene: Scene, voice: Voice, lead: readonly Token[], at: number): number {
  return cueAt(scene.cues, voice.entity.kind === 'person' ? TO_PERSON : TO_FIRM, lead, at);
}

const TO_PERSON = ['honorific', ...ROLES, ...FIRMS];
const TO_FIRM = ['representative', ...FIRMS, 'product-trigger'];

/** Behind a role: «của», the firm's capitals, «phụ trách mảng di động», up to the name. */
function isOwn(scene: Scene, token: Token): boolean {
  return (
    /^(?:của|điều|hành|phụ|trách|mảng|khối|bộ|phận|tập|đoàn|công|ty|hãng|toàn|cầu|khu|vực|việt|nam|trưởng|phó|&|kiêm|cấp|cao|tại)$/.test(
      token.key,
    ) || /^[\p{Lu}\d]/u.test(scene.article.text.slice(token.start, token.start + 2))
  );
}

/** True where a voice hears the words or is only spoken of: «trả lời Reuters», «nói với ông Lee», «phòng thí nghiệm của Google». */
export function isReceiver(scene: Scene, voice: Voice): boolean {
  const { lead, border, prior } = leadOf(scene, voice);
  // «công ty do ông Huy lập»: the firm is told by him.
  if (border?.key === 'do' && MADE.test(prior?.key ?? '')) return true;
  let at = lead.length;
  for (let length = skipped(scene, lead, at); length > 0; length = skipped(scene, lead, at)) at -= length;
  const before = lead[at - 1]?.key ?? '';
  // «Còn với ông Huy thì …», «Đối với Mây Xanh, …»: whose view the sentence tells.
  if (before === 'với' && (!border || border.key === 'còn') && (at === 1 || (at === 2 && lead[0]?.key === 'đối')))
    return false;
  if (KIN.test(before) && scene.cues.has('honorific', lead[at]?.key ?? '') && voice.entity.kind === 'person')
    return true;
  if (before === 'của' && voice.entity.kind === 'person')
    return !lead
      .slice(Math.max(0, at - 7), at - 1)
      .some((token, i, all) => UTTERANCE.test(token.key) && all[i - 1]?.key !== 'trả');
  if (before === 'của' && isRepresentative(scene, voice)) return false;
  // «Khách quen như anh Phong vui mừng»: an example of who acts.
  if (before === 'như' && (at === 1 || (at <= 4 && GROUP.test(lead[0]?.key ?? '')))) return false;
  if (OWN_WORK.test(`${lead[at - 2]?.key} ${before}`)) return false;
  return RECEIVES.test(before);
}

/** What somebody made, by its last word: «startup do …», «ứng dụng do …». */
const MADE = /^(?:ty|hãng|startup|nghiệp|đoàn|quỹ|nhóm|dụng|tảng|án|phẩm|xưởng)$/;
/** Before an address these, by their last word, are somebody else: «con trai ông Huy», «gia đình bà Lan». */
const KIN = /^(?:trai|gái|rể|dâu|vợ|chồng|mẹ|bố|cha|con|cháu|đình)$/;

function skipped(scene: Scene, lead: readonly Token[], at: number): number {
  if (/^(?:báo|tờ|trang|kênh|tin|cấp|cao|chính)$/.test(lead[at - 1]?.key ?? '')) return 1;
  return cueBefore(scene.cues, ['honorific', 'title', 'role'], lead, at);
}

/** True behind «Theo» at the head of a sentence, titles between. */
export function isSourced(scene: Scene, voice: Voice): boolean {
  const { lead } = leadOf(scene, voice);
  return lead[0]?.key === 'theo' && skipped(scene, lead, lead.length) >= lead.length - 1;
}

/** True right behind «là»: «đối tác là Lynk». */
export function isPredicate(scene: Scene, voice: Voice): boolean {
  const { lead, border } = leadOf(scene, voice);
  return border?.key === 'là' && lead.every((token) => !/^\p{P}/u.test(token.key));
}

/** Most words of a part of a firm before whose it is. */
const LONGEST_PART = 8;
const PART = /^(?:bộ phận|phòng|đội ngũ|fanpage|tổng đài|trung tâm) /;

/** «bộ phận chăm sóc khách hàng của Mây Xanh», «đại diện pháp lý của Mây Xanh»: nobody named, but the firm speaks. */
export function isPart(scene: Scene, voice: Voice): boolean {
  const { lead } = leadOf(scene, voice);
  if (voice.entity.kind === 'person' || lead.length > LONGEST_PART || lead.at(-1)?.key !== 'của') return false;
  return scene.cues.longestAt('representative', lead, 0) > 0 || matchedLength(PART, lead, 0, 2) > 0;
}

/** «đại diện hãng Google», «phát ngôn viên của Google»: somebody unnamed speaks for the firm. */
export function isRepresentative(scene: Scene, voice: Voice): boolean {
  const { lead } = leadOf(scene, voice);
  for (let back = 0; back <= 4; back += 1) {
    const at = lead.length - back;
    if (scene.cues.longestBefore('representative', lead, at) > 0) return true;
    // «đại diện nhà cung cấp X», «đại diện hãng xe Trung Quốc X»
    const trigger = triggerLength(scene, lead, at);
    if (trigger > 1) {
      back += trigger - 1;
      continue;
    }
    if (!/^(?:của|công|ty|hãng|tập|đoàn|truyền|thông|từ|phía|cho)$/.test(lead[at - 1]?.key ?? '')) return false;
  }
  return false;
}

/** How many tokens before a firm's name tell what it is: «*hãng xe Trung Quốc* X»; 0 where nothing does. */
function triggerLength(scene: Scene, lead: readonly Token[], end: number): number {
  for (let kind = 0; kind <= LONGEST_KIND; kind += 1) {
    const length = scene.cues.longestBefore('company-trigger', lead, end - kind);
    if (length > 0) return length + kind;
    const token = lead[end - kind - 1];
    if (!token || !isKind(token) || token.key === 'đại') return 0;
  }
  return 0;
}

/** True where two people speak as one: nothing but «và», a comma and titles stands between them. */
export function areJoint(scene: Scene, first: Voice, second: Voice): boolean {
  if (first.mention.end > second.mention.start || first.entity.id === second.entity.id) return false;
  const between = scene.tokens({ start: first.mention.end, end: second.mention.start });
  if (!/^(?:và|cùng|,)$/.test(between[0]?.key ?? '') || between.length > 12) return false;
  if (between[0]?.key === ',' && !between.every((token) => token.key === ',' || isTitleWord(scene, token)))
    return false;
  return clauseInitial(scene, second);
}

function isTitleWord(scene: Scene, token: Token): boolean {
  return (
    scene.cues.has('honorific', token.key) || scene.cues.has('title', token.key) || scene.cues.has('role', token.key)
  );
}

/** Most tokens of a document's name before whose it is. */
const LONGEST_DOCUMENT = 9;

/** «báo cáo thường niên của», «nghiên cứu mới do»: a document stands before whose it is. */
export function isOfDocument(scene: Scene, lead: readonly Token[]): boolean {
  if (lead.length > LONGEST_DOCUMENT + LONGEST_KIND || scene.cues.longestAt('document', lead, 0) === 0) return false;
  // «nghiên cứu đăng trên tạp chí Sóng Số»: where it stands says it too.
  const owns = lead.findLastIndex(
    (token, i) =>
      /^(?:của|từ|do)$/.test(token.key) || (token.key === 'trên' && /^(?:đăng|tải|bố)$/.test(lead[i - 1]?.key ?? '')),
  );
  const classes = ['honorific', 'title', 'role', 'organisation-trigger'];
  const rest = lead.slice(owns + 1);
  return (
    owns > 0 &&
    (rest.length === 0 ||
      triggerLength(scene, rest, rest.length) === rest.length ||
      cueAt(scene.cues, classes, rest, 0) === rest.length)
  );
}
