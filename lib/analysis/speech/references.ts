import { genderOfWord } from '@/lib/analysis/identity/gender';
import { isOfWriting, writingIn } from '@/lib/analysis/speech/authors';
import { roleLength } from '@/lib/analysis/speech/offices';
import { portrayed } from '@/lib/analysis/speech/portraits';
import { isAddress, isCapital, type Reference, type Scene } from '@/lib/analysis/speech/scene';
import { cueAt } from '@/lib/analysis/words';
import { keysOf, spanOf, type Token } from '@/lib/text/tokens';

/** Behind «ông», «anh» … these make another word: «ông lớn», «anh em», «cô gái». */
const COMPOUND =
  /^(?:lớn|chủ|em|con|bé|trọng|ý|đọng|trùm|hoàng|mẹ|bố|vợ|đồ|nội|ngoại|quốc|thể|thuốc|giáo|trò|ta|cảnh|hùng|chị|sĩ|bỏ|dâu|thuốc)$/;
const NOT_SUBJECT =
  /^(?:của|với|cho|từ|về|tới|đến|hỏi|gặp|bởi|cùng|lời|bố|mẹ|vợ|chồng|con|các|những|công|dụng|đạo|nhạc)$/;
const THIS = /^(?:này|trên|kia|đó|nói)$/;
const ADVERB = /^(?:cũng|đã|vừa|còn|thì|lại|vẫn|đều|sau|mới|hôm|ngày)$/;
const INDEFINITE = /^(?:một|các|nhiều|những|vài|mỗi|hai|ba|số|giới|nhóm|đội|đám|cánh)$/;
const HEADS =
  /^(?:trung tâm|cục|bộ|sở|viện|trường|ban|ủy ban|hội|hiệp hội|liên minh|tổng cục|cơ quan|quỹ|nhà trường|công ty|tập đoàn|ngân hàng|tổng công ty|học viện|vụ|đài|tòa|tòa án)$/;
/** Roles that many hold: alone they mean nobody in particular. */
const UNNAMED = /(?:viên|sinh|đối tác|nhà đầu tư|quản lý|hacker|phóng viên)$/;
const FIRM_HEADS = /^(?:công ty|tập đoàn|ngân hàng|tổng công ty|quỹ)$/;

/** The reference nearest before the end of some tokens (up to a verb), where it is the subject there. */
export function referenceIn(scene: Scene, tokens: readonly Token[], verb: number): Reference | undefined {
  const words = tokens.filter((token) => token.kind !== 'punctuation');
  for (let i = words.length - 1; i >= 0 && i >= words.length - 12; i -= 1) {
    const spoken = spokenFor(scene, words, i);
    if (spoken) return spoken;
    const found =
      portrayed(scene, words, i) ??
      officer(scene, words, i) ??
      backReference(scene, words, i) ??
      pronoun(scene, words, i) ??
      they(words, i) ??
      gendered(scene, words, i) ??
      demonstrative(scene, words, i);
    const first = found ? words.findIndex(({ start }) => start === found.span.start) : i;
    if (found && (!NOT_SUBJECT.test(words[first - 1]?.key ?? '') || isOfWriting(words, first))) return found;
  }
  const comma = tokens.findLastIndex((token) => token.key === ',');
  const clause = tokens.slice(comma + 1).filter((token) => token.kind !== 'punctuation');
  const nearest = clause.length > 0 ? clause : words;
  return capitalHead(scene, nearest) ?? writingIn(nearest) ?? bareRole(scene, words, verb);
}

function backReference(scene: Scene, words: readonly Token[], at: number): Reference | undefined {
  const length = scene.cues.longestAt('back-reference', words, at);
  if (length === 0 || (length === 1 && isCapital(scene, words[at]) && at > 0)) return undefined;
  const next = words[at + length];
  if (next && isCapital(scene, next)) return undefined;
  const form = keysOf(words, at, length);
  if (words[at - 1]?.key === 'một') return undefined;
  const position = scene.cues.position('back-reference', form);
  const span = spanOf(words, at, length);
  if (position === 'company' || position === 'organisation' || position === 'firm') return { span, kind: position };
  if (position === 'product' && SERVICE.test(form)) return { span, kind: position };
  if (position !== 'person' || INDEFINITE.test(words[at - 1]?.key ?? '')) return undefined;
  const gender = form.startsWith('nữ') ? 'f' : genderOfWord(words[at]?.key ?? '');
  // «vị giám đốc»: the one who holds that office.
  const head = /^(?:vị|nữ|nam) (?!này)/.test(form) ? keysOf(words, at + 1, length - 1).replace(/ này$/, '') : undefined;
  return { span, kind: 'person', ...(gender ? { gender } : {}), ...(head === undefined ? {} : { head }) };
}

