import type { EntityKind } from '@/lib/analysis/analysis';
import { isLegalForm } from '@/lib/analysis/candidates/legal-firms';
import { personLength } from '@/lib/analysis/candidates/persons';
import type { Engine } from '@/lib/analysis/engine';
import { isAcronym, isSyllable, touches, type Word } from '@/lib/analysis/words';

/** Heads of institutions, and what they are: the head belongs to the name where it has a capital. */
const HEADS: Record<string, EntityKind> = {
  bộ: 'organisation',
  sở: 'organisation',
  cục: 'organisation',
  vụ: 'organisation',
  viện: 'organisation',
  trường: 'organisation',
  'đại học': 'organisation',
  đh: 'organisation',
  'học viện': 'organisation',
  'hiệp hội': 'organisation',
  hội: 'organisation',
  'liên đoàn': 'organisation',
  'ủy ban': 'organisation',
  'uỷ ban': 'organisation',
  ubnd: 'organisation',
  'trung tâm': 'organisation',
  'tổng cục': 'organisation',
  'ban quản lý': 'organisation',
  'ban cơ yếu': 'organisation',
  'tòa án': 'organisation',
  'công an': 'organisation',
  'văn phòng': 'organisation',
  'câu lạc bộ': 'organisation',
  'bệnh viện': 'organisation',
  'ngân hàng nhà nước': 'organisation',
  'viện hàn lâm': 'organisation',
  'liên hiệp': 'organisation',
  'liên minh': 'organisation',
  'phòng thương mại': 'organisation',
  'quỹ đổi mới': 'organisation',
  'cơ quan': 'organisation',
  'tổng công ty': 'company',
  'tập đoàn': 'company',
  'ngân hàng': 'company',
  'công ty': 'company',
  'chi cục': 'organisation',
  'chi hội': 'organisation',
  'kho lưu trữ': 'organisation',
  'khu công nghệ cao': 'place',
  'hải quan': 'organisation',
  'bưu điện': 'organisation',
  'cảnh sát': 'organisation',
  'thanh tra': 'organisation',
  'kiểm toán': 'organisation',
  'kho bạc': 'organisation',
  'bảo hiểm xã hội': 'organisation',
  'viện kiểm sát': 'organisation',
  'đảng ủy': 'organisation',
  'tỉnh ủy': 'organisation',
  'thành ủy': 'organisation',
  'đảng bộ': 'organisation',
  'thành đoàn': 'organisation',
  'tỉnh đoàn': 'organisation',
  'trung ương đoàn': 'organisation',
  'hội đồng': 'organisation',
  'ban chỉ đạo': 'organisation',
  'ban tuyên giáo': 'organisation',
  'ban kinh tế': 'organisation',
  'bộ tư lệnh': 'organisation',
  'bộ tổng tham mưu': 'organisation',
  'thư viện': 'organisation',
  'bảo tàng': 'organisation',
  'nhà xuất bản': 'organisation',
  nxb: 'organisation',
  'thông tấn xã': 'organisation',
  'đài truyền hình': 'organisation',
  'đài tiếng nói': 'organisation',
  'tạp chí': 'organisation',
  quỹ: 'organisation',
  'phòng thí nghiệm': 'organisation',
  'phòng an ninh': 'organisation',
  'phòng cảnh sát': 'organisation',
  'nhà văn hóa': 'organisation',
  'đại sứ quán': 'organisation',
  'mặt trận': 'organisation',
  'tổng liên đoàn': 'organisation',
  'liên hiệp các hội': 'organisation',
};
const FUNCTION = new Set(
  'đã sẽ đang là của cho có vừa ra tại ở trong với được này do thì về từ khi theo để cũng như mà nên không phải còn lại vào trên dưới đó bị hay hoặc nhằm cùng ngày năm sáng chiều tối hôm qua mới tiếp chưa rất'.split(
    ' ',
  ),
);

/**
 * An institution that begins at this word: its head with a capital and what follows by the borders that the knowledge teaches.
 * A Vietnamese institution capitalises only the first syllable of each part; commas and «và» may stand inside.
 *
 * Example: «Bộ Thông tin và Truyền thông vừa công bố» → «Bộ Thông tin và Truyền thông».
 */
