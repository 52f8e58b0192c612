import { personLength } from '@/lib/analysis/candidates/persons';
import type { Engine } from '@/lib/analysis/engine';
import { isAcronym, isSyllable, touches, type Word, type WordBlock, type WordedArticle } from '@/lib/analysis/words';

/** Where the run of capitals that begins at a word ends. */
export function runEnd(article: WordedArticle, block: WordBlock, engine: Engine, at: number): number {
  const { words } = block;
  let to = at + 1;
  while (to < words.length && touches(article.text, words[to - 1], words[to])) {
    const word = words[to] as Word;
    if (word.initial && to > at) break;
    const joins =
      CONNECTORS.has(word.key) &&
      words[to + 1]?.capital === true &&
      /^[a-z&+]+$/.test(word.key) &&
      !isSyllableOnly(words[at]);
    if (!word.capital && !joins && !isModelNumber(words, to)) break;
    if (
      to > at &&
      personLength(article.text, words, to, engine, article.lowered) >
        (engine.names['given-west']?.has(word.key) ? 1 : 2) &&
      !isSyllable(words[to - 1]?.key ?? '')
    )
      break;
    if (to > at && engine.cues.has('honorific', word.text) && words[to + 1]?.capital) break;
    to += 1;
  }
  return to;
}

/** Leaves off a sentence's first word that is no part of a name; 0 words left is no candidate. */
export function trimmedRun(article: WordedArticle, words: readonly Word[], at: number, run: number): number {
  const word = words[at];
  if (!word) return at;
  if (word.initial && !isAcronym(word.text) && run === at + 1 && article.lowered.has(word.key)) return at;
  return run;
}

/** A product's name goes on over model numbers and grades: «S25» «Ultra», «15» «Pro» «Max». */
export function productEnd(words: readonly Word[], from: number, text: string): number {
  let to = from;
  while (to < words.length && touches(text, words[to - 1], words[to]) && FOLLOWING.test(words[to]?.text ?? '')) to += 1;
  return to;
}

/** A figure that belongs to the name before it: «iPhone 15», «Windows 11», «VF 8»; not «Samsung 200 triệu». */
function isModelNumber(words: readonly Word[], at: number): boolean {
  const word = words[at];
  const next = words[at + 1];
  if (!word || !FOLLOWING.test(word.text)) return false;
  if (word.kind !== 'number')
    return /\d/.test(word.text) || /^(?:pro|max|plus|ultra|mini|lite|air|gen)$/i.test(word.text);
  return !/^(?:triệu|tỷ|tỉ|nghìn|ngàn|năm|người|%|usd|đồng|tháng|ngày|lần|chiếc|mẫu|phiên|công|nhân|nhà|kỹ|nước)$/.test(
    next?.key ?? '',
  );
}

function isSyllableOnly(word: Word | undefined): boolean {
  return /[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ]/u.test(word?.key ?? '');
}

const CONNECTORS = new Set([
  '&',
  'of',
  'de',
  'van',
  'von',
  'der',
  'da',
  'di',
  'la',
  'the',
  'and',
  'for',
  'al',
  'bin',
  '+',
]);
const FOLLOWING = /^(?:\d[\d.]*|[ivx]{1,4}|pro|max|plus|ultra|mini|lite|air|gen|se|[a-z]?\d+[a-z]*)$/i;
