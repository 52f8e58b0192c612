import type { DocumentUpdate } from '@/lib/library/documents/held-documents';
import { sha256Hex } from '@/lib/library/hex';
import { type Bytes, concat, random, utf8 } from '@/lib/sync/bytes';
import { deflate, inflate, pad } from '@/lib/sync/vault/packing';

/*
 * The unit of the wire: an encrypted, immutable object that its author alone writes, named by its content.
 *
 *   bytes  = format (1) | salt (32) | AES-256-GCM(packed)
 *   packed = u32 length of the gzip | gzip | zeros up to the Padmé length
 *   gzip   = u16 number of (device (16) | u32 seq), the seen vector; then u16 length | document id | u32 length | update, repeated
 *
 * The key is HKDF-SHA-256 of the vault key under the fresh salt and seals once, so that its IV can be zero. The format byte
 * stands before the salt, so that an older build can say «newer» where it could only say «foreign».
 */

const FORMAT = 1;
const SALT = 32;
const TAG = 16;
/** The longest sealed object that is read, in bytes. */
export const LONGEST_SEGMENT = 8 * 1024 * 1024;
const LONGEST_INFLATED = 32 * 1024 * 1024;
/** The longest update of one document, in bytes. */
export const LONGEST_UPDATE = 1024 * 1024;
const LONGEST_ID = 200;
const MOST_DEVICES = 1000;
const DEVICE_LENGTH = 16;
const DEVICE = /^[0-9a-f]{16}$/;
const NAME = /^([0-9a-f]{16})-(\d{8})(?:_(\d{8}))?-([0-9a-f]{32})\.seg$/;

/** Who wrote a segment and which of its numbers it holds, both ends included; it stands in the name and is authenticated. */
export interface SegmentRange {
  /** 16 hexadecimal digits. */
  readonly device: string;
  readonly from: number;
  readonly to: number;
}

/** For each device the highest number up to which everything of it was applied. */
type Seen = Readonly<Record<string, number>>;

/** What a segment says. The updates of one that was opened are views of one buffer: whoever keeps one makes a copy. */
export interface Segment extends SegmentRange {
  readonly seen: Seen;
  readonly updates: readonly DocumentUpdate[];
}

/** An object as it lies on the remote. */
export interface SealedObject {
  readonly name: string;
  readonly bytes: Bytes;
}

/**
 * Why a segment was not read: its bytes are not those of its name (or its author packed nonsense); its bytes are whole and our
 * vault key does not open them for this name; it is above a limit; a newer version wrote it.
 */
export type Unreadable = 'damaged' | 'foreign' | 'too-large' | 'newer-format';

/** A segment, or why it could not be read. */
export type Opened =
  | { readonly kind: 'segment'; readonly segment: Segment }
  | { readonly kind: Unreadable; readonly segment?: undefined };

/** A vault that is open: its id and its key, from which the keys of the segments are derived. */
export interface VaultKey {
  readonly id: string;
  /** HKDF key material, not extractable. */
  readonly key: CryptoKey;
}

/** Seals a segment under a fresh key. Throws where the segment is above what `open` reads: its writer cuts smaller. */
export async function seal(vault: VaultKey, segment: Segment): Promise<SealedObject> {
  const packed = frame(segment);
  if (packed.length > LONGEST_INFLATED) throw new Error('segment too large');
  const zipped = await deflate(packed);
  const salt = random(SALT);
  const sealed = await crypto.subtle.encrypt(
    algorithm(vault.id, segment),
    await segmentKey(vault.key, salt),
    pad(concat([u32(zipped.length), zipped])),
  );
  const bytes = concat([Uint8Array.of(FORMAT), salt, new Uint8Array(sealed)]);
  if (bytes.length > LONGEST_SEGMENT) throw new Error('segment too large');
  return { name: nameOf(segment, (await sha256Hex(bytes)).slice(0, 32)), bytes };
}

/** Opens what a remote gave for a name. Everything about it may be hostile: whatever it is, the answer is a value. */
export async function open(vault: VaultKey, name: string, bytes: Bytes): Promise<Opened> {
  const named = parseName(name);
  if (!named) return { kind: 'foreign' };
  if (bytes.length > LONGEST_SEGMENT) return { kind: 'too-large' };
  if ((await sha256Hex(bytes)).slice(0, 32) !== named.hash) return { kind: 'damaged' };
  const [format = 0] = bytes;
  if (format > FORMAT) return { kind: 'newer-format' };
  if (format !== FORMAT || bytes.length < 1 + SALT + TAG + 4) return { kind: 'damaged' };
  const key = await segmentKey(vault.key, bytes.slice(1, 1 + SALT));
  const plain = await crypto.subtle
    .decrypt(algorithm(vault.id, named), key, bytes.slice(1 + SALT))
    .catch(() => undefined);
  return plain ? unpack(named, new Uint8Array(plain)) : { kind: 'foreign' };
}

