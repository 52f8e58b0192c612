import { genderOfWord } from '@/lib/analysis/identity/gender';
import { clauseInitial } from '@/lib/analysis/speech/clauses';
import type { Quoted } from '@/lib/analysis/speech/quote-marks';
import { isCapital, ROLES, type Scene } from '@/lib/analysis/speech/scene';
import { cueAt } from '@/lib/analysis/words';
import type { Block } from '@/lib/text/article-text';
import type { Span } from '@/lib/text/span';
import { matchedLength, spanOf, type Token } from '@/lib/text/tokens';

/** What stands around a pair of marks, as far as it tells speech from scare quotes, titles and slogans, and who speaks. */
export interface Setting {
  readonly words: number;
  /** The sentence before the opening mark, and behind the closing one up to the sentence's end. */
  readonly before: Span;
  readonly after: Span;
  readonly colon: boolean;
  readonly verbBefore: Span | undefined;
  /** A verb of speech in an attribution behind the mark («“A”, ông nói»). */
  readonly verbAfter: Span | undefined;
  /** An attribution without a verb of speech behind the mark: a dash («“A” – bà Hoa»), «theo bà Hoa». */
  readonly sourceAfter: boolean;
  /** «khẳng định hãng không trả tiền, vì “A”»: the words end what a verb of speech before them began. */
  readonly embedded: boolean;
  /** «gọi đó là “A”»: what something is called, unless it is a clause. */
  readonly named: boolean;
  /** «Theo X, “A”». */
  readonly sourceBefore: boolean;
  /** «có tên», «gọi là» right before the mark: a name, whatever it looks like. */
  readonly scare: boolean;
  /** The words are the complement of what stands before them: «nói “A”», «cho rằng “A”», «theo X thì “A”». */
  readonly complement: boolean;
  readonly capital: boolean;
  /** The marks hold the end of a sentence, or one ends right behind them. */
  readonly stop: boolean;
  /** A comma behind or within the closing mark ties the words to what follows: «“A”, ông nói». */
  readonly tied: boolean;
  /** Nothing of the sentence stands before the mark but, perhaps, a connector («Tuy nhiên, “A”»). */
  readonly begins: boolean;
  /** «Tuy nhiên, “A”». */
  readonly connected: boolean;
  /** The words are a sentence of their own behind another: «Bà Lan kể lại. “Họ khóc nhiều hơn”.» */
  readonly whole: boolean;
  /** Nothing but quotations stands in the block. */
  readonly alone: boolean;
  readonly title: boolean;
  /** What the words themselves look like: `speech` (first person, several sentences), `clause` (finite), `phrase`. */
  readonly shape: 'speech' | 'clause' | 'phrase';
}

const PERSONAL =
  /(?:^|[\s"“'‘(])(?:tôi|chúng tôi|chúng ta|chúng em|chúng mình|tụi mình|bạn|các bạn|mình|hãy|đừng|xin|vâng|cảm ơn)(?=[\s.,!?…;:"”)]|$)/iu;
