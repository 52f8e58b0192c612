import * as Y from 'yjs';
import { opened } from '@/lib/library/documents/shapes';

/**
 * Reads a Yjs update (V2) of a stranger into a document of its own; undefined where it cannot be read without asking for more than its
 * size allows: the format repeats values for nothing, so that thirty bytes can claim a billion items.
 */
export function readUpdate(id: string, update: Uint8Array): Y.Doc | undefined {
  const doc = opened(id);
  left = update.length * MOST_STRUCTS_A_BYTE;
  try {
    Y.applyUpdateV2(doc, update, undefined, BoundedDecoder);
    return doc;
  } catch {
    return undefined;
  }
}

/** Far more than the documents of a library ever have: their densest runs (a tag set and taken away) take a byte each. */
const MOST_STRUCTS_A_BYTE = 16;
/** As many structs as the update may still have that is being read. */
let left = 0;

class BoundedDecoder extends Y.UpdateDecoderV2 {
  override readInfo(): number {
    left -= 1;
    if (left < 0) throw new RangeError('too many structs');
    return super.readInfo();
  }
}
