import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readColumns, writeColumns } from '@/lib/text/column-file';

const column = fc.oneof(
  fc.uint32Array({ maxLength: 9 }),
  fc.uint32Array({ maxLength: 9, max: 0xffff }),
  fc.uint16Array({ maxLength: 9 }),
  fc.uint8Array({ maxLength: 9 }),
);
const plain = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
  fc.array(fc.string()),
);
const data = fc.dictionary(
  fc.string(),
  fc.oneof(column, plain, fc.dictionary(fc.constantFrom('words', 'ends'), column)),
);

describe('a file of columns', () => {
  it('gives back what was written into it, wherever its bytes begin', () => {
    fc.assert(
      fc.property(data, fc.nat({ max: 5 }), (written, offset) => {
        const file = writeColumns(written);
        const within = new Uint8Array(offset + file.length);
        within.set(file, offset);
        expect(readColumns(within.subarray(offset))).toEqual({ ...written });
      }),
    );
  });
});
