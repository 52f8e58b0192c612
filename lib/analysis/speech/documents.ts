import type { Cast } from '@/lib/analysis/speech/attribution';
import { bySource } from '@/lib/analysis/speech/named-by-cue';
import { isHead, type Statement, withoutStop } from '@/lib/analysis/speech/sources';
import type { Sentence } from '@/lib/text/sentences';
import { keysOf, matchedLength, spanOf, type Token } from '@/lib/text/tokens';

/** «Một báo cáo …», «Kết quả khảo sát …». */
const ARTICLE = /^(?:một|các|những|kết|quả)$/;
/** How many tokens may lead to the document. */
const LONGEST_LEAD = 5;
/** Most tokens of a document's name before whose it is. */
const LONGEST_NAME = 9;
/** The verbs of documents, and how many words the longest has. */
const LONGEST_VERB = 3;
const SHOWS =
  /^(?:cho thấy|cho biết|cho hay|cho kết quả|chỉ ra|ghi nhận|nêu rõ|cảnh báo|dự báo|ước tính|kết luận|nhận định|khẳng định|xác nhận|ghi|nêu|viết) /;
/** What stands behind an opinion: «Lập luận của ông: …», «Quan điểm của bà là …». */
const IS = /^(?::|là) /;

/**
 * What a document or an opinion says, whose it is behind «của», «từ», «do»: the one who made it says so.
 *
 * Example: «Báo cáo mới của Cục Dữ liệu cho thấy lượng phao hỏng đã giảm» → Cục Dữ liệu.
 */
export function documentStatement(cast: Cast, sentence: Sentence, tokens: readonly Token[]): Statement[] {
  const { scene } = cast;
  const from = tokens.slice(0, LONGEST_LEAD).findIndex((_, i) => scene.cues.longestAt('document', tokens, i) > 0);
  if (
    from < 0 ||
    !isHead(
      tokens.filter((token, i) => i < from && !ARTICLE.test(token.key)),
      from,
    )
  )
    return [];
  const owner =
    tokens.findIndex(({ key }, i) => i > from && i < from + LONGEST_NAME && /^(?:của|từ|do)$/.test(key)) + 1;
  const form = keysOf(tokens, from, scene.cues.longestAt('document', tokens, from));
  const verb = scene.cues.position('document', form) === 'opinion' ? IS : SHOWS;
  const shows = tokens.findIndex((_, i) => i > owner && matchedLength(verb, tokens, i, LONGEST_VERB) > 0);
  if (owner === 0 || shows < 0 || tokens.slice(owner, shows).some((token) => token.key === ',')) return [];
  const length = matchedLength(verb, tokens, shows, LONGEST_VERB);
  const that = /^(?:rằng|,)$/.test(tokens[shows + length]?.key ?? '') ? 1 : 0;
  const start = tokens[shows + length + that]?.start;
  const end = withoutStop(cast, sentence);
  if (start === undefined || start >= end) return [];
  const said = bySource(cast, spanOf(tokens, from, owner - from), tokens[shows]?.start ?? end);
  return said?.speaker ? [{ said, content: { start, end } }] : [];
}