/** Products behind which a firm speaks by the same name. */
const SERVICE = /^(?:nền tảng|mạng xã hội|ứng dụng|dịch vụ) này$/;

/** «giám đốc công ty»: the one who holds that role at the firm last named; not «đại diện công ty», who speaks for it. */
function officer(scene: Scene, words: readonly Token[], at: number): Reference | undefined {
  if (backReference(scene, words, at)?.kind !== 'company') return undefined;
  const length = scene.cues.longestBefore('role', words, at);
  const first = at - length;
  const head = keysOf(words, first, length);
  if (length === 0 || speaksFor(scene, head) || INDEFINITE.test(words[first - 1]?.key ?? '')) return undefined;
  return { span: { start: words[first]?.start ?? 0, end: words[at]?.end ?? 0 }, kind: 'role', head };
}

/** «đại diện doanh nghiệp», «người phát ngôn của hãng», «đại diện trường»: somebody unnamed speaks for the firm last named. */
function spokenFor(scene: Scene, words: readonly Token[], at: number): Reference | undefined {
  const lead = scene.cues.longestBefore('representative', words, at);
  if (lead === 0) return undefined;
  for (const [trigger, kind] of [
    ['company-trigger', 'company'],
    ['organisation-trigger', 'organisation'],
  ] as const) {
    const length = scene.cues.longestAt(trigger, words, at);
    if (length > 0 && at + length === words.length) return { span: spanOf(words, at - lead, lead + length), kind };
  }
  return undefined;
}

/** «nữ kỹ sư», «nam ca sĩ»: a role that tells the gender; «vị luật sư»: whoever holds it. */
function gendered(scene: Scene, words: readonly Token[], at: number): Reference | undefined {
  const word = words[at]?.key;
  if ((word !== 'nữ' && word !== 'nam' && word !== 'vị') || INDEFINITE.test(words[at - 1]?.key ?? '')) return undefined;
  const length = cueAt(scene.cues, ['role', 'title'], words, at + 1);
  const next = words[at + 1 + length];
  if (length === 0 || (next && isCapital(scene, next))) return undefined;
  const span = spanOf(words, at, length + 1);
  if (word === 'vị') return { span, kind: 'role', head: keysOf(words, at + 1, length) };
  return { span, kind: 'person', gender: word === 'nữ' ? 'f' : 'm' };
}

/** True for a role whose holder speaks for others («đại diện»), or that many hold: alone it means nobody in particular. */
export function speaksFor(scene: Scene, head: string): boolean {
  return scene.cues.has('representative', head) || UNNAMED.test(head);
}

function pronoun(scene: Scene, words: readonly Token[], at: number): Reference | undefined {
  const word = words[at];
  const next = words[at + 1];
  const gender = genderOfWord(word?.key ?? '');
  if (!word || !isAddress(word.key)) return undefined;
  // «bác tin đồn», «chú ý»: other words, unless the article calls somebody so.
  if (/^(?:bác|chú)$/.test(word.key) && !scene.isUsed(word.key)) return undefined;
  if (next && (isCapital(scene, next) || COMPOUND.test(next.key))) return undefined;
  // «Anh» with a capital within a sentence is a country; «cô gái» goes on.
  if (at > 0 && isCapital(scene, word) && scene.sentences[scene.sentenceAt(word.start)]?.start !== word.start)
    return undefined;
  return { span: spanOf(words, at, 1), kind: 'person', address: word.key, ...(gender ? { gender } : {}) };
}

