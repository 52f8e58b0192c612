import { argon2id } from 'hash-wasm';
import { fromBase64, toBase64 } from '@/lib/library/base64';
import { toHex } from '@/lib/library/hex';
import { type Bytes, random, utf8 } from '@/lib/sync/bytes';
import { normalisePassphrase, spellings } from '@/lib/sync/vault/passphrase';
import type { SealedObject, VaultKey } from '@/lib/sync/vault/segment';

/*
 * A vault: one random key, of which the remote holds a copy wrapped under the reader's passphrase. Vault files are never
 * overwritten: a new passphrase wraps the same key into a new file, a removed device begins a new vault that succeeds the old.
 */

const FORMAT = 1;
/** The longest vault file that is read, in bytes. */
const LONGEST_VAULT_FILE = 4096;
/** SYNC's bounds, against a downgrade and against a memory bomb: KiB and passes. */
const LEAST_MEMORY = 19 * 1024;
const MOST_MEMORY = 256 * 1024;
const MOST_PASSES = 10;
const NAME = /^vault-([0-9a-f]{16})(?:-(\d{1,4})-([0-9a-f]{8}))?\.json$/;
const HEX_ID = /^[0-9a-f]{16}$/;

/** What Argon2id costs: memory in KiB, and passes; one lane. */
export interface Cost {
  readonly memory: number;
  readonly passes: number;
}

/** 64 MiB, three passes: under a second in both browsers. */
const USUAL_COST: Cost = { memory: 64 * 1024, passes: 3 };

/** Which vault a new one succeeds: its id, and a proof that whoever made the new one had the key of the old. */
interface Successor {
  readonly id: string;
  readonly proof: string;
}

/** A vault file, read and within its bounds; not yet opened. */
export interface VaultFile {
  /** Which vault, how many it succeeds, and how many passphrases it had before this one. */
  readonly id: string;
  readonly epoch: number;
  readonly turn: number;
  readonly cost: Cost;
  readonly salt: Bytes;
  readonly iv: Bytes;
  readonly wrapped: Bytes;
  readonly succeeds?: Successor;
}

/** An open vault with its key still in our hands: just made or just unlocked, so that it can be wrapped again. */
export interface OpenVault extends VaultKey {
  readonly epoch: number;
  readonly turn: number;
  readonly raw: Bytes;
  readonly succeeds?: Successor;
}

/** Why a vault file is not read. */
export type VaultFileProblem = 'not-a-vault' | 'newer-format' | 'parameters-refused';

/** Makes a vault; where it succeeds another (a device was removed), says so in a way that the devices of the old can check. */
export async function createVault(previous?: VaultKey & { readonly epoch: number }): Promise<OpenVault> {
  const id = toHex(random(8));
  const epoch = previous ? previous.epoch + 1 : 0;
  const succeeds = previous ? { id: previous.id, proof: toBase64(await proof(previous, id, epoch)) } : undefined;
  const raw = random(32);
  return { id, epoch, turn: 0, raw, key: await importKey(raw), ...(succeeds ? { succeeds } : {}) };
}

/** The file that lets in whoever has the passphrase. Its name is never taken twice. */
export async function wrapVault(vault: OpenVault, passphrase: string, cost = USUAL_COST): Promise<SealedObject> {
  const { id, epoch, turn, succeeds } = vault;
  const file = { id, epoch, turn, cost, salt: random(16), iv: random(12), ...(succeeds ? { succeeds } : {}) };
  const key = await passphraseKey(normalisePassphrase(passphrase), file.salt, cost);
  const wrapped = new Uint8Array(await crypto.subtle.encrypt(algorithm(file), key, vault.raw));
  const written = { ...head(file), wrapped: toBase64(wrapped) };
  const suffix = turn > 0 ? `-${turn}-${toHex(random(4))}` : '';
  return { name: `vault-${id}${suffix}.json`, bytes: utf8(JSON.stringify(written)) };
}

/** The same vault for a new passphrase: `wrapVault` gives it a file of its own. */
export function nextTurn(vault: OpenVault): OpenVault {
  return { ...vault, turn: vault.turn + 1 };
}

/** Opens a vault file; undefined where the passphrase does not, in any of its spellings. Takes about a second a spelling. */
export async function unlockVault(file: VaultFile, passphrase: string): Promise<OpenVault | undefined> {
  for (const spelling of spellings(passphrase)) {
    const key = await passphraseKey(spelling, file.salt, file.cost);
    const plain = await crypto.subtle.decrypt(algorithm(file), key, file.wrapped).catch(() => undefined);
    if (plain?.byteLength !== 32) continue;
    const raw = new Uint8Array(plain);
    const { id, epoch, turn, succeeds } = file;
    return { id, epoch, turn, raw, key: await importKey(raw), ...(succeeds ? { succeeds } : {}) };
  }
  return undefined;
}

