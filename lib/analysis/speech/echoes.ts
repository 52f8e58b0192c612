import type { Quotation, Speaker } from '@/lib/analysis/analysis';
import type { Scene } from '@/lib/analysis/speech/scene';
import type { Span } from '@/lib/text/span';

/** Of the words of a title that must come again in the text, so that both are one statement. */
const SHARE = 0.6;

/**
 * Gives a quotation in the title, which names nobody, the speaker of the statement in the text that says the same, or the only
 * one whom the text quotes.
 *
 * Example: title «“AI sẽ thay đổi cách dạy học”», text «Bà Hoa cho rằng AI sẽ thay đổi hẳn cách dạy học» → bà Hoa.
 */
export function echoed(scene: Scene, quotations: readonly Quotation[]): Quotation[] {
  const title = scene.article.blocks.find(({ role }) => role === 'title');
  return quotations.map((quotation) => {
    if (!title || quotation.kind !== 'direct' || quotation.speaker || quotation.content.start >= title.end)
      return quotation;
    const words = keysOf(scene, quotation.content);
    const said = quotations.filter(
      ({ content, speaker }) => content.start >= title.end && speaker?.entity !== undefined,
    );
    const matches = said
      .map((other) => ({ other, share: shareOf(words, keysOf(scene, other.content)) }))
      .filter(({ share }) => share >= SHARE)
      .sort((a, b) => b.share - a.share);
    const speaker = matches[0]?.other.speaker ?? onlySpeaker(said);
    if (!speaker) return quotation;
    const evidence = { ...speaker.evidence, rule: 'seen-elsewhere' as const };
    return { ...quotation, speaker: { ...speaker, evidence }, evidence };
  });
}

/** The one person whose words in marks the text gives; a single one of several speakers would be a guess. */
function onlySpeaker(said: readonly Quotation[]): Speaker | undefined {
  const direct = said.flatMap(({ kind, speaker }) => (kind === 'direct' && speaker ? [speaker] : []));
  return new Set(direct.map(({ entity }) => entity)).size === 1 ? direct[0] : undefined;
}

function keysOf(scene: Scene, span: Span): Set<string> {
  return new Set(scene.tokens(span).flatMap((token) => (token.kind === 'punctuation' ? [] : [token.key])));
}

function shareOf(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of words) if (others.has(word)) shared += 1;
  return words.size === 0 ? 0 : shared / words.size;
}
