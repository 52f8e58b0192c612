import 'fake-indexeddb/auto';
import './simulator/seeded-crypto';
import { describe, expect, it } from 'vitest';
import { heal, live, violations, world } from './simulator/simulation';

/** So many random edits in all; each world has its own seed, number of devices and share of them. */
const EDITS = process.env.CHU_GIAI_LONG === '1' ? 200_000 : 20_000;
const WORLDS = EDITS / 1000;

describe('devices that edit at random, on bad days', () => {
  it.each(Array.from({ length: WORLDS }, (_, index) => [index + 1, 2 + (index % 7)]))(
    'in world %i, %i of them, are equal after healing, with every edit',
    async (seed, count) => {
      const made = await world(seed, count);
      await live(made, EDITS / WORLDS);
      await heal(made);
      expect(await violations(made)).toEqual([]);
      expect(made.tokens.size).toBeGreaterThan(50);
    },
  );
});