/** Whether a name is a vault file's, and of which vault and turn. */
export function parseVaultName(name: string): { readonly id: string; readonly turn: number } | undefined {
  const [, id, turn] = NAME.exec(name) ?? [];
  return id === undefined ? undefined : { id, turn: Number(turn ?? 0) };
}

/** Reads what a remote gave for a vault file's name, field by field; parameters outside their bounds are refused, not used. */
export function parseVaultFile(name: string, bytes: Bytes): VaultFile | VaultFileProblem {
  const named = parseVaultName(name);
  const read = bytes.length > LONGEST_VAULT_FILE ? undefined : parseObject(bytes);
  if (!named || !read) return 'not-a-vault';
  if (typeof read.format === 'number' && read.format > FORMAT) return 'newer-format';
  const { format, id, epoch, turn, kdf, memory, passes } = read;
  const [salt, iv, wrapped] = [readBytes(read.salt, 16), readBytes(read.iv, 12), readBytes(read.wrapped, 48)];
  const succeeds = readSuccessor(read.succeeds);
  if (format !== FORMAT || id !== named.id || turn !== named.turn || !isCount(epoch)) return 'not-a-vault';
  if (!salt || !iv || !wrapped || succeeds === null || epoch > 0 !== (succeeds !== undefined)) return 'not-a-vault';
  if (kdf !== 'argon2id' || !isCount(memory) || !isCount(passes)) return 'parameters-refused';
  if (memory < LEAST_MEMORY || memory > MOST_MEMORY || passes < 1 || passes > MOST_PASSES) return 'parameters-refused';
  return { ...named, epoch, cost: { memory, passes }, salt, iv, wrapped, ...(succeeds ? { succeeds } : {}) };
}

/** Whether a vault file was made by a device that had our key, to take the place of our vault. */
export async function succeeds(file: VaultFile, ours: VaultKey & { readonly epoch: number }): Promise<boolean> {
  if (file.succeeds?.id !== ours.id || file.epoch !== ours.epoch + 1) return false;
  const given = fromBase64(file.succeeds.proof);
  const message = proofMessage(file.id, file.epoch);
  return given !== undefined && crypto.subtle.verify('HMAC', await proofKey(ours), given, message);
}

/** A key from a passphrase that is normalised already. */
export async function passphraseKey(passphrase: string, salt: Bytes, { memory, passes }: Cost): Promise<CryptoKey> {
  const hash = await argon2id({
    password: utf8(passphrase),
    salt,
    parallelism: 1,
    memorySize: memory,
    iterations: passes,
    hashLength: 32,
    outputType: 'binary',
  });
  return crypto.subtle.importKey('raw', new Uint8Array(hash), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function importKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
}

async function proof(previous: VaultKey, id: string, epoch: number): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', await proofKey(previous), proofMessage(id, epoch)));
}

async function proofKey({ id, key }: VaultKey): Promise<CryptoKey> {
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: utf8(id), info: utf8('chu-giai successor') };
  return crypto.subtle.deriveKey(derivation, key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}

function proofMessage(id: string, epoch: number): Bytes {
  return utf8(JSON.stringify([id, epoch]));
}

/** Everything that the file says is authenticated with the key in it. */
function head({ id, epoch, turn, cost, salt, iv, succeeds }: Omit<VaultFile, 'wrapped'>) {
  const texts = { salt: toBase64(salt), iv: toBase64(iv) };
  return { format: FORMAT, id, epoch, turn, kdf: 'argon2id', ...cost, ...texts, ...(succeeds ? { succeeds } : {}) };
}

function algorithm(file: Omit<VaultFile, 'wrapped'>): AesGcmParams {
  const { format, id, epoch, turn, kdf, memory, passes, salt } = head(file);
  const { succeeds } = file;
  const said = ['chu-giai', format, id, epoch, turn, kdf, memory, passes, salt, succeeds?.id, succeeds?.proof];
  return { name: 'AES-GCM', iv: file.iv, additionalData: utf8(JSON.stringify(said)) };
}

function parseObject(bytes: Bytes): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function readBytes(value: unknown, length: number): Bytes | undefined {
  const bytes = typeof value === 'string' ? fromBase64(value) : undefined;
  return bytes?.length === length ? bytes : undefined;
}

/** Undefined where there is none, null where there is nonsense. */
function readSuccessor(value: unknown): Successor | undefined | null {
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || value === null) return null;
  const { id, proof } = value as Record<string, unknown>;
  if (typeof id !== 'string' || !HEX_ID.test(id) || typeof proof !== 'string') return null;
  return { id, proof };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
