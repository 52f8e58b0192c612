import { useState } from 'preact/hooks';
import { ColourButtons, type ColourNames } from '@/components/ColourButtons';
import { IconButton } from '@/components/IconButton';
import type { Colour } from '@/lib/library/records';
import type { Words } from '@/lib/locale';

interface SelectionBarProps {
  readonly t: Words;
  /** The colour that a press on «Đánh dấu» keeps the passage in. */
  readonly colour: Colour;
  readonly names: ColourNames;
  onKeep(colour: Colour): void;
  onNote(): void;
  onCopy(): void;
  onTerm(): void;
  /** Absent where the selection lies in no quotation. */
  readonly onQuotation?: (() => void) | undefined;
}

/** What can be done with a selected passage, beside it. A press must not take the selection away, nor the focus. */
export function SelectionBar(props: SelectionBarProps) {
  const { t, colour, names, onKeep, onNote, onCopy, onTerm, onQuotation } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <div
      class="card bar"
      role="toolbar"
      aria-label={t('keep.bar')}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div class="bar-row">
        <button type="button" class="bar-main" data-colour={colour} onClick={() => onKeep(colour)}>
          <span class="swatch" />
          {t('keep.highlight')}
        </button>
        <button type="button" onClick={onNote}>
          {t('keep.note')}
        </button>
        <button type="button" onClick={onCopy}>
          {t('card.copy')}
        </button>
        <IconButton icon="more" label={t('card.more')} expanded={isOpen} onPress={() => setOpen(!isOpen)} />
      </div>
      {isOpen && (
        <div class="bar-row">
          <ColourButtons t={t} names={names} onChoose={onKeep} />
          <button type="button" onClick={onTerm}>
            {t('menu.addTerm')}
          </button>
          {onQuotation && (
            <button type="button" onClick={onQuotation}>
              {t('keep.quotation')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
