import type { Candidate } from '@/lib/analysis/candidates/candidates';
import { headOf } from '@/lib/analysis/candidates/institutions';
import type { Found } from '@/lib/analysis/candidates/typing';
import { formOf, wordsTaken } from '@/lib/analysis/identity/groups';
import { initialsOf, lettersOf } from '@/lib/analysis/identity/initials';
import { isAcronym, type Word, type WordedArticle } from '@/lib/analysis/words';

/** Most words by which a name was found too short. */
const LONGEST_REST = 11;
/** Words that no institution's name goes on with: what stands in the brackets shortens something else. */
const ENDS =
  /^(?:đã|sẽ|đang|vừa|là|có|của|cho|tại|ở|do|được|bị|thuộc|theo|với|từ|khi|nay|này|gồm|như|thì|mà|vì|không|cũng|mới|đặt|ra|lập|dùng|qua|đến|tới|trên|dưới|bằng)$/;

/**
 * Mends the borders of institutions by the abbreviation that stands beside them: a name that was found too short is carried up to
 * the brackets, where the letters there are initials of the whole in their order, and what was found within the rest (a place) gives
 * way; one that was found together with its abbreviation behind a dash is parted from it.
 *
 * Example: «Trung tâm Viễn thám và Dự báo ven biển (TVB)», of which «Trung tâm Viễn thám» was found.
 */
export function besideAbbreviations({ text }: WordedArticle, found: readonly Found[]): readonly Found[] {
  const mended = new Map<Found, readonly Candidate[]>();
  for (const each of found) {
    const candidates = upToBrackets(text, each) ?? apartFromDash(text, each) ?? withStop(text, each);
    if (candidates) mended.set(each, candidates);
  }
  if (mended.size === 0) return found;
  const isTaken = wordsTaken([...mended.values()].flat());
  return found.flatMap((each) => {
    const candidates = mended.get(each);
    if (candidates) return candidates.map((candidate) => ({ ...each, candidate }));
    return isTaken(each.candidate.block, each.candidate.from) ? [] : [each];
  });
}

function headIn({ candidate, verdict }: Found): string | undefined {
  return verdict.kind === 'organisation' && !verdict.entry ? headOf(formOf(candidate.text).split(' ')) : undefined;
}

/** «ông N.T.K.»: the full stop behind somebody's last initial is his. */
function withStop(text: string, { candidate, verdict }: Found): readonly Candidate[] | undefined {
  const { block, from, to } = candidate;
  const [last, stop] = [block.words[to - 1], block.words[to]];
  const isInitials = verdict.kind === 'person' && to - from === 1 && /^(?:\p{Lu}\.)*\p{Lu}$/u.test(candidate.text);
  if (!isInitials || stop?.text !== '.' || stop.start !== last?.end) return undefined;
  return [{ block, from, to: to + 1, text: text.slice(last.start, stop.end), entries: [] }];
}

/** «Trung tâm Internet Việt Nam - VNNIC», found as one. */
function apartFromDash(text: string, each: Found): readonly Candidate[] | undefined {
  const { block, from, to } = each.candidate;
  const { words } = block;
  const last = words[to - 1];
  const isParted = last && isAcronym(last.text) && /^[-–—]$/.test(words[to - 2]?.text ?? '') && to - from > 4;
  if (!isParted || headIn(each) === undefined) return undefined;
  const name = text.slice(words[from]?.start, words[to - 3]?.end);
  return [
    { block, from, to: to - 2, text: name, entries: [] },
    { block, from: to - 1, to, text: last.text, entries: [] },
  ];
}

function upToBrackets(text: string, each: Found): readonly Candidate[] | undefined {
  const { block, from, to } = each.candidate;
  const { words } = block;
  const head = headIn(each);
  if (head === undefined) return undefined;
  let end = to;
  const goesOn = (word: Word | undefined) => word?.text === ',' || (word?.kind === 'word' && !ENDS.test(word.key));
  while (goesOn(words[end]) && end - to < LONGEST_REST) end += 1;
  const letters = words[end + 1];
  if (end === to || words[end]?.text !== '(' || words[end + 2]?.text !== ')' || !letters) return undefined;
  const name = text.slice(words[from]?.start, words[end - 1]?.end);
  if (!isAcronym(letters.text) || !isOf(lettersOf(letters.text), formOf(name), head)) return undefined;
  return [{ block, from, to: end, text: name, entries: [] }];
}

/** Whether letters are initials of a name, or of what stands behind its head, in their order; its first word's first. */
function isOf(letters: string, form: string, head: string): boolean {
  return (
    letters.length > 1 && [form, form.slice(head.length).trim()].some((name) => areInOrder(letters, initialsOf(name)))
  );
}

function areInOrder(letters: string, initials: string): boolean {
  let at = 0;
  for (const initial of initials) if (initial === letters[at]) at += 1;
  return at === letters.length && initials[0] === letters[0];
}
