import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex, toHex } from '@/lib/library/hex';
import { type Bytes, concat, random, utf8 } from '@/lib/sync/bytes';
import { deflate, padme } from '@/lib/sync/vault/packing';
import {
  LONGEST_SEGMENT,
  open,
  parseName,
  type SealedObject,
  type Segment,
  seal,
  type VaultKey,
} from '@/lib/sync/vault/segment';
import { vaultKey } from './keys';

const LONG = process.env.CHU_GIAI_LONG === '1';
const A = 'a'.repeat(16);
const B = 'b'.repeat(16);
let vault: VaultKey;
let other: VaultKey;

beforeAll(async () => {
  vault = await vaultKey('1'.repeat(16));
  other = await vaultKey('2'.repeat(16));
});

const device = fc.stringMatching(/^[0-9a-f]{16}$/);
const segments: fc.Arbitrary<Segment> = fc.record({
  device,
  from: fc.constant(3),
  to: fc.integer({ min: 3, max: 99_999_999 }),
  seen: fc.dictionary(device, fc.nat(0xffffffff), { noNullPrototype: true }),
  updates: fc.array(
    fc.record({
      id: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((id) => id.isWellFormed()),
      update: fc.uint8Array({ maxLength: 2000 }),
    }),
    { maxLength: 20 },
  ),
});

describe('a segment', () => {
  it('says after its journey what was sealed', async () => {
    await fc.assert(
      fc.asyncProperty(segments, async (segment) => {
        const { name, bytes } = await seal(vault, segment);
        expect(await open(vault, name, bytes)).toEqual({ kind: 'segment', segment });
      }),
      { numRuns: LONG ? 1000 : 100 },
    );
  });

  it('shows no byte of what it holds, and never seals alike twice', async () => {
    const text = 'Ghi chú riêng về con chip của Trạm Sao Mai';
    const segment = { device: A, from: 1, to: 1, seen: {}, updates: [{ id: 'n:1', update: utf8(text) }] };
    const [one, two] = [await seal(vault, segment), await seal(vault, segment)];
    expect(Buffer.from(one.bytes).includes(text)).toBe(false);
    expect(one.name).not.toBe(two.name);
    expect(toHex(one.bytes.slice(33))).not.toBe(toHex(two.bytes.slice(33)));
  });

  it('is refused with any one bit flipped', async () => {
    const { name, bytes } = await small();
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = bytes.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect((await open(vault, name, flipped)).kind).toBe('damaged');
      // Whoever flips it may also name it anew: then the cipher refuses.
      const kind = (await open(vault, await rename(name, flipped), flipped)).kind;
      expect(kind).not.toBe('segment');
      if (bit >= 8) expect(kind).toBe('foreign');
    }
  });

  it('is refused cut at any place, and with anything behind its end', async () => {
    const { name, bytes } = await small();
    for (let length = 0; length < bytes.length; length += 1) {
      const cut = bytes.slice(0, length);
      expect((await open(vault, name, cut)).kind).toBe('damaged');
      expect((await open(vault, await rename(name, cut), cut)).kind).not.toBe('segment');
    }
    const longer = concat([bytes, Uint8Array.of(0)]);
    expect((await open(vault, name, longer)).kind).toBe('damaged');
    expect((await open(vault, await rename(name, longer), longer)).kind).toBe('foreign');
  });

  it('is refused under the name of another device or other numbers, and in another vault', async () => {
    const { name, bytes } = await small();
    const hash = name.slice(-36);
    for (const swapped of [
      `${B}-00000001${hash.padStart(37, '-')}`,
      `${A}-00000002-${hash}`,
      `${A}-00000001_00000002-${hash}`,
    ])
      expect(await open(vault, swapped, bytes), swapped).toEqual({ kind: 'foreign' });
    expect(await open(other, name, bytes)).toEqual({ kind: 'foreign' });
    // The same key under another id is another vault too.
    expect(await open({ id: other.id, key: vault.key }, name, bytes)).toEqual({ kind: 'foreign' });
  });

  it('of a newer format is told from one that is foreign', async () => {
    const { name, bytes } = await small();
    const newer = concat([Uint8Array.of(2), bytes.slice(1)]);
    expect(await open(vault, await rename(name, newer), newer)).toEqual({ kind: 'newer-format' });
  });

  it('above a limit is not read', async () => {
    const blob = new Uint8Array(LONGEST_SEGMENT + 1);
    expect(await open(vault, await rename((await small()).name, blob), blob)).toEqual({ kind: 'too-large' });
    const bomb = await deflate(new Uint8Array(33 * 1024 * 1024));
    expect(await open(vault, ...(await sealed(bomb)))).toEqual({ kind: 'too-large' });
    const update = new Uint8Array(1024 * 1024 + 1);
    await expect(
      seal(vault, { device: A, from: 1, to: 1, seen: {}, updates: [{ id: 'n', update }] }),
    ).rejects.toThrow();
    const framed = concat([Uint8Array.of(0, 0, 0, 1, 110, 0, 16, 0, 1), update]);
    expect(await open(vault, ...(await sealed(await deflate(framed))))).toEqual({ kind: 'too-large' });
    const devices = Array.from({ length: 1001 }, (_, i) => [String(i).padStart(16, '0'), 1] as const);
    const crowd = { device: A, from: 1, to: 1, seen: Object.fromEntries(devices), updates: [] };
    const { name, bytes } = await seal(vault, crowd);
    expect(await open(vault, name, bytes)).toEqual({ kind: 'too-large' });
  });

  it('above a limit is not written either, nor one that no name can number', async () => {
    const segment = (updates: Segment['updates'], to = 1) => ({ device: A, from: 1, to, seen: {}, updates });
    const large = (times: number, update: Uint8Array) => Array.from({ length: times }, () => ({ id: 'n', update }));
    const noise = concat(Array.from({ length: 16 }, () => random(65_536)));
    for (const [updates, why] of [
      [large(33, new Uint8Array(1024 * 1024)), 'too large'],
      [large(9, noise), 'too large'],
      [[{ id: '', update: noise.slice(0, 9) }], 'too large'],
      [[{ id: 'n'.repeat(201), update: noise.slice(0, 9) }], 'too large'],
    ] as const)
      expect(await refused(segment(updates))).toContain(why);
    for (const to of [100_000_000, 0]) expect(await refused(segment([], to))).toContain('no segment');
    const named = concat([Uint8Array.of(0, 0, 0, 201), utf8('n'.repeat(201)), Uint8Array.of(0, 0, 0, 0)]);
    expect(await open(vault, ...(await sealed(await deflate(named))))).toEqual({ kind: 'too-large' });
  });

  it('does not show by its size which of like lengths it has', async () => {
    const sizes = new Set<number>();
    for (let length = 1000; length < 1060; length += 1) {
      const updates = [{ id: 'n:1', update: random(length) }];
      sizes.add((await seal(vault, { device: A, from: 1, to: 1, seen: {}, updates })).bytes.length);
    }
    expect(sizes.size).toBeLessThanOrEqual(2);
  });

  it('of nonsense from someone with the key is damaged, whatever the nonsense', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), fc.boolean(), async (bytes, zip) => {
        const nonsense = bytes as Bytes;
        const opened = await open(vault, ...(await sealed(zip ? await deflate(nonsense) : nonsense)));
        if (opened.kind !== 'segment') expect(['damaged', 'too-large']).toContain(opened.kind);
        // What does open is a well-formed frame by luck, and says the same when sealed again.
        else
          expect(
            (await open(vault, ...(Object.values(await seal(vault, opened.segment)) as [string, Bytes]))).kind,
          ).toBe('segment');
      }),
      { numRuns: LONG ? 10_000 : 1000 },
    );
  });
});

