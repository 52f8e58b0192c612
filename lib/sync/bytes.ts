/** Bytes in memory of their own, as WebCrypto and fetch take them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Parts one after the other. */
export function concat(parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Fresh random bytes. */
export function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** Lower-case hexadecimal digits, two a byte. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Base64 (RFC 4648) with padding. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // A call takes a limited number of arguments: 8,192 at a time.
  for (let at = 0; at < bytes.length; at += 0x2000)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x2000)));
  return btoa(pieces.join(''));
}

/** The bytes of a base64 text; undefined where it is none. */
export function fromBase64(text: string): Bytes | undefined {
  try {
    return Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** SHA-256 of bytes. */
export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** The UTF-8 bytes of a text. */
export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text) as Bytes;
}
