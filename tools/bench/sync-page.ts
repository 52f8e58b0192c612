/** What runs in the browser for `bench-first-sync.ts`: a device that sends a whole library, and a new one that takes it in. */
import { openLibrary } from '@/lib/library/database';
import { receive } from '@/lib/library/documents/documents';
import { initialUpdates } from '@/lib/library/documents/shapes';
import { articleId } from '@/lib/library/identity';
import { changeNote } from '@/lib/library/notes';
import type { Note, NoteId } from '@/lib/library/records';
import { openRemote, parsePlace } from '@/lib/sync/remotes/place';
import type { Remote } from '@/lib/sync/remotes/remote';
import { sync } from '@/lib/sync/run/sync';
import { join } from '@/lib/sync/vault/setup';
import { passage } from './passage';

/** What a run took: in all, its longest step (between two pauses), the longest time that the thread was held, and its requests. */
export interface RunTaken {
  readonly ms: number;
  readonly longestStep: number;
  readonly longestTask: number;
  readonly requests: Readonly<Record<string, number>>;
  readonly sent: number;
}

const library = openLibrary('bench');
let remote: Remote;

/** How many notes are kept at once. */
const AT_ONCE = 500;

/** Keeps so many notes here, as if they had been kept before there was sync. */
async function fill(count: number): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => note(from + i)));
    await receive(
      library,
      rows.map((row) => ({ id: row.id, update: initialUpdates(row).update })),
    );
  }
}

/** Enters the vault of a place, or makes one; how long that took, most of it the key derived from the passphrase. */
async function enter(given: object, passphrase: string): Promise<number> {
  const place = parsePlace(given);
  if (typeof place === 'string') throw new Error(place);
  remote = openRemote(place);
  const start = performance.now();
  const { kind } = await join(library, remote, passphrase);
  if (kind !== 'joined' && kind !== 'created') throw new Error(kind);
  return performance.now() - start;
}

/** One run of sync, watched; with `most` it is left hanging once it has put so many objects, as if it were killed. */
async function run(most = Number.POSITIVE_INFINITY): Promise<RunTaken> {
  const requests: Record<string, number> = {};
  let sent = 0;
  let kill = () => {};
  const killed = new Promise<void>((resolve) => {
    kill = resolve;
  });
  const counting = new Proxy(remote, {
    get: (target, name: keyof Remote) =>
      ((...input: [never, never]) => {
        requests[name] = (requests[name] ?? 0) + 1;
        if (name === 'put' && (requests.put ?? 0) > most) {
          kill();
          return new Promise(() => {});
        }
        if (name === 'put') sent += (input[1] as Uint8Array).length;
        return (target[name] as (...all: unknown[]) => unknown)(...input);
      }) as never,
  });
  let longestTask = 0;
  const watch = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  });
  watch.observe({ type: 'longtask' });
  const start = performance.now();
  let [step, longestStep] = [start, 0];
  const pause = async () => {
    longestStep = Math.max(longestStep, performance.now() - step);
    await new Promise((resolve) => setTimeout(resolve));
    step = performance.now();
  };
  const outcome = await Promise.race([sync({ library, remote: counting, now: Date.now, pause }), killed]);
  if (outcome && outcome.kind !== 'synced') throw new Error(JSON.stringify(outcome));
  longestStep = Math.max(longestStep, performance.now() - step);
  const ms = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 100));
  watch.disconnect();
  return { ms, longestStep, longestTask, requests, sent };
}

/** Changes one note. */
async function edit(): Promise<void> {
  await changeNote(library, noteId(1), { body: { from: '', to: 'Xem lại con số này.' } });
}

function notes(): Promise<number> {
  return library.notes.count();
}

const noteId = (i: number) => `n:00000000-0000-4000-8000-${String(i).padStart(12, '0')}` as NoteId;

async function note(i: number): Promise<Note> {
  const url = `https://bao.vn/${i >> 3}`;
  const exact = `Đoạn thứ ${i} nói rằng doanh thu quý này tăng ${i % 97} phần trăm so với cùng kỳ năm trước.`;
  return {
    id: noteId(i),
    kind: 'highlight',
    target: passage(url, exact, 'trước đó, công ty cho biết ', ' và còn tăng nữa.'),
    article: { id: await articleId(url), url, title: `Bài số ${i >> 3}`, site: 'Báo' },
    colour: 'yellow',
    tags: i % 5 === 0 ? ['chip'] : [],
    body: i % 3 === 0 ? `Ghi chú số ${i}: đối chiếu với báo cáo.` : '',
    createdAt: 1_700_000_000_000 + i,
    updatedAt: 1_700_000_000_000 + i,
  };
}

Object.assign(globalThis, { bench: { fill, enter, run, edit, notes } });
