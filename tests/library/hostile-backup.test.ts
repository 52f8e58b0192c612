import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { exportLibrary } from '@/lib/library/backup/backup';
import type { Problem } from '@/lib/library/backup/backup-file';
import { importLibrary, planImport } from '@/lib/library/backup/importing';
import type { Library } from '@/lib/library/database';
import { createNote } from '@/lib/library/notes';
import { everything, perform } from './everything';
import { draft, freshLibrary, noteId, rowsOf, rowsOfDocuments } from './replicas';

const LONG = process.env.CHU_GIAI_LONG === '1';
const KINDS = ['note', 'see', 'term', 'correct', 'read', 'keep', 'type'] as const;

let good = '';

beforeAll(async () => {
  const library = freshLibrary();
  const acts = [1, 2, 3].flatMap((n) => KINDS.map((kind) => ({ kind, n, text: `chữ ${n}`, at: n })));
  await perform(library, [...acts, { kind: 'remove', n: 2, text: '', at: 0 }]);
  for await (const piece of exportLibrary(library, { language: 'vi' }, 5_000)) good += piece;
});

const sum = (text: string) => createHash('sha256').update(text).digest('hex');

/** The text with checksums that are right for what it has now: as somebody would write it who knows the format. */
function sealed(text: string): string {
  const sums: string[] = [];
  const parts = text.split(/(?<=\],"sha256":")[0-9a-f]{64}(?="\},\n)/);
  const whole = parts.map((part, i) => {
    if (i === parts.length - 1) return part.replace(/"sha256":"[0-9a-f]{64}"/, `"sha256":"${sum(sums.join('\n'))}"`);
    const own = sum(part.slice(part.indexOf('{"table":'), part.lastIndexOf(']')));
    sums.push(own);
    return part + own;
  });
  return whole.join('');
}

/** The text with one line of it in other words. */
function withLine(wanted: string, change: (record: Record<string, unknown>) => void): string {
  const lines = good.split('\n').map((line) => {
    if (!line.includes(wanted)) return line;
    const record = JSON.parse(line.replace(/,$/, ''));
    change(record);
    return JSON.stringify(record) + (line.endsWith(',') ? ',' : '');
  });
  return sealed(lines.join('\n'));
}

async function problemOf(file: Blob | string): Promise<Problem | undefined> {
  const result = await planImport(freshLibrary(), typeof file === 'string' ? new Blob([file]) : file);
  if (result.kind === 'failed') throw new Error(result.reason);
  return result.kind === 'refused' ? result.problem : undefined;
}

/** A library with one note. */
async function small(): Promise<Library> {
  const library = freshLibrary();
  await createNote(library, draft(99, { body: 'của tôi' }), 9);
  return library;
}

