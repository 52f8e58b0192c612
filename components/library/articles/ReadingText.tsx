import { Icon } from '@/components/Icon';
import { type Mark, type Piece, piecesOf } from '@/components/library/articles/marked-text';
import type { MarkedKind } from '@/lib/analysis/analysis';
import type { Colour, KeptArticle } from '@/lib/library/records';

/** Something painted on a kept article. */
export interface PaintedMark extends Mark {
  readonly paint: MarkedKind | 'term' | 'quotation' | 'note';
  readonly colour?: Colour;
  /** What its button is called, where the words themselves are not it. */
  readonly label?: string;
}

interface ReadingTextProps {
  readonly article: Pick<KeptArticle, 'text' | 'blocks'>;
  readonly marks: readonly PaintedMark[];
  onOpen(mark: PaintedMark): void;
}

/**
 * A kept article as its reader reads it: blocks of text with their marks as elements. A name is a link to its card; a quotation and
 * a note, which may be long, have a button behind them.
 */
export function ReadingText({ article, marks, onOpen }: ReadingTextProps) {
  const { text, blocks } = article;
  return (
    <div class="reading">
      {blocks.map((block) => {
        const Element = ({ title: 'h1', heading: 'h2', lead: 'p', paragraph: 'p' } as const)[block.role];
        let end = block.start;
        return (
          <Element key={block.start} class={block.role}>
            {piecesOf(text, block, marks).map((piece) => {
              const start = end;
              end += piece.text.length;
              return <Pieced key={start} piece={piece} end={end} onOpen={onOpen} />;
            })}
          </Element>
        );
      })}
    </div>
  );
}

function Pieced({ piece, end, onOpen }: { piece: Piece<PaintedMark>; end: number; onOpen(mark: PaintedMark): void }) {
  const { text, marks } = piece;
  if (marks.length === 0) return <>{text}</>;
  const name = marks.findLast(({ paint }) => paint !== 'quotation' && paint !== 'note');
  const ending = marks.filter((mark) => mark !== name && mark.end === end && mark.label);
  const paint = [...new Set(marks.map((mark) => mark.paint))].join(' ');
  const colour = marks.find((mark) => mark.colour)?.colour;
  return (
    <>
      {name ? (
        <a
          class="mark"
          data-paint={paint}
          data-colour={colour}
          href={location.hash}
          onClick={(event) => {
            event.preventDefault();
            onOpen(name);
          }}
        >
          {text}
        </a>
      ) : (
        <span class="mark" data-paint={paint} data-colour={colour}>
          {text}
        </span>
      )}
      {ending.map((mark) => (
        <button
          key={mark.id}
          type="button"
          class="icon mark-more"
          aria-label={mark.label}
          title={mark.label}
          onClick={() => onOpen(mark)}
        >
          <Icon name={mark.paint === 'note' ? 'edit' : 'quote'} />
        </button>
      ))}
    </>
  );
}
