import { remembered } from '@/lib/text/remembered';

/** Zero-width characters, soft hyphens, the byte order mark and bidirectional marks: never part of a look-up key. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const SPACES = /[\s\u00A0]+/g;
const QUOTES = /[“”„‟«»]/g;
const APOSTROPHES = /[‘’‚‛ʼ′]/g;
const DASHES = /[‐‑‒–—―−]/g;
/** oa, oe, uy with the tone on the second vowel (hoà, khoẻ, thuý): the press also writes the tone on the first. «quý» is not such a pair. */
const TONE = /(?<!q)(?:o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/giu;

/** Words and names are asked for again and again; whole texts are not. */
const LONGEST_REMEMBERED = 48;

const SECOND = 'àáảãạèéẻẽẹỳýỷỹỵ';
const PLAIN_VOWEL = 'aaaaaeeeeeyyyyy';
const FIRST: Record<string, string> = { o: 'òóỏõọ', u: 'ùúủũụ' };

/**
 * The look-up key of a text: NFC, lower case, tones placed alike, typography folded, invisible characters gone.
 * Keys are compared, never shown; their offsets are not the text's.
 *
 * Example: `key('Hoà Lạc') === key('HÒA LẠC')`.
 */
export function key(text: string): string {
  return text.length > LONGEST_REMEMBERED ? folded(text) : foldedForm(text);
}

const foldedForm = remembered(folded);

function folded(text: string): string {
  const lower = text.normalize('NFC').replace(INVISIBLE, '').toLowerCase();
  return alike(lower).replace(SPACES, ' ').trim();
}

/**
 * An NFC text with its quote marks, apostrophes and dashes each of one kind and its tones placed as the press places them.
 * Case and length stay as they are, so that offsets stay true.
 *
 * Example: `alike('«Hoà Lạc» – HOÀ') === '"Hòa Lạc" - HÒA'`.
 */
export function alike(text: string): string {
  return text.replace(TONE, placeTone).replace(QUOTES, '"').replace(APOSTROPHES, "'").replace(DASHES, '-');
}

/** True for what is never seen: zero-width characters, soft hyphens, the byte order mark, bidirectional marks. */
export function isInvisible(character: string): boolean {
  return character.replace(INVISIBLE, '') === '';
}

/**
 * The key without diacritics, for people who type in a hurry: đ becomes d, tone and vowel marks go.
 *
 * Example: `plain('Đầu tư bán dẫn') === 'dau tu ban dan'`.
 */
export function plain(text: string): string {
  return key(text).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}

function placeTone(pair: string): string {
  const [first = '', second = ''] = pair;
  const index = SECOND.indexOf(second.toLowerCase());
  const tones = FIRST[first.toLowerCase()];
  return index < 0 || !tones ? pair : caseOf(first, tones[index % 5]) + caseOf(second, PLAIN_VOWEL[index]);
}

function caseOf(model: string, letter = ''): string {
  return model === model.toLowerCase() ? letter : letter.toUpperCase();
}
