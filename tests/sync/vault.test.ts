import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, utf8 } from '@/lib/sync/bytes';
import { readPairing, writePairing } from '@/lib/sync/vault/pairing';
import { open, type SealedObject, seal } from '@/lib/sync/vault/segment';
import {
  createVault,
  nextTurn,
  type OpenVault,
  parseVaultFile,
  succeeds,
  unlockVault,
  type VaultFile,
  wrapVault,
} from '@/lib/sync/vault/vault';

const LONG = process.env.CHU_GIAI_LONG === '1';
const PASSPHRASE = 'bánh mì con mèo hoa sen mùa thu biển cả tàu hỏa';
/** The least that is allowed: these tests open many. */
const CHEAP = { memory: 19 * 1024, passes: 1 };
let vault: OpenVault;
let wrapped: SealedObject;

beforeAll(async () => {
  vault = await createVault();
  wrapped = await wrapVault(vault, PASSPHRASE, CHEAP);
});

describe('a vault', () => {
  it('opens for its passphrase on another device, which reads what the first sealed', async () => {
    const opened = await unlockVault(read(wrapped), PASSPHRASE);
    const { name, bytes } = await seal(vault, segment());
    expect(await open(opened ?? vault, name, bytes)).toEqual({ kind: 'segment', segment: segment() });
    expect(opened?.id).toBe(vault.id);
    expect(opened?.key).not.toBe(vault.key);
    expect(opened?.key.extractable).toBe(false);
  });

  it('opens for the same passphrase decomposed, and for its words without diacritics', async () => {
    expect((await unlockVault(read(wrapped), PASSPHRASE.normalize('NFD')))?.raw).toEqual(vault.raw);
    expect((await unlockVault(read(wrapped), 'banh mi con meo hoa sen mua thu bien ca tau hoa'))?.raw).toEqual(
      vault.raw,
    );
  });

  it('stays shut for another passphrase', async () => {
    expect(await unlockVault(read(wrapped), `${PASSPHRASE}.`)).toBeUndefined();
    expect(await unlockVault(read(wrapped), '')).toBeUndefined();
  });

  it('costs what was decided where nothing else is said', async () => {
    expect(read(await wrapVault(vault, PASSPHRASE)).cost).toEqual({ memory: 64 * 1024, passes: 3 });
  });

  it('gets a new file for a new passphrase, with the same key', async () => {
    const next = await wrapVault(nextTurn(vault), 'một mật khẩu hoàn toàn khác hẳn', CHEAP);
    expect(next.name).toMatch(new RegExp(`^vault-${vault.id}-1-[0-9a-f]{8}\\.json$`));
    expect((await unlockVault(read(next), 'một mật khẩu hoàn toàn khác hẳn'))?.raw).toEqual(vault.raw);
    expect(await unlockVault(read(next), PASSPHRASE)).toBeUndefined();
    // Two devices that change it at once take nothing from each other.
    expect((await wrapVault(nextTurn(vault), PASSPHRASE, CHEAP)).name).not.toBe(next.name);
  });

  it('succeeds another only by its key', async () => {
    const next = await createVault(vault);
    const file = read(await wrapVault(next, PASSPHRASE, CHEAP));
    expect(file.epoch).toBe(1);
    expect(await succeeds(file, vault)).toBe(true);
    expect(await succeeds(file, { ...vault, key: next.key })).toBe(false);
    expect(await succeeds({ ...file, id: 'f'.repeat(16) }, vault)).toBe(false);
    expect(await succeeds(read(wrapped), vault)).toBe(false);
    // Of the same key, but not the next: who holds the key leads nobody past those in between.
    const later = await createVault({ ...vault, epoch: 4 });
    expect(await succeeds(read(await wrapVault(later, PASSPHRASE, CHEAP)), vault)).toBe(false);
    const { name, bytes } = await seal(vault, segment());
    expect((await open(next, name, bytes)).kind).toBe('foreign');
  });
});