describe('a name', () => {
  it.each([
    ['vault-1.json'],
    ['../a'],
    [''],
    [`${A}-00000000-${'0'.repeat(32)}.seg`],
    [`${A}-00000002_00000002-${'0'.repeat(32)}.seg`],
    [`${A}-00000003_00000002-${'0'.repeat(32)}.seg`],
    [`${A.toUpperCase()}-00000001-${'0'.repeat(32)}.seg`],
    [`${A}-1-${'0'.repeat(32)}.seg`],
  ])('that is no segment’s is none: %s', (name) => {
    expect(parseName(name)).toBeUndefined();
  });
});

describe('Padmé', () => {
  it('never cuts, adds at most 12 %, and leaves few lengths', () => {
    const lengths = new Set<number>();
    const wrong: number[] = [];
    for (let length = 0; length < 100_000; length += 1) {
      const padded = padme(length);
      if (padded < length || padded > Math.ceil(length * 1.12)) wrong.push(length);
      lengths.add(padded);
    }
    expect(wrong).toEqual([]);
    expect(lengths.size).toBeLessThan(300);
    expect([9, 100, 1000, 1_000_000].map(padme)).toEqual([10, 104, 1024, 1_015_808]);
  });
});

async function small(): Promise<SealedObject> {
  const updates = [{ id: 'g:chip', update: Uint8Array.of(1, 2, 3) }];
  return seal(vault, { device: A, from: 1, to: 1, seen: { [B]: 7 }, updates });
}

async function rename(name: string, bytes: Bytes): Promise<string> {
  return `${name.slice(0, -36)}${(await sha256Hex(bytes)).slice(0, 32)}.seg`;
}

/** Why a segment is not sealed. */
async function refused(segment: Segment): Promise<string> {
  return seal(vault, segment).then(() => 'sealed', String);
}

/** What an author with the key could put in place of the gzip, sealed as `seal` would. */
async function sealed(zipped: Bytes): Promise<[string, Bytes]> {
  const salt = random(32);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8('chu-giai segment') };
  const aes = { name: 'AES-GCM', length: 256 };
  const key = await crypto.subtle.deriveKey(derivation, vault.key, aes, false, ['encrypt']);
  const additionalData = utf8(JSON.stringify(['chu-giai', 1, vault.id, A, 1, 1]));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, zipped.length);
  const algorithm = { name: 'AES-GCM', iv: new Uint8Array(12), additionalData };
  const cipher = await crypto.subtle.encrypt(algorithm, key, concat([length, zipped]));
  const bytes = concat([Uint8Array.of(1), salt, new Uint8Array(cipher)]);
  return [`${A}-00000001-${(await sha256Hex(bytes)).slice(0, 32)}.seg`, bytes];
}
