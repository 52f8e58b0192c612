import { expect, it } from 'vitest';
import { oneAtATime } from '@/lib/library/one-at-a-time';

it('work is done once at a time, and once more for whatever called it meanwhile', async () => {
  const ends: (() => void)[] = [];
  const act = oneAtATime(() => new Promise((end) => ends.push(end)));
  const first = act();
  await Promise.all([act(), act()]);
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.();
  await first;
  expect(ends).toHaveLength(2);
});

it('work that fails is heard of by who began it, and is done at the next call', async () => {
  let times = 0;
  const act = oneAtATime(async () => {
    times += 1;
    if (times === 1) throw new Error('đầy');
  });
  await expect(act()).rejects.toThrow('đầy');
  await act();
  expect(times).toBe(2);
});
