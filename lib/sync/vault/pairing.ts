import { fromBase64, random, toBase64, utf8 } from '@/lib/sync/bytes';
import { normalisePassphrase, spellings } from '@/lib/sync/vault/passphrase';
import { type Cost, passphraseKey } from '@/lib/sync/vault/vault';

const PREFIX = 'chu-giai-1.';
const LONGEST = 8192;
const COST: Cost = { memory: 64 * 1024, passes: 3 };

/**
 * The settings of a remote (address, account, app password or keys) as one text for another device, readable only with the
 * passphrase of the vault: it may travel by e-mail or as a QR code.
 */
export async function writePairing(settings: unknown, passphrase: string): Promise<string> {
  const [salt, iv] = [random(16), random(12)];
  const key = await passphraseKey(normalisePassphrase(passphrase), salt, COST);
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, utf8(JSON.stringify(settings))),
  );
  return PREFIX + [salt, iv, sealed].map(toUrlText).join('.');
}

/**
 * Reads a pairing text. The settings come back as they were written and are parsed by whoever uses them. «not-a-pairing»:
 * the text is something else, cut short or damaged in form; «refused»: another passphrase, or altered.
 */
export async function readPairing(
  text: string,
  passphrase: string,
): Promise<{ readonly kind: 'settings'; readonly settings: unknown } | { readonly kind: 'not-a-pairing' | 'refused' }> {
  // Mail breaks long lines.
  const joined = text.slice(0, LONGEST).replace(/\s+/g, '');
  const parts = joined.slice(PREFIX.length).split('.').map(fromUrlText);
  const [salt, iv, sealed] = parts;
  if (!joined.startsWith(PREFIX) || parts.length !== 3 || !salt || !iv || !sealed) return { kind: 'not-a-pairing' };
  if (salt.length !== 16 || iv.length !== 12 || sealed.length < 16) return { kind: 'not-a-pairing' };
  for (const spelling of spellings(passphrase)) {
    const key = await passphraseKey(spelling, salt, COST);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed).catch(() => undefined);
    if (plain) return { kind: 'settings', settings: JSON.parse(new TextDecoder().decode(plain)) as unknown };
  }
  return { kind: 'refused' };
}

function toUrlText(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromUrlText(text: string) {
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
}
