import * as Y from 'yjs';

/**
 * True where a Yjs update (V2) of a stranger can be read, into a document of its own, without asking for more than its size
 * allows: the format repeats values for nothing, so that thirty bytes can claim a billion items.
 */
export function isReadable(update: Uint8Array): boolean {
  const doc = new Y.Doc({ guid: 'checked' });
  try {
    Y.applyUpdateV2(doc, update, undefined, boundedBy(update.length * MOST_STRUCTS_A_BYTE));
    return true;
  } catch {
    return false;
  } finally {
    doc.destroy();
  }
}

/** Far more than the documents of a library ever have: their densest runs (a tag set and taken away) take a byte each. */
const MOST_STRUCTS_A_BYTE = 16;

function boundedBy(most: number): typeof Y.UpdateDecoderV2 {
  let left = most;
  return class extends Y.UpdateDecoderV2 {
    override readInfo(): number {
      left -= 1;
      if (left < 0) throw new RangeError('too many structs');
      return super.readInfo();
    }
  };
}