describe('a file that is no whole backup', () => {
  it.each<[string, () => Blob | string, () => Problem]>([
    ['nothing', () => '', () => ({ kind: 'foreign' })],
    ['another JSON', () => '{"notes":[]}', () => ({ kind: 'foreign' })],
    ['a picture', () => new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe])]), () => ({ kind: 'foreign' })],
    ['a compressed one', () => new Blob([new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])]), () => ({ kind: 'foreign' })],
    ['one of a newer version', () => good.replace('"version":1', '"version":7'), () => ({ kind: 'newer', version: 7 })],
    ['one cut in a part', () => good.split('\n').slice(0, 6).join('\n'), () => ({ kind: 'cut', line: 6 })],
    [
      'one without its last line',
      () => good.slice(0, good.lastIndexOf('],"exported')),
      () => ({ kind: 'cut', line: lines() - 1 }),
    ],
    [
      'one with a changed letter',
      () => good.replace('chữ 1', 'chứ 1'),
      () => ({ kind: 'damaged', line: 6, what: 'checksum' }),
    ],
    [
      'one with a part taken out',
      () => without('drafts'),
      () => ({ kind: 'damaged', line: lines('drafts'), what: 'checksum' }),
    ],
    [
      'one with a part twice',
      () => twice('drafts'),
      () => ({ kind: 'damaged', line: lines('drafts') + 6, what: 'twice' }),
    ],
    ['one with more behind it', () => `${good}x\n`, () => ({ kind: 'damaged', line: lines(), what: 'layout' })],
    ['one with a broken byte', () => brokenByte(), () => ({ kind: 'damaged', line: lineOf('keptAt'), what: 'text' })],
  ])('%s is refused with the place and the reason', async (_, file, problem) => {
    expect(await problemOf(file())).toEqual(problem());
  });

  it.each<[string, (record: Record<string, unknown>) => void]>([
    ['with an id that is none', (record) => Object.assign(record, { id: '../../n:1' })],
    ['with a history that is no base64', (record) => Object.assign(record, { state: '%%%' })],
    ['with a history of another kind', (record) => Object.assign(record, { state: 17 })],
    ['with a standing of no kind', (record) => Object.assign(record, { seen: { at: 1, kind: 'đẹp' } })],
    [
      'with a change that is no list',
      (record) => Object.assign(record, { seen: { at: 1, kind: 'changed', diff: {} } }),
    ],
    ['without any history', (record) => Object.assign(record, { state: undefined })],
  ])('a record %s is refused', async (_, change) => {
    expect(await problemOf(withLine(noteId(1), change))).toEqual({
      kind: 'damaged',
      line: lineOf(noteId(1)),
      what: 'record',
    });
  });

  it.each<[string, (record: Record<string, unknown>) => void]>(
    [
      ['that is cut', ({ state }: { state: string }) => state.slice(0, 40)],
      ['of nothing', () => btoa('\0\0')],
      // Two hundred bytes that claim four hundred million items.
      ['that claims far more than its size', () => Buffer.from(bomb(4e8)).toString('base64')],
    ].map(([name, of]) => [
      name as string,
      (record) => Object.assign(record, { state: (of as (r: object) => string)(record) }),
    ]),
  )('a history %s is refused', async (_, change) => {
    expect(await problemOf(withLine(noteId(1), change))).toEqual({
      kind: 'damaged',
      line: lineOf(noteId(1)),
      what: 'document',
    });
  });

  it('is refused where the browser no longer gives it', async () => {
    const gone = new Blob([good]);
    gone.slice = () => ({ arrayBuffer: () => Promise.reject(new Error('tệp đã bị xóa')) }) as unknown as Blob;
    expect(await problemOf(gone)).toEqual({ kind: 'unreadable', reason: 'tệp đã bị xóa' });
  });
});

describe('five thousand files that somebody changed', () => {
  it('are taken whole or not at all, without an exception, whatever their checksums say', async () => {
    const library = await small();
    let before = await everything(library);
    const taken = { refused: 0, imported: 0 };
    await fc.assert(
      fc.asyncProperty(mutations, fc.boolean(), async (all, isSealed) => {
        const mutated = all.reduce((text, { kind, at, what }) => mutate(text, kind, at, what), good);
        const file = new Blob([isSealed ? sealed(mutated) : mutated]);
        const plan = await planImport(library, file);
        expect(await everything(library)).toEqual(before);
        const result = await importLibrary(library, file, undefined, 6_000);
        expect(result.kind).toBe({ plan: 'imported', refused: 'refused', failed: 'failed' }[plan.kind]);
        expect(result.kind).not.toBe('failed');
        if (result.kind === 'imported') {
          taken.imported += 1;
          expect(await rowsOf(library)).toEqual(await rowsOfDocuments(library));
          before = await everything(library);
        } else {
          taken.refused += 1;
          expect(result).toEqual(plan);
          expect(await everything(library)).toEqual(before);
        }
        expect(({} as Record<string, unknown>).polluted).toBeUndefined();
        expect((globalThis as Record<string, unknown>).ran).toBeUndefined();
      }),
      { numRuns: LONG ? 5_000 : 500 },
    );
    // Both have happened, or nothing was tested.
    expect(Math.min(taken.refused, taken.imported)).toBeGreaterThan(20);
  });
});

const MUTATIONS = ['cut', 'drop', 'repeat', 'swap', 'byte', 'value', 'value', 'value', 'key', 'huge', 'time'] as const;

