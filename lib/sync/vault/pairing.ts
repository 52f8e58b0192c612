import { fromBase64, toBase64 } from '@/lib/library/base64';
import { random, sha256, utf8 } from '@/lib/sync/bytes';
import { spellings } from '@/lib/sync/vault/passphrase';
import { type Cost, passphraseKey } from '@/lib/sync/vault/vault';

const PREFIX = 'chu-giai-1.';
/** How much of a hash ends the text, in bytes: of a million texts that lost a part none passes for whole. */
const CHECK = 6;
/** A part of the format, not the vault's own: it does not stand in the text. */
const COST: Cost = { memory: 64 * 1024, passes: 3 };

/**
 * A place (address, account, app password or keys) as one text for another device, readable only with the passphrase of the vault:
 * it may travel by e-mail or as a QR code. `prefix.salt.iv.sealed.check`, each part in base64url. Closed under the words as they
 * were shown where the passphrase is made of ours, so that each spelling opens it that opens the vault.
 */
export async function writePairing(place: unknown, passphrase: string): Promise<string> {
  const [salt, iv] = [random(16), random(12)];
  const key = await passphraseKey(spellings(passphrase).at(-1) ?? '', salt, COST);
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, utf8(JSON.stringify(place))));
  const text = PREFIX + [salt, iv, sealed].map(toUrlText).join('.');
  return `${text}.${await checkOf(text)}`;
}

/**
 * Reads a pairing text. The place comes back as it was written and is parsed by whoever uses it. «not-a-pairing»: the text is
 * something else, or a part of it is missing or mistyped; «refused»: another passphrase.
 */
export async function readPairing(
  text: string,
  passphrase: string,
): Promise<{ readonly kind: 'place'; readonly place: unknown } | { readonly kind: 'not-a-pairing' | 'refused' }> {
  // Mail breaks long lines.
  const joined = text.replace(/\s+/g, '');
  const whole = joined.slice(0, joined.lastIndexOf('.'));
  if (!joined.startsWith(PREFIX) || joined !== `${whole}.${await checkOf(whole)}`) return { kind: 'not-a-pairing' };
  const [salt, iv, sealed] = whole.slice(PREFIX.length).split('.').map(fromUrlText);
  if (salt?.length !== 16 || iv?.length !== 12 || !sealed) return { kind: 'not-a-pairing' };
  for (const spelling of spellings(passphrase)) {
    const key = await passphraseKey(spelling, salt, COST);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed).catch(() => undefined);
    if (plain) return parsed(new TextDecoder().decode(plain));
  }
  return { kind: 'refused' };
}

function parsed(
  json: string,
): { readonly kind: 'place'; readonly place: unknown } | { readonly kind: 'not-a-pairing' } {
  try {
    return { kind: 'place', place: JSON.parse(json) as unknown };
  } catch {
    // Whoever has the passphrase may have closed anything.
    return { kind: 'not-a-pairing' };
  }
}

async function checkOf(text: string): Promise<string> {
  return toUrlText((await sha256(utf8(text))).subarray(0, CHECK));
}

function toUrlText(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromUrlText(text: string) {
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
}