/** «Họ cho biết»: a firm, where nobody else was named just before. */
function they(words: readonly Token[], at: number): Reference | undefined {
  const isAlone = words[at]?.key === 'họ' && at === words.length - 1;
  return isAlone ? { span: spanOf(words, at, 1), kind: 'firm', address: 'họ' } : undefined;
}

/** «vị lãnh đạo này», «nữ kỹ sư này», «startup gọi xe này»: what «này» ends. */
function demonstrative(scene: Scene, words: readonly Token[], at: number): Reference | undefined {
  if (!THIS.test(words[at]?.key ?? '')) return undefined;
  // «chủ một cửa hàng trên đường Láng»: where it stands.
  if (words[at]?.key === 'trên' && words[at + 1] && !ADVERB.test(words[at + 1]?.key ?? '')) return undefined;
  // «mạng xã hội này»: not «hội này».
  if ([3, 2].some((back) => scene.cues.longestAt('back-reference', words, at - back) === back + 1)) return undefined;
  for (let i = at - 1; i >= 0 && i >= at - 6; i -= 1) {
    const span = spanOf(words, i, at - i + 1);
    // «đơn vị này»: not «vị này».
    if (scene.cues.longestAt('back-reference', words, i - 1) === at - i + 2) continue;
    // «Công ty Việt Nam này»: a country may stand there, nobody who could speak himself.
    if (scene.voicesIn(span).length > 0) return undefined;
    if (isCapital(scene, words[i]) && i > 0) continue;
    const key = words[i]?.key ?? '';
    const starts = (name: string) => scene.cues.longestAt(name, words, i) > 0;
    if (
      key === 'vị' ||
      key === 'người' ||
      key === 'nữ' ||
      key === 'nam' ||
      genderOfWord(key) ||
      starts('role') ||
      starts('title')
    ) {
      if (INDEFINITE.test(words[i - 1]?.key ?? '')) return undefined;
      const gender = key === 'nữ' ? 'f' : key === 'nam' ? 'm' : genderOfWord(key);
      return { span, kind: 'person', ...(gender ? { gender } : {}) };
    }
    // «Quỹ này»: the fund, not the firm that it pays.
    if (/^(?:quỹ|chuỗi|studio)$/.test(key)) return { span, kind: 'company', head: key };
    if (starts('company-trigger') || /^(?:sàn|kênh)$/.test(key)) return { span, kind: 'company' };
    if (starts('organisation-trigger')) return { span, kind: 'organisation' };
  }
  return undefined;
}

/** «Trung tâm giải thích», «Cục cho biết»: a capitalised head that stands for the whole name; «nhà sản xuất cho biết», a kind of firm alone. */
function capitalHead(scene: Scene, words: readonly Token[]): Reference | undefined {
  const firm = scene.cues.longestAt('company-trigger', words, 0);
  if (firm > 0 && firm === words.length)
    return { span: spanOf(words, 0, firm), kind: 'company', head: keysOf(words, 0, firm) };
  for (const length of [3, 2, 1]) {
    const head = keysOf(words, words.length - length, length);
    const word = words[words.length - length];
    // «theo cục»: alone it needs no capital; «phường Yên Sở»: within a name it is none.
    if (!word || !HEADS.test(head) || !(isCapital(scene, word) || words.length === length)) continue;
    if (isCapital(scene, words[words.length - length - 1])) continue;
    return {
      span: spanOf(words, words.length - length, length),
      kind: FIRM_HEADS.test(head) ? 'company' : 'organisation',
      head,
    };
  }
  return undefined;
}

/** «Bộ trưởng nói», «nhà sáng lập chia sẻ»: a role without a name, not «một chuyên gia». */
function bareRole(scene: Scene, words: readonly Token[], verb: number): Reference | undefined {
  for (let i = Math.max(0, words.length - 5); i < words.length; i += 1) {
    const length = roleLength(scene, words, i);
    if (length === 0) continue;
    const last = words[i + length - 1];
    if (i + length < words.length - 1 || INDEFINITE.test(words[i - 1]?.key ?? '') || (last?.end ?? verb) > verb)
      return undefined;
    return { span: spanOf(words, i, length), kind: 'role', head: keysOf(words, i, length) };
  }
  return undefined;
}
