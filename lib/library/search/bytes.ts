/** Whole numbers from 0, below 2³², written one after the other, each in as few bytes as it needs (LEB128). */
export interface ByteWriter {
  readonly length: () => number;
  number(value: number): void;
  bytes(all: Uint8Array): void;
  /** What was written; the writer begins anew. */
  take(): Uint8Array;
}

export function byteWriter(): ByteWriter {
  let buffer = new Uint8Array(1024);
  let length = 0;
  const room = (more: number) => {
    if (length + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(2 * buffer.length, length + more));
    larger.set(buffer.subarray(0, length));
    buffer = larger;
  };
  return {
    length: () => length,
    number(value) {
      room(5);
      let rest = value;
      while (rest > 127) {
        buffer[length] = (rest & 127) | 128;
        length += 1;
        rest >>>= 7;
      }
      buffer[length] = rest;
      length += 1;
    },
    bytes(all) {
      room(all.length);
      buffer.set(all, length);
      length += all.length;
    },
    take() {
      const taken = buffer.slice(0, length);
      length = 0;
      return taken;
    },
  };
}

/** Reads what a writer wrote, from a place on. */
export interface ByteReader {
  at: number;
  number(): number;
}

export function byteReader(bytes: Uint8Array, from = 0): ByteReader {
  return {
    at: from,
    number() {
      let [value, shift] = [0, 0];
      for (;;) {
        const byte = bytes[this.at] ?? 0;
        this.at += 1;
        value |= (byte & 127) << shift;
        if (byte < 128) return value >>> 0;
        shift += 7;
      }
    },
  };
}