export function institutionAt(
  text: string,
  words: readonly Word[],
  at: number,
  engine: Engine,
): { to: number; kind: EntityKind } | undefined {
  if (!words[at]?.capital) return undefined;
  const head = headAt(words, at);
  const first = head && words[at + head.length];
  if (!head || !first?.capital || isLegalForm(words, at + head.length)) return undefined;
  if (head.firm && (words[at]?.initial || !isSyllable(first.key) || isKnownFirm(text, words, at + head.length, engine)))
    return undefined;
  let to = at + head.length;
  let last = to;
  let capitals = 0;
  while (to < words.length) {
    const word = words[to] as Word;
    const before = words[to - 1] as Word;
    const pair = engine.transitions.has(before, word);
    if (word.text === ',' || word.key === 'và') {
      const next = words[to + 1];
      if (!next?.capital || !(pair || engine.transitions.has(word, next)) || !isPart(words, to + 1, engine)) break;
      to += 1;
      continue;
    }
    if (word.kind === 'punctuation' || !touches(text, before, word) || word.initial) break;
    if (word.capital) {
      if (engine.cues.has('honorific', word.text) && capitals > 0) break;
      if (capitals > 0 && personLength(text, words, to, engine, NONE) > 2) break;
      if (!headAt(words, to)) capitals += 1;
    } else if (
      FUNCTION.has(word.key) ||
      endsPlace(text, words, to, engine) ||
      (!pair && !isSecondSyllable(before, words[to - 2], word, engine))
    ) {
      break;
    }
    to += 1;
    last = to;
  }
  return capitals > 0 ? { to: last, kind: head.kind } : undefined;
}

/** The head that an institution's name begins with («trung tâm» of «Trung tâm Internet Việt Nam»), as a key; undefined where it has none. */
export function headOf(keys: readonly string[]): string | undefined {
  for (let length = Math.min(4, keys.length - 1); length > 0; length -= 1) {
    const head = keys.slice(0, length).join(' ');
    if (HEADS[head]) return head;
  }
  return undefined;
}

function headAt(words: readonly Word[], at: number): { length: number; kind: EntityKind; firm: boolean } | undefined {
  let joined = '';
  let found: { length: number; kind: EntityKind; firm: boolean } | undefined;
  for (let n = 1; n <= 4; n += 1) {
    const word = words[at + n - 1];
    if (!word) break;
    joined = n === 1 ? word.key : `${joined} ${word.key}`;
    const kind = HEADS[joined];
    if (kind) found = { length: n, kind, firm: kind === 'company' };
  }
  return found;
}

/** The lower-case syllable right behind a capitalised one completes its word, unless it is a word that begins a clause. */
function isSecondSyllable(before: Word, beforeThat: Word | undefined, word: Word, engine: Engine): boolean {
  return (
    before.capital &&
    beforeThat !== undefined &&
    isSyllable(before.key) &&
    !isAcronym(before.text) &&
    word.kind === 'word' &&
    !FUNCTION.has(word.key) &&
    !engine.cues.has('speech-verb', word.key) &&
    !engine.cues.has('company-verb', word.key)
  );
}

/** A lower-case word behind a known place («Trung tâm Internet Việt Nam khuyến cáo») begins the clause. */
function endsPlace(text: string, words: readonly Word[], at: number, engine: Engine): boolean {
  for (const length of [1, 2, 3]) {
    const hit = engine.gazetteer.longest(text, words, at - length);
    if (hit?.length === length && hit.entries.some(({ entry }) => entry.kind === 'place')) return true;
  }
  return false;
}

/** «Tập đoàn Alibaba», «Ngân hàng Techcombank»: the head stays outside where the name stands by itself. */
function isKnownFirm(text: string, words: readonly Word[], at: number, engine: Engine): boolean {
  return engine.gazetteer.longest(text, words, at)?.entries.some(({ entry }) => entry.kind === 'company') === true;
}

const NONE: ReadonlySet<string> = new Set();

/** After «và» or a comma a part of the same name begins with a capital and is no place or person of its own. */
function isPart(words: readonly Word[], at: number, engine: Engine): boolean {
  const next = words[at];
  const after = words[at + 1];
  return next !== undefined && !(after?.capital && engine.names['surname-vi']?.has(next.key));
}
