/**
 * How sync bears many notes: `npm run bench:sync-scale [notes]`. The built extension in Chromium, with the browser's own database,
 * against Apache on loopback. A device with so many notes sends them all, is idle, edits one; then a second device, whose library is
 * empty, takes in what the first has sent. Prints for each the time and the CPU time of the extension's process, the longest step
 * between two pauses, the most memory, and what was asked of the server.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Note, NoteId } from '@/lib/library/records';
import { describe } from '@/lib/library/shapes';
import { PASSWORD, USER } from '../tests/servers/server';
import { startApache } from '../tests/servers/webdav';
import { diceFrom } from './bench/dice';
import { type Figures, type MeasuredDevice, startDevice } from './bench/sync-device';
import { ROOT } from './setup.mjs';

const COUNT = Number(process.argv[2] ?? 100_000);
/** So many notes are stored at a time. */
const BATCH = 2000;
const WORDS_A_NOTE = 35;
const PASSPHRASE = 'bánh mì con mèo hoa sen mùa thu biển cả tàu hỏa';
const dice = diceFrom(1);
const corpus = join(ROOT, 'tools/train/corpus');
const words = readdirSync(corpus)
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => readFileSync(join(corpus, name), 'utf8').match(/[\p{L}\p{N}]+/gu) ?? []);

const apache = await startApache();
const profiles = ['first', 'second'].map((name) => mkdtempSync(join(tmpdir(), `chu-giai-sync-${name}-`)));
const devices: MeasuredDevice[] = [];
try {
  const first = await device(0);
  await fill(first);
  print(`first upload of ${COUNT} notes`, await joined(first, true));
  print('idle sync', await first.measure(() => first.ask('sync-now', {})));
  await first.ask('change-note', { id: id(0), change: { body: { from: '', to: 'một câu ghi chú' } } });
  print('sync after an edit', await first.measure(() => first.ask('sync-now', {})));
  await first.close();
  const second = await device(1);
  print('first sync of a new device', await joined(second, false));
  print('idle sync of the new device', await second.measure(() => second.ask('sync-now', {})));
} finally {
  for (const one of devices) await one.close();
  await apache.stop();
  for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

async function device(index: number): Promise<MeasuredDevice> {
  const started = await startDevice(profiles[index] ?? '', apache.url);
  devices.push(started);
  return started;
}

async function joined(device: MeasuredDevice, isNew: boolean): Promise<Figures> {
  const place = { kind: 'webdav', url: `${apache.url.href}chu-giai/`, user: USER, password: PASSWORD };
  const figures = await device.measure(() =>
    device.ask('sync-join', { place, passphrase: PASSPHRASE, name: 'Máy đo', isNew }),
  );
  const notes = await device.notes();
  if (notes !== COUNT) throw new Error(`${notes} notes in place of ${COUNT}`);
  return figures;
}

/** Fills a library, as if the notes had been kept before sync was set up. */
async function fill(device: MeasuredDevice): Promise<void> {
  for (let at = 0; at < COUNT; at += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, COUNT - at) }, (_, i) => {
      const row = note(at + i);
      return { row, state: Buffer.from(describe(row).update).toString('base64') };
    });
    await device.fill(rows);
  }
}

/** A passage with the text around it, as it is kept; note 0 has no words of the reader's yet. */
function note(n: number): Note {
  const source = `https://bao.vn/bai-${n >> 3}`;
  const time = Date.UTC(2026, 0, 1) + n * 60_000;
  return {
    id: id(n),
    kind: 'highlight',
    colour: 'yellow',
    target: {
      source,
      selector: [
        { type: 'TextQuoteSelector', exact: text(12), prefix: text(6), suffix: text(6) },
        { type: 'TextPositionSelector', start: 100, end: 160 },
      ],
    },
    article: {
      url: source,
      title: text(9),
      site: 'Báo',
      id: `a:${String(n >> 3).padStart(64, '0')}` as Note['article']['id'],
    },
    tags: [],
    body: n === 0 ? '' : text(WORDS_A_NOTE),
    createdAt: time,
    updatedAt: time,
  };
}

function text(count: number): string {
  const from = dice.below(words.length - count);
  return words.slice(from, from + count).join(' ');
}

function id(n: number): NoteId {
  return `n:00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}` as NoteId;
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function print(name: string, { seconds, cpu, longestStep, memory, requests, sent }: Figures): void {
  const asked = Object.entries(requests).map(([method, count]) => `${count} ${method}`);
  const costs = `${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of CPU), longest step ${longestStep.toFixed(0)} ms, ${memory.toFixed(0)} MB`;
  console.log(`${name.padEnd(32)} ${costs}; ${asked.join(', ')}; ${mb(sent)} sent`);
}
