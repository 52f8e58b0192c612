import type { CardActions } from '@/components/card/Card';
import type { Analysis, Mention } from '@/lib/analysis/analysis';
import type { Correction } from '@/lib/library/records';
import type { Words } from '@/lib/locale';
import type { Mark } from '@/lib/page/mark';
import type { PageReading } from '@/lib/page/read';
import type { Settings } from '@/lib/settings';
import type { Span } from '@/lib/text/span';
import type { CardControls, CardPlaces, Cards } from './cards';
import type { Keeper } from './keeper';

/** What is shown of an article at a time: as the reader has corrected it, by their settings. */
export interface Shown {
  readonly analysis: Analysis;
  readonly mentions: readonly Mention[];
  /** What the keys go through; the pointer finds `pointed` of it. */
  readonly marks: readonly Mark[];
  readonly pointed: readonly Mark[];
  readonly settings: Settings;
}

/** What the desk asks of the session that owns it. */
export interface DeskWishes {
  readonly places: CardPlaces;
  /** Draw every mention of this entity while its card is open; without one, as the settings say. */
  focus(entity?: string): void;
  correct(correction: Correction): Promise<void>;
  restore(correction: Correction): Promise<void>;
  /** Absent where there is no site to be off on. */
  turnOffHere?(): Promise<void>;
  words(): Words;
}

/** What everything that lays cards beside an article works with. */
export interface Bench {
  readonly document: Document;
  readonly page: PageReading;
  readonly cards: Cards;
  readonly keeper: Keeper;
  readonly wishes: DeskWishes;
  now(): Shown;
  actions(controls: CardControls): CardActions;
  open(mark: Mark, focus: boolean): void;
  scrollTo(span: Span): void;
  fail(error: unknown): void;
}
