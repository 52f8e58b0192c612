import type { EntityKind } from '@/lib/analysis/analysis';
import type { Candidate } from '@/lib/analysis/candidates/candidates';
import type { Engine } from '@/lib/analysis/engine';
import { cueAt, type Word } from '@/lib/analysis/words';
import type { Span } from '@/lib/text/span';
import { spanOf } from '@/lib/text/tokens';

/**
 * What the article itself says of a name: behind it between commas («X, giáo sư tại Đại học Duke,»), or before it («công ty công
 * nghệ tài chính X»); within its sentence, no clause that speaks, short enough for a card.
 */
export function appositionOf(kind: EntityKind, places: readonly Candidate[], engine: Engine): Span | undefined {
  const classes = DESCRIBES[kind];
  for (const describe of [behind, before])
    for (const candidate of places) {
      const apposition = describe(candidate, classes, engine);
      if (apposition) return apposition;
    }
  return undefined;
}

/** The cues that a description of each kind begins with. */
const DESCRIBES: Record<EntityKind, readonly string[]> = {
  person: ['role', 'title'],
  company: ['company-trigger'],
  organisation: ['organisation-trigger'],
  product: ['product-trigger'],
  place: [],
};
/** People are described without an office too: «chủ một xưởng dệt», «sinh viên năm cuối». */
const PERSON_NOUN =
  /^(?:người|chủ|cựu|nguyên|sinh|giáo|cô|chuyên|nhà|kỹ|luật|bác|tiến|đại|đồng|phó|trưởng|nông|thợ|học|nghiên)$/;
const LONGEST_APPOSITION = 120;

function describes(words: readonly Word[], at: number, classes: readonly string[], engine: Engine): boolean {
  if (classes.includes('role') && PERSON_NOUN.test(words[at]?.key ?? '')) return true;
  return cueAt(engine.cues, classes, words, at) > 0;
}

function behind({ block: { words }, to: at }: Candidate, classes: readonly string[], engine: Engine): Span | undefined {
  const from = at + 1;
  const first = words[from];
  if (words[at]?.text !== ',' || first?.kind !== 'word' || first.capital) return undefined;
  if (!describes(words, from, classes, engine)) return undefined;
  let to = from;
  while (words[to] && !/^[,.;:!?…"“”()]$/.test(words[to]?.text ?? '')) to += 1;
  const end = words[to - 1]?.end ?? first.start;
  const isWhole = to - from >= 3 && /^[,.;]$/.test(words[to]?.text ?? '');
  return isWhole && end - first.start < LONGEST_APPOSITION ? { start: first.start, end } : undefined;
}

/** Most words of a description before a name. */
const LONGEST_LEAD = 9;

/** Behind one of these the name belongs to something else: «phần mềm của X», «hãng xe tại X». */
const PARTS =
  /^(?:của|tại|ở|cho|với|từ|trên|đến|tới|về|vào|là|do|bởi|theo|trong|và|hay|hoặc|như|chạy|thuộc|cùng|mua|dùng)$/;

/** The words from a trigger up to the name, nothing but small letters between them: «công ty công nghệ tài chính X». */
function before({ block: { words }, from }: Candidate, classes: readonly string[], engine: Engine): Span | undefined {
  let start: number | undefined;
  for (let at = from - 1; at >= 0 && at >= from - LONGEST_LEAD; at -= 1) {
    const word = words[at];
    if (word?.kind !== 'word' || (word.capital && !word.initial)) break;
    if (PARTS.test(word.key)) break;
    if (cueAt(engine.cues, classes, words, at) > 0) start = at;
  }
  if (start === undefined || from - start < 3) return undefined;
  return spanOf(words, start, from - start);
}
