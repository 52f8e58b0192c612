import { constrained, LABELS } from '@/lib/analysis/recogniser/crf';

/** How many buckets the features share; a power of two. */
export const BUCKETS = 1 << 17;

/** The weights of the recogniser, ready for use. */
export interface Model {
  /** `LABELS` weights a bucket, one byte each; times `scale` they are the trained ones. */
  readonly weights: Int8Array;
  readonly scale: number;
  readonly transitions: Float64Array;
  /** Their exponentials. */
  readonly transitionWeights: Float64Array;
}

const MAGIC = 0x43474d31;
const TRANSITIONS = (LABELS + 1) * LABELS;

/**
 * Reads the model file: magic and scale, the transitions as 32-bit floats, then one byte a weight; little-endian.
 * Throws where it is no such file: a model that does not fit the code must not be used quietly.
 */
export function readModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = 8 + TRANSITIONS * 4;
  if (bytes.byteLength !== head + BUCKETS * LABELS || view.getUint32(0, true) !== MAGIC)
    throw new Error('the model file does not fit this version of the recogniser');
  const transitions = constrained(Array.from({ length: TRANSITIONS }, (_, i) => view.getFloat32(8 + i * 4, true)));
  return {
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + head, BUCKETS * LABELS),
    scale: view.getFloat32(4, true),
    transitions,
    transitionWeights: transitions.map(Math.exp),
  };
}

/** The bytes of a model file. */
export function writeModel(weights: Int8Array, scale: number, transitions: ArrayLike<number>): Uint8Array {
  const head = 8 + TRANSITIONS * 4;
  const bytes = new Uint8Array(head + weights.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setFloat32(4, scale, true);
  for (let i = 0; i < TRANSITIONS; i += 1) view.setFloat32(8 + i * 4, transitions[i] ?? 0, true);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), head);
  return bytes;
}
