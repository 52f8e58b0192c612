import { type Bytes, concat } from '@/lib/sync/bytes';

/** What is handed to the platform at once: a long task of it would hold the thread. */
const PIECE = 256 * 1024;

/** Gzip by the platform. */
export async function deflate(bytes: Bytes): Promise<Bytes> {
  const { readable, writable } = new CompressionStream('gzip');
  const [zipped] = await Promise.all([new Response(readable).arrayBuffer(), write(bytes, writable)]);
  return new Uint8Array(zipped);
}

/** The bytes of a gzip; «too-large» as soon as more than `most` come out, «damaged» where it is none. */
export async function inflate(bytes: Bytes, most: number): Promise<Bytes | 'too-large' | 'damaged'> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return concat(parts);
      length += value.length;
      if (length > most) {
        void reader.cancel().catch(() => {});
        return 'too-large';
      }
      parts.push(value);
    }
  } catch {
    return 'damaged';
  }
}

/** Piece by piece, without a copy: a Blob would hold all of it a second time. */
async function write(bytes: Bytes, writable: WritableStream<BufferSource>): Promise<void> {
  const writer = writable.getWriter();
  for (let at = 0; at < bytes.length; at += PIECE) await writer.write(bytes.subarray(at, at + PIECE));
  await writer.close();
}

/** Zeros at the end, up to the Padmé length. */
export function pad(bytes: Bytes): Bytes {
  const padded = new Uint8Array(padme(bytes.length));
  padded.set(bytes);
  return padded;
}

/**
 * The length to which Padmé rounds up: it leaks O(log log n) bits of n and adds at most 12 %.
 * Nikitin et al., «Reducing Metadata Leakage from Encrypted Files and Communication with PURBs», PoPETs 2019.
 */
export function padme(length: number): number {
  if (length < 2) return length;
  const exponent = Math.floor(Math.log2(length));
  const step = 2 ** (exponent - (Math.floor(Math.log2(exponent)) + 1));
  return step <= 1 ? length : Math.ceil(length / step) * step;
}
