import { TermCard } from '@/components/card/TermCard';
import type { Term } from '@/lib/analysis/analysis';
import { ask } from '@/lib/messages';
import { overlaps, type Span } from '@/lib/text/span';
import type { Bench } from './bench';

/** Opens the card of a term that is explained; it is kept in the reader's glossary from there. */
export function openTerm(bench: Bench, term: Term, focus: boolean): void {
  const { page, cards, keeper, wishes } = bench;
  const { headword, english, definition } = term;
  const range = page.map.range(term);
  if (!definition || !range) return;
  const keep = () =>
    keeper.keepTerm(term).then(() => {
      cards.refresh();
      cards.toast(wishes.words()('keep.termSaved', { term: page.article.text.slice(term.start, term.end) }));
    }, bench.fail);
  cards.show(
    range,
    (controls) => {
      const own = keeper.terms().find((each) => overlaps(each, term));
      const way = own ? { onOwn: () => showOwn(bench, own.id) } : { onKeep: keep };
      return <TermCard {...bench.actions(controls)} content={{ headword, english, definition }} {...way} />;
    },
    { focus },
  );
}

/** Opens the card of a term that only the reader's glossary has; what it means is shown there. */
export function openOwnTerm(bench: Bench, place: Span, id: string, focus: boolean): void {
  const range = bench.page.map.range(place);
  if (!range) return;
  const content = { headword: bench.page.article.text.slice(place.start, place.end) };
  bench.cards.show(
    range,
    (controls) => <TermCard {...bench.actions(controls)} content={content} onOwn={() => showOwn(bench, id)} />,
    { focus },
  );
}

function showOwn({ fail }: Bench, id: string): void {
  ask('open-in-library', { view: 'glossary', id }).catch(fail);
}