const mutations = fc.array(
  fc.record({
    kind: fc.constantFrom(...MUTATIONS),
    at: fc.nat(),
    what: fc.constantFrom(
      'null',
      '-1',
      '1e999',
      '"x"',
      '[]',
      '{}',
      'true',
      '""',
      '[[[[[[[[]]]]]]]]',
      '{"__proto__":{"polluted":1}}',
      '{"constructor":{"prototype":{"polluted":1}}}',
      '"<img src=x onerror=ran=1>"',
      '"\\ud800"',
      '9007199254740993',
      '{"toString":1,"length":-1}',
      '"n:00000000-0000-4000-8000-000000000001"',
    ),
  }),
  { minLength: 1, maxLength: 3 },
);

function mutate(text: string, kind: (typeof MUTATIONS)[number], at: number, what: string): string {
  const lines = text.split('\n');
  const place = at % Math.max(1, lines.length);
  if (kind === 'cut') return text.slice(0, at % (text.length + 1));
  if (kind === 'drop') lines.splice(place, 1);
  if (kind === 'repeat') lines.splice(place, 0, lines[place] ?? '');
  if (kind === 'swap') [lines[0], lines[place]] = [lines[place] ?? '', lines[0] ?? ''];
  if (kind === 'byte')
    return text.slice(0, at % (text.length + 1)) + what.charAt(1) + text.slice((at % (text.length + 1)) + 1);
  // One of the values of the line, or of its names.
  if (kind === 'value') lines[place] = nth(lines[place] ?? '', /(?<=:)(?:"[^"]*"|[\d.]+|\[\]|true)/g, at, what);
  if (kind === 'key') lines[place] = nth(lines[place] ?? '', /"[a-zA-Z]+"(?=:)/g, at, '"__proto__"');
  if (kind === 'huge') lines[place] = nth(lines[place] ?? '', /(?<=:)"[^"]*"/g, at, `"${'ạ'.repeat(200_000)}"`);
  if (kind === 'time')
    return text.replace(/"exportedAt":"[^"]*"/, `"exportedAt":"2026-01-0${(at % 9) + 1}T00:00:00.000Z"`);
  return lines.join('\n');
}

function nth(line: string, pattern: RegExp, at: number, what: string): string {
  const found = [...line.matchAll(pattern)];
  const one = found[at % Math.max(1, found.length)];
  return one ? line.slice(0, one.index) + what + line.slice(one.index + one[0].length) : line;
}

/** How many lines there are, or where a part begins. */
function lines(part?: string): number {
  const all = good.split('\n');
  return part ? all.indexOf(`{"table":"${part}","rows":[`) + 1 : all.length;
}

function lineOf(words: string): number {
  return good.split('\n').findIndex((line) => line.includes(words)) + 1;
}

const DRAFTS = /\{"table":"drafts","rows":\[\n[^\]]*\n\],"sha256":"[0-9a-f]{64}"\},\n/;

function without(_: 'drafts'): string {
  return good.replace(DRAFTS, '');
}

function twice(_: 'drafts'): string {
  const doubled = good.replace(DRAFTS, (part) => part + part);
  return sealed(doubled.replace(/"parts":(\d+),/, (_, n: string) => `"parts":${Number(n) + 1},`));
}

function brokenByte(): Blob {
  const bytes = new TextEncoder().encode(good);
  bytes[new TextEncoder().encode(good.slice(0, good.indexOf('keptAt'))).length] = 0xff;
  return new Blob([bytes]);
}

/** A Yjs update of a few bytes that says it has `count` items. */
function bomb(count: number): Uint8Array {
  const encoder = new Y.UpdateEncoderV2();
  encoder.writeClient(1);
  encoder.writeInfo(0);
  encoder.writeLen(1);
  const rest = (encoder as unknown as { restEncoder: { cbuf: Uint8Array; cpos: number } }).restEncoder;
  const numbers = [1, count, 0, 0];
  for (let number of numbers) {
    for (; number > 127; number = Math.floor(number / 128)) rest.cbuf[rest.cpos++] = (number % 128) | 128;
    rest.cbuf[rest.cpos++] = number;
  }
  return encoder.toUint8Array();
}
