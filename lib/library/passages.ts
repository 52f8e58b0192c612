import { type Standing, verify } from '@/lib/annotation/verify';
import type { Colour, Note, NoteId } from '@/lib/library/records';

/** A kept passage as its page's reader knows it: where it stands now and in what colour. Never what was written about it. */
export interface Passage {
  readonly id: NoteId;
  readonly kind: Note['kind'];
  readonly colour: Colour;
  readonly speaker?: string;
  /** True where the reader has written something about it. */
  readonly hasNote: boolean;
  readonly standing: Standing;
}

/** A note's passage in the text of its article today, found again and checked exactly. */
export function passageOf({ id, kind, colour, speaker, body, tags, target }: Note, text: string): Passage {
  return {
    id,
    kind,
    colour,
    ...(speaker ? { speaker: speaker.name } : {}),
    hasNote: body !== '' || tags.length > 0,
    standing: verify(text, target),
  };
}
