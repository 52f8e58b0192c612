/** How many answers are kept; a page of hostile words must not fill the memory. */
const MOST = 20_000;

/**
 * A question about a word, with its answers kept: an article says the same few thousand words again and again, to every part of
 * the engine. The question must depend on nothing but the word.
 */
export function remembered<Answer>(question: (word: string) => Answer): (word: string) => Answer {
  const answers = new Map<string, Answer>();
  return (word) => {
    const known = answers.get(word);
    if (known !== undefined) return known;
    const answer = question(word);
    if (answers.size >= MOST) answers.clear();
    answers.set(word, answer);
    return answer;
  };
}
