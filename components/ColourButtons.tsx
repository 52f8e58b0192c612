import { COLOURS, type Colour } from '@/lib/library/records';
import type { Words } from '@/lib/locale';

/** What the reader says that each colour means; empty while it has only its own name. */
export type ColourNames = Readonly<Record<Colour, string>>;

interface ColourButtonsProps {
  readonly t: Words;
  readonly names: ColourNames;
  /** The colour that it has. */
  readonly chosen?: Colour;
  onChoose(colour: Colour): void;
}

/** The four colours, told apart by the line under each as well; the keys 1 to 4 choose them. */
export function ColourButtons({ t, names, chosen, onChoose }: ColourButtonsProps) {
  return (
    <fieldset class="colours" aria-label={t('keep.colour')}>
      {COLOURS.map((colour, i) => {
        const name = colourName(colour, names, t);
        return (
          <button
            type="button"
            class="icon"
            key={colour}
            data-colour={colour}
            aria-label={name}
            aria-pressed={chosen === undefined ? undefined : chosen === colour}
            title={`${name} (${i + 1})`}
            onClick={() => onChoose(colour)}
          >
            <span class="swatch" />
          </button>
        );
      })}
    </fieldset>
  );
}

/** What a colour is called: the reader's name for it, or its own. */
export function colourName(colour: Colour, names: ColourNames, t: Words): string {
  return names[colour] || t(`colour.${colour}`);
}