describe('a vault file from a remote', () => {
  it.each([
    ['below 19 MiB', { memory: 19 * 1024 - 1 }, 'parameters-refused'],
    ['above 256 MiB', { memory: 256 * 1024 + 1 }, 'parameters-refused'],
    ['a fraction of memory', { memory: 20_000.5 }, 'parameters-refused'],
    ['no pass', { passes: 0 }, 'parameters-refused'],
    ['eleven passes', { passes: 11 }, 'parameters-refused'],
    ['another derivation', { kdf: 'pbkdf2' }, 'parameters-refused'],
    ['a newer format', { format: 2 }, 'newer-format'],
    ['another vault’s name', { id: '0'.repeat(16) }, 'not-a-vault'],
    ['another turn', { turn: 1 }, 'not-a-vault'],
    ['a short salt', { salt: 'AAAA' }, 'not-a-vault'],
    ['no key', { wrapped: undefined }, 'not-a-vault'],
    ['no base64', { iv: '!' }, 'not-a-vault'],
    ['a successor of nothing', { epoch: 1 }, 'not-a-vault'],
    ['nonsense for the vault before', { epoch: 1, succeeds: 'x' }, 'not-a-vault'],
  ])('with %s is refused before any work', (_, change, problem) => {
    expect(parseVaultFile(wrapped.name, changed(change))).toBe(problem);
  });

  it('that is no vault file is none, and does not throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 5000 }), fc.json().map(utf8)), (bytes) => {
        expect(parseVaultFile(wrapped.name, bytes as Bytes)).toBe('not-a-vault');
      }),
      { numRuns: LONG ? 10_000 : 1000 },
    );
    expect(parseVaultFile('vault-x.json', wrapped.bytes)).toBe('not-a-vault');
    expect(parseVaultFile(wrapped.name, new Uint8Array(4097))).toBe('not-a-vault');
  });

  it('opens no more once anything in it was altered within its bounds', async () => {
    const file = read(wrapped);
    for (const change of [
      { turn: 1 },
      { epoch: 1 },
      { id: 'e'.repeat(16) },
      { cost: { memory: 20 * 1024, passes: 1 } },
      { cost: { memory: 19 * 1024, passes: 2 } },
      { salt: flip(file.salt) },
      { iv: flip(file.iv) },
      { wrapped: flip(file.wrapped) },
      { succeeds: { id: 'a'.repeat(16), proof: '' } },
    ])
      expect(await unlockVault({ ...file, ...change }, PASSPHRASE), JSON.stringify(change)).toBeUndefined();
  });
});

describe('a pairing text', () => {
  it('carries the place to whoever has the passphrase, also broken into lines', async () => {
    const place = { kind: 'webdav', url: 'https://đám-mây.test/ghi-chú/', user: 'lan', password: 'p@ss' };
    const text = await writePairing(place, PASSPHRASE);
    expect(text).toMatch(/^chu-giai-1\.[\w.-]+$/);
    expect(Buffer.from(text).includes('lan')).toBe(false);
    expect(await readPairing(text.replace(/(.{40})/g, '$1\n'), PASSPHRASE)).toEqual({ kind: 'place', place });
    expect(await readPairing(text, 'sai mật khẩu rồi nhé')).toEqual({ kind: 'refused' });
  });

  it('in which its maker closed nothing that can be read is none', async () => {
    expect(await readPairing(await writePairing(undefined, PASSPHRASE), PASSPHRASE)).toEqual({ kind: 'not-a-pairing' });
  });

  it('opens for every spelling that opens the vault, however its maker typed it', async () => {
    const text = await writePairing({}, 'banh mi con meo hoa sen mua thu bien ca tau hoa');
    for (const spelling of [PASSPHRASE, PASSPHRASE.normalize('NFD'), 'banh mi con meo hoa sen mua thu bien ca tau hoa'])
      expect(await readPairing(text, spelling)).toEqual({ kind: 'place', place: {} });
  });

  it('that is cut anywhere, or has a character more, less or other, is told as such and not as a wrong passphrase', async () => {
    const text = await writePairing({ kind: 'webdav' }, PASSPHRASE);
    for (let at = 0; at < text.length; at += 1) {
      const other = text[at] === 'A' ? 'B' : 'A';
      for (const spoiled of [
        text.slice(0, at),
        text.slice(0, at) + text.slice(at + 1),
        text.slice(0, at) + other + text.slice(at + 1),
        `${text.slice(0, at)}${other}${text.slice(at)}`,
      ])
        expect(await readPairing(spoiled, PASSPHRASE), spoiled).toEqual({ kind: 'not-a-pairing' });
    }
  });

  it.each([[''], ['chu-giai-1.'], ['chu-giai-1.AAAA.AAAA.AAAA'], ['https://example.com'], ['chu-giai-1.!.!.!']])(
    'is not «%s»',
    async (text) => {
      expect(await readPairing(text, PASSPHRASE)).toEqual({ kind: 'not-a-pairing' });
    },
  );
});

function read({ name, bytes }: SealedObject): VaultFile {
  const file = parseVaultFile(name, bytes);
  if (typeof file === 'string') throw new Error(file);
  return file;
}

function changed(change: object): Bytes {
  return utf8(JSON.stringify({ ...JSON.parse(new TextDecoder().decode(wrapped.bytes)), ...change }));
}

function flip(bytes: Bytes): Bytes {
  return bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte));
}

function segment() {
  return { device: 'd'.repeat(16), from: 1, to: 1, seen: {}, updates: [{ id: 'n:1', update: Uint8Array.of(1) }] };
}
