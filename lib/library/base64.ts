/** Bytes as a text: base64 with padding (RFC 4648), as it stands in a backup, in a vault file and at a remote. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // A call takes a limited number of arguments.
  for (let at = 0; at < bytes.length; at += 0x2000)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x2000)));
  return btoa(pieces.join(''));
}

/** The bytes of a base64 text; undefined where it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const units = atob(text);
    const bytes = new Uint8Array(units.length);
    for (let i = 0; i < units.length; i += 1) bytes[i] = units.charCodeAt(i);
    return bytes;
  } catch {
    return undefined;
  }
}
