import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askAgain } from '@/lib/messages';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A background that is stopped over the first requests, and a request made to it. */
function stoppedOver(times: number) {
  const asked = { times: 0 };
  return { asked, request: () => (asked.times++ < times ? new Promise<string>(() => {}) : Promise.resolve('kept')) };
}

describe('what is asked again', () => {
  it('is answered by the next background where the first was stopped without a word', async () => {
    const { asked, request } = stoppedOver(1);
    const answer = askAgain(request);
    await vi.runAllTimersAsync();
    expect(await answer).toBe('kept');
    expect(asked.times).toBe(2);
  });

  it('fails in the end where nobody ever answers, and leaves no timer behind', async () => {
    const { asked, request } = stoppedOver(Number.POSITIVE_INFINITY);
    const answer = expect(askAgain(request)).rejects.toThrow('nobody answered');
    await vi.runAllTimersAsync();
    await answer;
    expect([asked.times, vi.getTimerCount()]).toEqual([3, 0]);
  });

  it('is asked once where the answer comes', async () => {
    const { asked, request } = stoppedOver(0);
    expect(await askAgain(request)).toBe('kept');
    expect([asked.times, vi.getTimerCount()]).toEqual([1, 0]);
  });
});
