import { clauseInitial, isOfDocument } from '@/lib/analysis/speech/clauses';
import type { Reference, Scene, Voice } from '@/lib/analysis/speech/scene';
import type { Sentence } from '@/lib/text/sentences';
import { keysOf, matchedLength, spanOf, type Token } from '@/lib/text/tokens';

/** What somebody wrote, which the article goes on to quote by that word alone. */
const WRITING =
  /^(?:báo cáo|nghiên cứu|khảo sát|thông báo|tuyên bố|văn bản|công văn|bức thư|lá thư|thư ngỏ|tâm thư|thư|email|bài viết|bài đăng|bài báo|dòng tweet|nhóm tác giả|tác giả) /;
/** Most words of it. */
const LONGEST_WRITING = 3;
/** What may stand beside the word where nothing else tells whose it is. */
const BEFORE = /^(?:bản|các|những|trong|cũng|theo)$/;
const BEHIND = /^(?:này|trên|đó|mới|còn|cũng)$/;
/** How many sentences before it may tell whose it is. */
const SENTENCES_BACK = 6;

/** «báo cáo», «bức thư này», «các tác giả», and nothing more, before a verb: what somebody named before wrote. */
export function writingIn(words: readonly Token[]): Reference | undefined {
  let from = 0;
  while (BEFORE.test(words[from]?.key ?? '')) from += 1;
  const length = matchedLength(WRITING, words, from, LONGEST_WRITING);
  if (length === 0 || !words.slice(from + length).every(({ key }) => BEHIND.test(key))) return undefined;
  return { span: spanOf(words, from, length), kind: 'writing', head: keysOf(words, from, length) };
}

/** «báo cáo của *hãng này*»: what a writing says, its author says. */
export function isOfWriting(words: readonly Token[], at: number): boolean {
  if (words[at - 1]?.key !== 'của') return false;
  return [1, 2, 3].some((length) => matchedLength(WRITING, words, at - 1 - length, LONGEST_WRITING) === length);
}

/** How a writing is quoted behind its words: «“…”, thông báo có đoạn», «“…”, bức thư viết». */
const SAYS = /^(?:có đoạn|viết|nêu rõ|nêu|ghi rõ|ghi|cho biết|khẳng định|nhấn mạnh|kết luận|cảnh báo) /;

/** The writing that the tokens right behind some words in marks say to be quoted. */
export function writingBehind(tokens: readonly Token[]): Reference | undefined {
  const from = tokens[0]?.key === ',' ? 1 : 0;
  for (let end = from + 1; end <= from + LONGEST_WRITING + 2 && end < tokens.length; end += 1)
    if (matchedLength(SAYS, tokens, end, 2) > 0) {
      const found = writingIn(tokens.slice(from, end));
      if (found) return found;
    }
  return undefined;
}

/**
 * Whose a writing is: the last sentence before an offset that names it says of whom it is, or has somebody alone as its subject.
 *
 * Example: «Sóng Bạc công bố báo cáo về chip. Báo cáo cho rằng …» → Sóng Bạc.
 */
export function authorOf(scene: Scene, head: string, before: number): Voice | undefined {
  const from = scene.sentenceAt(before) - 1;
  for (let i = from; i > from - SENTENCES_BACK && i >= 0; i -= 1) {
    const sentence = scene.sentences[i];
    const tokens = sentence ? scene.unquoted(sentence) : [];
    const at = tokens.findIndex((_, k) => isWriting(tokens, k, head));
    if (!sentence || at < 0) continue;
    const found = ownerIn(scene, tokens, at, sentence) ?? subjectIn(scene, sentence);
    if (found) return found;
  }
  return undefined;
}

/** The same word, or, for «các tác giả», anything written. */
function isWriting(tokens: readonly Token[], at: number, head: string): boolean {
  const length = matchedLength(WRITING, tokens, at, LONGEST_WRITING);
  if (length === 0) return false;
  const form = keysOf(tokens, at, length);
  return head.endsWith('tác giả') || form === head || (/thư|email/.test(head) && /thư|email/.test(form));
}

function ownerIn(scene: Scene, tokens: readonly Token[], at: number, { end }: Sentence): Voice | undefined {
  const start = tokens[at]?.start ?? end;
  return scene
    .voicesIn({ start, end })
    .find((voice) => isOfDocument(scene, scene.tokens({ start, end: voice.mention.start })));
}

function subjectIn(scene: Scene, sentence: Sentence): Voice | undefined {
  const subjects = scene
    .voicesIn(sentence)
    .filter((voice) => voice.entity.kind !== 'product' && clauseInitial(scene, voice));
  return new Set(subjects.map(({ entity }) => entity.id)).size === 1 ? subjects[0] : undefined;
}
