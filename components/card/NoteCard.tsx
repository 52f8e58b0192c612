import { ColourButtons, type ColourNames } from '@/components/ColourButtons';
import { Card, type CardActions } from '@/components/card/Card';
import { Difference } from '@/components/Difference';
import { Icon } from '@/components/Icon';
import type { Standing } from '@/lib/annotation/verify';
import type { Passage } from '@/lib/library/passages';
import type { Colour } from '@/lib/library/records';
import type { WordKey } from '@/lib/locale';

interface NoteCardProps extends CardActions {
  readonly passage: Passage;
  readonly names: ColourNames;
  onColour(colour: Colour): void;
  onEdit(): void;
  onRemove(): void;
  /** Where the passage is a quotation of this article: its card, with speaker and evidence. */
  readonly onSpeaker?: (() => void) | undefined;
}

/** A kept passage: whether it still stands, in what colour; what was written about it is in its frame, never here. */
export function NoteCard({ passage, names, onColour, onEdit, onRemove, onSpeaker, ...actions }: NoteCardProps) {
  const { t } = actions;
  const { kind, colour, speaker, hasNote, standing } = passage;
  const foot = (
    <>
      <span class="count">
        <ColourButtons t={t} names={names} chosen={colour} onChoose={onColour} />
      </span>
      <button type="button" onClick={onEdit}>
        <Icon name="edit" /> {t(hasNote ? 'note.edit' : 'keep.note')}
      </button>
      <button type="button" onClick={onRemove}>
        <Icon name="remove" /> {t('glossary.remove')}
      </button>
    </>
  );
  return (
    <Card
      {...actions}
      kind="note"
      title={t(standingKey(standing, kind))}
      line={speaker && t('quote.by', { name: speaker })}
      foot={foot}
    >
      {standing.kind === 'changed' ? (
        <Difference t={t} changes={standing.diff} />
      ) : (
        <p class="card-note">{t(hasNote ? 'note.has' : 'note.none')}</p>
      )}
      {onSpeaker && (
        <button type="button" class="card-more" onClick={onSpeaker}>
          {t('note.speaker')}
        </button>
      )}
    </Card>
  );
}

/** How the state of a kept passage is said. */
export function standingKey(standing: Pick<Standing, 'kind'>, kind: Passage['kind']): WordKey {
  if (standing.kind === 'gone') return 'standing.gone';
  return `standing.${standing.kind}.${kind}`;
}