/** Reads a name; undefined where it is no segment's. Names say nothing but who, which numbers, and the hash of the bytes. */
export function parseName(name: string): (SegmentRange & { readonly hash: string }) | undefined {
  const [, device, first, last, hash] = NAME.exec(name) ?? [];
  if (!device || !first || !hash) return undefined;
  const from = Number(first);
  const to = last === undefined ? from : Number(last);
  return from > 0 && (last === undefined || to > from) ? { device, from, to, hash } : undefined;
}

function nameOf({ device, from, to }: SegmentRange, hash: string): string {
  const range = from === to ? digits(from) : `${digits(from)}_${digits(to)}`;
  const name = `${device}-${range}-${hash}.seg`;
  if (!parseName(name)) throw new Error(`no segment: ${name}`);
  return name;
}

async function segmentKey(key: CryptoKey, salt: Bytes): Promise<CryptoKey> {
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8('chu-giai segment') };
  return crypto.subtle.deriveKey(derivation, key, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function algorithm(vault: string, { device, from, to }: SegmentRange): AesGcmParams {
  const additionalData = utf8(JSON.stringify(['chu-giai', FORMAT, vault, device, from, to]));
  return { name: 'AES-GCM', iv: new Uint8Array(12), additionalData };
}

async function unpack(range: SegmentRange, plain: Bytes): Promise<Opened> {
  const length = new DataView(plain.buffer).getUint32(0);
  if (length > plain.length - 4) return { kind: 'damaged' };
  const inflated = await inflate(plain.slice(4, 4 + length), LONGEST_INFLATED);
  return typeof inflated === 'string' ? { kind: inflated } : unframe(range, inflated);
}

/** Written into one piece of memory: with a piece for each number a large library would make 100,000 of them. */
function frame({ seen, updates }: Segment): Bytes {
  const devices = Object.entries(seen);
  const names = updates.map(({ id }) => utf8(id));
  const lengths = updates.map(({ update }, i) => 6 + (names[i]?.length ?? 0) + update.length);
  const next = writer(2 + devices.length * (DEVICE_LENGTH + 4) + lengths.reduce((sum, length) => sum + length, 0));
  next.number(devices.length, 2);
  for (const [device, seq] of devices) {
    next.bytes(utf8(device));
    next.number(seq, 4);
  }
  for (const [i, { id, update }] of updates.entries()) {
    const name = names[i] ?? utf8(id);
    if (name.length === 0 || name.length > LONGEST_ID || update.length > LONGEST_UPDATE)
      throw new Error(`update too large: ${id}`);
    next.number(name.length, 2);
    next.bytes(name);
    next.number(update.length, 4);
    next.bytes(update);
  }
  return next.all;
}

function unframe({ device, from, to }: SegmentRange, bytes: Bytes): Opened {
  const next = reader(bytes);
  try {
    const seen: [string, number][] = [];
    for (let left = next.number(2); left > 0; left -= 1) seen.push([next.text(DEVICE_LENGTH), next.number(4)]);
    if (seen.length > MOST_DEVICES) return { kind: 'too-large' };
    if (!seen.every(([name]) => DEVICE.test(name))) return { kind: 'damaged' };
    const updates: DocumentUpdate[] = [];
    while (next.more()) {
      const id = next.text(next.number(2));
      const length = next.number(4);
      if (id.length > LONGEST_ID || length > LONGEST_UPDATE) return { kind: 'too-large' };
      updates.push({ id, update: next.bytes(length) });
    }
    return { kind: 'segment', segment: { device, from, to, seen: Object.fromEntries(seen), updates } };
  } catch {
    // Beyond the end, or no UTF-8: its author packed nonsense.
    return { kind: 'damaged' };
  }
}

/** Reads on through bytes; throws beyond their end and at what is no UTF-8. */
function reader(all: Bytes) {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let at = 0;
  const bytes = (length: number) => {
    if (at + length > all.length) throw new RangeError('beyond the end');
    at += length;
    return all.subarray(at - length, at);
  };
  return {
    bytes,
    more: () => at < all.length,
    number: (length: number) => bytes(length).reduce((value, byte) => value * 256 + byte, 0),
    text: (length: number) => decoder.decode(bytes(length)),
  };
}

/** Writes on into bytes of a length that is known. */
function writer(length: number) {
  const all = new Uint8Array(length);
  let at = 0;
  return {
    all,
    bytes(part: Uint8Array) {
      all.set(part, at);
      at += part.length;
    },
    number(value: number, length: number) {
      for (let i = length - 1; i >= 0; i -= 1) {
        all[at] = value >>> (8 * i);
        at += 1;
      }
    },
  };
}

function digits(seq: number): string {
  return String(seq).padStart(8, '0');
}

function u32(value: number): Bytes {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}
