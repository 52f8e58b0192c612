import type { Analysis } from '@/lib/analysis/analysis';
import { highlighter } from '@/lib/page/highlighter';
import type { Mark } from '@/lib/page/mark';
import { privateMarks } from '@/lib/page/private-marks';
import type { PageReading } from '@/lib/page/read';
import type { Settings } from '@/lib/settings';
import type { Span } from '@/lib/text/span';
import { watchHeldKey } from './held-key';
import type { Keeper } from './keeper';
import { markedBy } from './marks';
import { openMetNames } from './met-names';

/** What of an article's marks is drawn now: all, or as few as the reader wants to see. */
export interface Drawing {
  /**
   * Draws the marks that the settings want drawn now, and those of the name on the open card. Gives back those that the pointer finds:
   * of the names all, seen or not, for a page can see over which of them a card opens.
   */
  draw(marks: readonly Mark[], analysis: Analysis, settings: Settings, focus?: string): readonly Mark[];
  flash(span: Span): void;
}

/** Draws on a page until the signal aborts; `again` is called when something else is to be drawn than was. */
export function openDrawing(
  document: Document,
  { map, root }: PageReading,
  { metBefore }: Keeper,
  signal: AbortSignal,
  again: () => void,
): Drawing {
  const painter = highlighter(document, map, signal);
  const veil = privateMarks(document, root, map, signal);
  const met = openMetNames(metBefore, again);
  let key: Settings['marksOn'] = 'always';
  let isHeld = false;
  const hold = (held: boolean) => {
    isHeld = held;
    again();
  };
  watchHeldKey(document, () => key, hold, signal);
  return {
    draw(marks, analysis, settings, focus) {
      key = settings.marksOn;
      const waits = key !== 'always' && !isHeld && !isTouchedOnly(document);
      const now = waits ? marksAtRest(marks, analysis, focus) : marks;
      if (settings.density !== 'new') {
        painter.paint(now);
        veil.paint([], () => false);
        return now;
      }
      const named = new Map<Mark, string>();
      for (const mark of now) {
        const entity = entityOf(mark, analysis);
        if (entity !== undefined) named.set(mark, entity);
      }
      const entities = new Map(analysis.entities.map((entity) => [entity.id, entity]));
      met.look([...entities.values()].filter(({ kind }) => kind !== 'place'));
      painter.paint(now.filter((mark) => !named.has(mark)));
      veil.paint([...named.keys()], (mark) => {
        const id = named.get(mark) ?? '';
        return id === focus || met.isNew(entities.get(id));
      });
      return now;
    },
    flash: painter.flash,
  };
}

/** What is drawn while no key is held: what the reader kept, and the name on the open card. */
function marksAtRest(marks: readonly Mark[], analysis: Analysis, focus?: string): Mark[] {
  return marks.filter(
    (mark) => mark.kind.startsWith('note-') || (focus !== undefined && entityOf(mark, analysis) === focus),
  );
}

function entityOf(mark: Mark, analysis: Analysis): string | undefined {
  const marked = markedBy(mark, analysis);
  return marked?.kind === 'mention' ? marked.mention.entity : undefined;
}

/** Where there are fingers alone, as on a phone, there is no key to hold. */
function isTouchedOnly({ defaultView }: Document): boolean {
  return defaultView?.matchMedia('(any-pointer: coarse) and (not (any-pointer: fine))').matches === true;
}
