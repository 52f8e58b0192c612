import type { Named, Term } from '@/lib/analysis/analysis';
import type { Engine } from '@/lib/analysis/engine';
import type { TermEntry } from '@/lib/analysis/knowledge/knowledge';
import type { WordedArticle } from '@/lib/analysis/words';
import { overlaps, type Span } from '@/lib/text/span';

const MOST = 12;

/**
 * The terms of an article that a reader may not know (no «everyday-term» of the cues), each where it first stands in the text, at most one in a paragraph,
 * the most telling first: often used and long before rare and short ones, and what the title or lead uses before the rest.
 */
export function findTerms(article: WordedArticle, named: Named, engine: Engine): Term[] {
  const isWithinName = withinNames(named);
  const first = new Map<TermEntry, { start: number; end: number; block: number; count: number; word: boolean }>();
  article.blocks.forEach(({ span, index, words }) => {
    if (span.role === 'title' || span.role === 'heading') return;
    for (let i = 0; i < words.length; ) {
      const hit = engine.terms.longest(words, i);
      if (!hit) {
        i += 1;
        continue;
      }
      const start = words[i]?.start ?? 0;
      const end = words[i + hit.length - 1]?.end ?? start;
      const isLoud = !/\p{Ll}/u.test(article.text.slice(start, end));
      const form = hit.forms.find(
        ({ term, ambiguous, capitals }) =>
          !ambiguous && (!capitals || isLoud) && !engine.cues.has('everyday-term', term.headword),
      );
      if (form && !isWithinName({ start, end })) {
        const known = first.get(form.term);
        if (known) known.count += 1;
        else
          first.set(form.term, { start, end, block: index, count: 1, word: article.text.slice(start, end).length > 2 });
      }
      i += form ? hit.length : 1;
    }
  });
  const ranked = [...first].sort(([a, x], [b, y]) => weight(b, y) - weight(a, x));
  const taken = new Set<number>();
  return ranked
    .filter(([, place]) => !taken.has(place.block) && taken.add(place.block))
    .slice(0, MOST)
    .map(([term, { start, end }]) => ({
      start,
      end,
      entry: term.id,
      headword: term.headword,
      ...(term.english ? { english: term.english } : {}),
      definition: term.definition,
    }));
}

function weight(term: TermEntry, place: { block: number; count: number }): number {
  return Math.min(place.count, 4) * 0.5 + (place.block <= 2 ? 1 : 0) + Math.min(term.headword.length, 24) / 24;
}

/** Whether a span overlaps a name, for spans asked in reading order. */
function withinNames({ mentions }: Named): (span: Span) => boolean {
  let at = 0;
  return (span) => {
    while ((mentions[at]?.end ?? Number.POSITIVE_INFINITY) <= span.start) at += 1;
    const mention = mentions[at];
    return mention !== undefined && overlaps(mention, span);
  };
}
