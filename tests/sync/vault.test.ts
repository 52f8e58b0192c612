import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { toBase64 } from '@/lib/library/base64';
import { type Bytes, sha256, utf8 } from '@/lib/sync/bytes';
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
    // Nor by saying that it is the next: the proof is of its place in the line.
    expect(await succeeds({ ...read(await wrapVault(later, PASSPHRASE, CHEAP)), epoch: 1 }, vault)).toBe(false);
    const { name, bytes } = await seal(vault, segment());
    expect((await open(next, name, bytes)).kind).toBe('foreign');
  });

  it('and its file are never the same twice: key, id, salt and iv are drawn anew', async () => {
    const files = [wrapped, await wrapVault(vault, PASSPHRASE, CHEAP), await wrapVault(vault, PASSPHRASE, CHEAP)];
    for (const part of ['salt', 'iv', 'wrapped'] as const)
      expect(new Set(files.map((file) => toBase64(read(file)[part]))).size, part).toBe(3);
    const other = await createVault();
    expect(other.raw).not.toEqual(vault.raw);
    expect(other.id).not.toBe(vault.id);
  });

  it('has no key that can be taken out of the browser, nor has a segment or a pairing text', async () => {
    const made: Promise<CryptoKey>[] = [];
    for (const way of ['importKey', 'deriveKey'] as const) {
      const make = crypto.subtle[way].bind(crypto.subtle) as (...input: unknown[]) => Promise<CryptoKey>;
      vi.spyOn(crypto.subtle, way).mockImplementation((...input: unknown[]) => {
        const key = make(...input);
        made.push(key);
        return key;
      });
    }
    const next = await createVault(await createVault());
    await unlockVault(read(await wrapVault(next, PASSPHRASE, CHEAP)), PASSPHRASE);
    const { name, bytes } = await seal(next, segment());
    await open(next, name, bytes);
    await readPairing(await writePairing({}, PASSPHRASE), PASSPHRASE);
    vi.restoreAllMocks();
    const keys = await Promise.all(made);
    expect(new Set(keys.map(({ algorithm }) => algorithm.name))).toEqual(new Set(['HKDF', 'HMAC', 'AES-GCM']));
    expect(keys.filter(({ extractable }) => extractable)).toEqual([]);
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
    ['no id of the vault before', { epoch: 1, succeeds: { id: '../x', proof: '' } }, 'not-a-vault'],
    ['no proof that it succeeds it', { epoch: 1, succeeds: { id: '0'.repeat(16), proof: 7 } }, 'not-a-vault'],
    ['more than 4 KB', { more: 'x'.repeat(4096) }, 'not-a-vault'],
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
    const next = read(await wrapVault(await createVault(vault), PASSPHRASE, CHEAP));
    expect(await unlockVault(next, PASSPHRASE)).toBeDefined();
    for (const change of [{ id: 'a'.repeat(16) }, { proof: 'AAAA' }]) {
      const succeeds = { id: '', proof: '', ...next.succeeds, ...change };
      expect(await unlockVault({ ...next, succeeds }, PASSPHRASE), JSON.stringify(change)).toBeUndefined();
    }
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

  it('is never the same twice: salt and iv are drawn anew', async () => {
    const texts = await Promise.all([1, 2].map(() => writePairing({ kind: 'webdav' }, PASSPHRASE)));
    const [one = [], two = []] = texts.map((text) => text.slice('chu-giai-1.'.length).split('.'));
    expect(one.map((part, index) => part === two[index])).toEqual([false, false, false, false]);
  });

  it('of a later version, or with parts of other lengths, is none, though its end is right', async () => {
    const text = await writePairing({ kind: 'webdav' }, PASSPHRASE);
    const [prefix = '', salt = '', iv = '', sealed = ''] = text.split('.');
    expect(await readPairing(await ended([prefix, salt, iv, sealed].join('.')), PASSPHRASE)).toMatchObject({
      kind: 'place',
    });
    for (const parts of [
      ['chu-giai-2', salt, iv, sealed],
      [prefix, 'AAAA', iv, sealed],
      [prefix, salt, 'AAAA', sealed],
      [prefix, salt, iv],
    ])
      expect(await readPairing(await ended(parts.join('.')), PASSPHRASE), parts.join('.')).toEqual({
        kind: 'not-a-pairing',
      });
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

/** A pairing text with the end that shows it whole. */
async function ended(text: string): Promise<string> {
  const check = toBase64((await sha256(utf8(text))).subarray(0, 6));
  return `${text}.${check.replaceAll('+', '-').replaceAll('/', '_')}`;
}

function flip(bytes: Bytes): Bytes {
  return bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte));
}

function segment() {
  return { device: 'd'.repeat(16), from: 1, to: 1, seen: {}, updates: [{ id: 'n:1', update: Uint8Array.of(1) }] };
}