const FINITE =
  /(?:^|\s)(?:sẽ|đã|đang|không|chưa|chẳng|rất|hãy|cần|phải|muốn|nên|vẫn|nếu|nhưng|bởi|có thể|là|được|bị|giúp|khiến|cũng|chỉ|thì|mà|vì|khi|có|cho|thấy|biết|nghĩ|tin)(?=[\s.,!?…;:"”)]|$)/iu;
/** How titles of plans, reports and events begin. */
const TITLE_HEAD =
  /^(?:chương trình|đề án|kế hoạch|chiến lược|hội thảo|nghị quyết|nghị định|quyết định|dự án|luật|báo cáo|top|danh sách|ngày hội|giải thưởng|cuộc thi|giải pháp|thúc đẩy|nâng cao|tăng cường|phát triển|xây dựng|ứng dụng|hướng dẫn|quy định)(?=\s)/iu;
const CONNECTOR =
  /^(?:tuy nhiên|nhưng|song|ngoài ra|bên cạnh đó|đặc biệt|do đó|vì vậy|vì thế|đồng thời|mặt khác|thậm chí|ngược lại|thực tế|hơn nữa)[\s,]*$/iu;
/** Behind a quotation without a comma these make it a noun of the sentence: «“Hãy tin” là khẩu hiệu …». */
const GOES_ON =
  /^\s*(?:là|của|trong|với|từ|thành|nhằm|để|sẽ|đang|đã|được|bị|cho|cũng|không|có|khi|nếu|hay|hoặc|vào|ra|lên|như|này|đó|ấy|trên|tại|ở|và|vì)(?=\s)/u;
/** «“Chậm mà chắc”, là câu in trên áo», «“A”, khẩu hiệu của hãng»: what the words are, and nobody's. */
const CALLED =
  /^(?:\s*,)?\s*(?:(?:đó |đây )?(?:chính )?là )?(?:câu (?!nói|trả|chuyện|hỏi)|dòng chữ|khẩu hiệu|slogan|biển hiệu)/u;
/** «“A” là nhận xét của bà Lan»: the nouns of an utterance, by their last word. */
const UTTERANCE = /^(?:xét|định|lời|sẻ|bố|biểu|sự|nói|khuyên|nhắn|báo|luận|hồi)$/;
/** Most tokens from the closing mark to whose utterance it is. */
const LONGEST_UTTERANCE = 9;
/** What ties a clause in marks to the words of the same speaker before it. */
const TIES = /(?:,|\s(?:vì|bởi|bởi vì|do|nhưng|còn|mà))\s*$/iu;
const SOFT_SCARE = /(?:thông điệp|bài viết|kiểu|từ|ví như|xem là|coi là|nút|mục)\s*:\s*$/iu;

/** Looks around a pair of marks. */
export function settingOf(scene: Scene, block: Block, quoted: Quoted, alone: boolean): Setting {
  const { text } = scene.article;
  const { outer } = quoted;
  const before = { start: beforeStart(scene, block, quoted), end: outer.start };
  const after = afterOf(scene, block, quoted);
  const lead = text.slice(before.start, before.end).normalize('NFC');
  const beforeTokens = scene.unquoted(before);
  const spoken = beforeTokens.filter((token) => token.kind !== 'punctuation');
  // The words below are compared as one writes them, whatever the page does.
  const inner = text.slice(quoted.inner.start, quoted.inner.end).normalize('NFC').trim();
  const colon = /:\s*$/.test(lead);
  const behind = text.slice(outer.end, after.end).normalize('NFC');
  const utterance = isUtteranceOf(scene.unquoted(after).slice(0, LONGEST_UTTERANCE));
  const noun = !utterance && GOES_ON.test(behind);
  const sourceBefore = beforeTokens.some((_, i) => i < 4 && isSource(scene, beforeTokens, i));
  return {
    words: scene.tokens(quoted.inner).filter((token) => token.kind !== 'punctuation').length,
    before,
    after,
    colon,
    verbBefore: verbIn(scene, beforeTokens, 'last'),
    verbAfter: noun || utterance ? undefined : attributionVerb(scene, after),
    sourceAfter: utterance || (!noun && isSourceBehind(scene, after)),
    embedded: TIES.test(lead),
    named: /\slà\s*$/iu.test(lead),
    sourceBefore,
    scare:
      CALLED.test(behind) ||
      (scene.cues.longestBefore('scare', spoken, spoken.length) > 0 && !(colon && SOFT_SCARE.test(lead))),
    complement: complements(scene, beforeTokens, sourceBefore),
    capital: /^[\p{Lu}\d…"“‘'(]/u.test(inner),
    stop:
      /[.!?…,]["”»’')\]]*$/.test(inner) ||
      /^\s*(?:[.!?…]|$)/.test(text.slice(outer.end, Math.min(outer.end + 3, block.end))),
    tied: /^\s*,/.test(behind) || /,$/.test(inner),
    begins: spoken.length === 0 || CONNECTOR.test(lead),
    connected: CONNECTOR.test(lead),
    whole:
      spoken.length === 0 && before.start > block.start && /^\s*[.!?…]/.test(`${behind}.`) && !TITLE_HEAD.test(inner),
    alone,
    title: block.role === 'title',
    shape: shapeOf(inner),
  };
}

/**
 * Whether marks hold speech (`direct`), an attributed fragment (`mixed`) or neither. Half of all marks in the press are scare
 * quotes, titles or slogans: speech needs a clause, and a colon, a verb of speech, or the shape of sentences of its own.
 *
 * Example: «“Chúng tôi sẽ thắng”, ông nói» direct · «muốn “đi trước một bước”» mixed · «cuộc thi “Tôi yêu máy tính”» none.
 */
export function isSpeech(setting: Setting, follows: boolean): 'direct' | 'mixed' | 'none' {
  const { words, colon, scare, capital, stop, tied, begins, connected, alone, shape } = setting;
  const clause = shape !== 'phrase';
  if (words < 2) return 'none';
  if (scare && !(shape === 'speech' && words >= 12 && (setting.verbAfter || setting.verbBefore))) return 'none';
  const led = setting.verbBefore !== undefined || setting.sourceBefore;
  const attributed = colon || led || setting.verbAfter !== undefined || setting.sourceAfter;
  if (setting.title) {
    const whole = words >= 5 && (clause || words >= 9);
    return whole && (colon || (begins && (alone || attributed))) ? 'direct' : 'none';
  }
  if (colon && (capital || clause) && words >= (led || shape === 'speech' ? 3 : 4)) return 'direct';
  if (begins && setting.verbAfter && tied && capital) return 'direct';
  if (begins && (setting.verbAfter || setting.sourceAfter) && words >= 3 && (clause || tied || words >= 5))
    return 'direct';
  if (alone && words >= 5 && capital && (clause || words >= 9)) return 'direct';
  if (begins && follows && words >= 4 && capital && (clause || stop)) return 'direct';
  if (begins && tied && words >= 8 && capital && clause) return 'direct';
  if (begins && capital && words >= 6 && stop && (clause || setting.whole)) return 'direct';
  if (begins && words >= 7 && stop && shape === 'speech') return 'direct';
  if (connected && words >= 9 && stop && clause) return 'direct';
  const least = capital ? 6 : setting.named ? Number.POSITIVE_INFINITY : 8;
  if (led && setting.complement && words >= 4 && (clause || words >= least)) return 'direct';
  if (setting.verbBefore && setting.embedded && words >= 4 && clause) return 'direct';
  if (led && shape === 'speech' && words >= 10) return 'direct';
  if (words >= 14 && stop && capital && shape === 'speech') return 'direct';
  return attributed && words >= 3 && (!capital || led) ? 'mixed' : 'none';
}

/** The first or last verb of speech among tokens, as a span. */
export function verbIn(scene: Scene, tokens: readonly Token[], which: 'first' | 'last'): Span | undefined {
  let found: Span | undefined;
  for (let i = 0; i < tokens.length; ) {
    // «người phát ngôn», «nhà phân tích»: a role may hold a verb.
    const role = cueAt(scene.cues, ROLES, tokens, i);
    const length = scene.cues.longestAt('speech-verb', tokens, i);
    if (role > length) {
      i += role;
      continue;
    }
    if (length > 0 && !isNoun(tokens, i) && !(i > 0 && isCapital(scene, tokens[i]))) {
      found = spanOf(tokens, i, length);
      if (which === 'first') return found;
    }
    i += Math.max(1, length);
  }
  return found;
}

/** True where a source marker («Theo», «dẫn lời») begins at a token. */
export function isSource(scene: Scene, tokens: readonly Token[], at: number): boolean {
  const key = tokens[at]?.key ?? '';
  if (key === 'trích' && at > 0) return true;
  return (key === 'theo' || key === 'dẫn' || key === 'trích') && scene.cues.longestAt('source-marker', tokens, at) > 0;
}

/** «những chia sẻ», «lời khuyên», «thông tin cá nhân»: the same word as a noun. */
function isNoun(tokens: readonly Token[], at: number): boolean {
  if (/^(?:những|lời|bài|bản|câu|buổi|cuộc|sự|các|nhà|chuyên|xe|được|tự|khả|năng)$/.test(tokens[at - 1]?.key ?? ''))
    return true;
  return tokens[at + 1]?.key === 'tin' && /^(?:cá|về|từ)$/.test(tokens[at + 2]?.key ?? '');
}

/** How far (in characters) around a pair of marks is looked: a sentence with ten thousand marks must not be read ten thousand times. */
const FARTHEST_WORDS = 800;

function beforeStart(scene: Scene, block: Block, { outer }: Quoted): number {
  const sentence = scene.sentences[scene.sentenceAt(outer.start)];
  const floor = Math.max(block.start, outer.start - FARTHEST_WORDS);
  const start = Math.min(outer.start, Math.max(floor, sentence?.start ?? block.start));
  const previous = scene.quotedBefore(outer.start);
  return previous && previous.start < start && start < previous.end ? previous.end : start;
}

/** Most words of a sentence that is nothing but the attribution of the words before it: «“Tốt!” Ông Lee nói.» */
const LONGEST_ATTRIBUTION = 14;

function afterOf(scene: Scene, block: Block, { outer }: Quoted): Span {
  const { text } = scene.article;
  const at = scene.sentenceAt(outer.end - 1);
  const ceiling = Math.min(block.end, outer.end + FARTHEST_WORDS);
  const end = Math.min(ceiling, Math.max(outer.end, scene.sentences[at]?.end ?? outer.end));
  if (/[\p{L}\d]/u.test(text.slice(outer.end, end))) return { start: outer.end, end };
  const next = scene.sentences[at + 1];
  const nothing = { start: outer.end, end: outer.end };
  if (!next || next.start >= block.end) return nothing;
  if (/^[\s.,]*[-–—]\s/.test(text.slice(outer.end, next.start + 3))) return { start: outer.end, end: next.end };
  const tokens = scene.tokens(next).filter((token) => token.kind !== 'punctuation');
  if (tokens.length > LONGEST_ATTRIBUTION || /^["“«]/.test(text.slice(next.start, next.start + 1))) return nothing;
  const verb = verbIn(scene, tokens, 'last');
  return verb && verb.end === tokens.at(-1)?.end ? next : nothing;
}

/** «là nhận xét của», «đó cũng là lời khuyên của»: what stands behind the mark calls the words somebody's. */
function isUtteranceOf(tokens: readonly Token[]): boolean {
  const is = tokens.findIndex(({ key }) => !/^(?:,|đó|đây|cũng)$/.test(key));
  const owner = tokens.findIndex(({ key }) => key === 'của');
  return tokens[is]?.key === 'là' && tokens.slice(is, Math.max(is, owner)).some(({ key }) => UTTERANCE.test(key));
}

/** The verb of an attribution stands near the mark: farther on it says something else. */
const FARTHEST_VERB = 30;

function attributionVerb(scene: Scene, after: Span): Span | undefined {
  const tokens = scene.unquoted(after).slice(0, FARTHEST_VERB);
  // «“A”, theo chia sẻ của bà Lan»: no verb.
  const source = tokens.findIndex((_, i) => i < 3 && isSource(scene, tokens, i));
  const length = source < 0 ? 0 : scene.cues.longestAt('source-marker', tokens, source);
  // «theo bình luận của bà Lan»: a verb as a noun.
  const noun = length === 1 ? scene.cues.longestAt('speech-verb', tokens, source + 1) : 0;
  const isOwned = /^(?:của|từ)$/.test(tokens[source + 1 + noun]?.key ?? '');
  return verbIn(scene, tokens.slice(length > 1 || (noun > 0 && isOwned) ? source + length + noun : 0), 'first');
}

/** How near (in characters) behind the mark a person stands who needs no verb of speech: a title may lead. */
const NEAREST_PERSON = 40;
/** Most tokens of an attribution behind a comma whose verb is none we know. */
const SHORT_ATTRIBUTION = 8;
const SOMEBODY = /^(?:cụ|nữ|nam|vị|chủ|(?:một|nhiều|vài|có) (?:người|giọng|khách|cô|anh|chị|ông|bà|bạn|cậu|em)) /;
const LEADS =
  /^(?!(?:của|với|cho|tại|là|mà|khi|như|do|được|bị|câu|bài|tên|theo|và|từ|trong|để|sau|trước|vì|nhưng)$)[\p{L}.&]+$/u;

function isSourceBehind(scene: Scene, after: Span): boolean {
  const tokens = scene.unquoted(after).slice(0, 14);
  const comma = tokens[0]?.key === ',';
  const dash = /^[-–—]$/.test(tokens[comma ? 1 : 0]?.key ?? '');
  const voices = scene.voicesIn({ start: after.start, end: tokens.at(-1)?.end ?? after.start });
  const [voice] = voices;
  const last = voices.at(-1)?.mention.start ?? after.start;
  // «“A”, chị cười.»: somebody and a few words more, whatever the verb.
  const short = comma && tokens.length <= SHORT_ATTRIBUTION && after.end <= (tokens.at(-1)?.end ?? 0) + 1;
  if (short && !voice)
    return genderOfWord(tokens[1]?.key ?? '') !== undefined || matchedLength(SOMEBODY, tokens, 1, 2) > 0;
  if (!voice) return false;
  const near = voice.mention.start - after.start;
  // «“A”, anh Minh, bưu tá của xã, hồ hởi.»: a person right behind the comma, whatever follows.
  if (comma && voice.entity.kind === 'person' && near < NEAREST_PERSON && isLed(tokens, voice.mention)) return true;
  if (voice.entity.kind === 'person' && ((dash && near < 60) || (short && clauseInitial(scene, voice)))) return true;
  return tokens.some((token, i) => i < 12 && token.end <= last && isSource(scene, tokens, i));
}

/** Nothing but somebody's work stands before a name: «, chủ xưởng Vũ Đình Rạng», not «, tên cuốn sách của Lee». */
function isLed(tokens: readonly Token[], name: Span): boolean {
  return tokens.slice(1).every((token) => token.start >= name.start || LEADS.test(token.key));
}

function complements(scene: Scene, tokens: readonly Token[], sourceBefore: boolean): boolean {
  const words = tokens.filter((token) => token.kind !== 'punctuation');
  const last = words.at(-1);
  if (!last) return false;
  const verb = verbIn(scene, words, 'last');
  if (verb?.end === last.end || last.key === 'rằng') return true;
  const comma = tokens.at(-1)?.key === ',';
  if (sourceBefore && (comma || last.key === 'thì')) return true;
  return last.key === 'là' && verb?.end === words.at(-2)?.end;
}

function shapeOf(inner: string): Setting['shape'] {
  if (PERSONAL.test(inner) || /\p{Ll}[.!?…]["”]?\s+["“]?\p{Lu}/u.test(inner)) return 'speech';
  return FINITE.test(inner) && !TITLE_HEAD.test(inner) ? 'clause' : 'phrase';
}
