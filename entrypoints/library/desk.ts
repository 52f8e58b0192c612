import type { ColourNames } from '@/components/ColourButtons';
import type { Library } from '@/lib/library/database';
import type { Words } from '@/lib/locale';
import type { Toasts } from '../window/toast';
import type { Route } from './route';

/** What every view works with: the library, where one is in it, the reader's words, and a way to say what was done. */
export interface Desk {
  readonly library: Library;
  readonly route: Route;
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly colours: ColourNames;
  /** Whether the articles read are remembered. */
  readonly remembers: boolean;
  say: Toasts['say'];
  /** Does something and says it with a way back, or says why it could not be done. */
  act<T>(deed: () => Promise<T>, said: (result: T) => string, undo?: (result: T) => Promise<unknown>): Promise<void>;
}
