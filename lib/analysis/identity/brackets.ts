import type { Candidate } from '@/lib/analysis/candidates/candidates';
import { headOf } from '@/lib/analysis/candidates/institutions';
import type { Found } from '@/lib/analysis/candidates/typing';
import { formOf, wordsTaken } from '@/lib/analysis/identity/groups';
import { initialsOf, lettersOf } from '@/lib/analysis/identity/initials';
import { isAcronym, type WordedArticle } from '@/lib/analysis/words';

/** Most words by which a name was found too short. */
const LONGEST_REST = 7;
/** Words that no institution's name goes on with: what stands in the brackets shortens something else. */
const ENDS =
  /^(?:đã|sẽ|đang|vừa|là|có|của|cho|tại|ở|do|được|bị|thuộc|theo|với|từ|khi|nay|này|gồm|như|thì|mà|vì|không|cũng|mới|đặt|ra|lập|dùng|qua|đến|tới|trên|dưới|bằng)$/;

/**
 * Carries an institution's name that was found too short up to the brackets with its abbreviation, where the letters there are
 * initials of the whole in their order. What was found within the rest (a place) gives way.
 *
 * Example: «Trung tâm Viễn thám và Dự báo ven biển (TVB)», of which «Trung tâm Viễn thám» was found.
 */
export function upToBrackets({ text }: WordedArticle, found: readonly Found[]): readonly Found[] {
  const whole = new Map<Found, Candidate>();
  for (const each of found) {
    const candidate = wholeOf(text, each);
    if (candidate) whole.set(each, candidate);
  }
  if (whole.size === 0) return found;
  const isTaken = wordsTaken([...whole.values()]);
  return found.flatMap((each) => {
    const candidate = whole.get(each);
    if (candidate) return [{ ...each, candidate }];
    return isTaken(each.candidate.block, each.candidate.from) ? [] : [each];
  });
}

function wholeOf(text: string, { candidate, verdict }: Found): Candidate | undefined {
  const { block, from, to } = candidate;
  const { words } = block;
  const head = headOf(formOf(candidate.text).split(' ')) ?? '';
  if (verdict.kind !== 'organisation' || verdict.entry || head === '') return undefined;
  let end = to;
  while (words[end]?.kind === 'word' && !ENDS.test(words[end]?.key ?? '') && end - to < LONGEST_REST) end += 1;
  const letters = words[end + 1];
  if (end === to || words[end]?.text !== '(' || words[end + 2]?.text !== ')' || !letters) return undefined;
  const name = text.slice(words[from]?.start, words[end - 1]?.end);
  if (!isAcronym(letters.text) || !isOf(lettersOf(letters.text), formOf(name), head)) return undefined;
  return { block, from, to: end, text: name, entries: [] };
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
