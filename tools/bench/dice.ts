import { generator } from '../train/random';

/** Chance with a seed: the same seed, the same throws. */
export interface Dice {
  /** A whole number from 0, below `limit`. */
  below(limit: number): number;
  of<Item>(items: readonly Item[]): Item;
}

export function diceFrom(seed: number): Dice {
  const random = generator(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  return { below, of: <Item>(items: readonly Item[]) => items[below(items.length)] as Item };
}
