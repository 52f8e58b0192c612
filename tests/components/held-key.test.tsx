import { fireEvent } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchHeldKey } from '@/entrypoints/reader/held-key';

let life: AbortController;
let heard: boolean[];

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<p>Mây Xanh có chip mới.</p><input />';
  life = new AbortController();
  heard = [];
  watchHeldKey(
    document,
    () => 'Control',
    (isHeld) => heard.push(isHeld),
    life.signal,
  );
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

const down = (key: string, at: Element | Document = document, repeat = false) => fireEvent.keyDown(at, { key, repeat });
const up = (key: string) => fireEvent.keyUp(document, { key });
const wait = () => vi.advanceTimersByTime(1000);

it('a key is held from a moment after it went down until it comes up, however often it repeats itself', () => {
  down('Control');
  expect(heard).toEqual([]);
  wait();
  down('Control', document, true);
  wait();
  expect(heard).toEqual([true]);
  up('Control');
  expect(heard).toEqual([true, false]);
});

it('a shortcut, another key and a key in a field hold nothing', () => {
  down('Control');
  down('c');
  wait();
  up('Control');
  down('Shift');
  wait();
  up('Shift');
  down('Control', document.querySelector('input') as Element);
  wait();
  expect(heard).toEqual([]);
});

it('a key is held no longer once another joins it, or the window is left', () => {
  down('Control');
  wait();
  down('c');
  expect(heard).toEqual([true, false]);
  up('Control');
  down('Control');
  wait();
  window.dispatchEvent(new Event('blur'));
  expect(heard).toEqual([true, false, true, false]);
});

it('nothing is heard after the reader has gone', () => {
  down('Control');
  life.abort();
  wait();
  down('Control');
  wait();
  expect(heard).toEqual([]);
});
