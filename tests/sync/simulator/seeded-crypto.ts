import { chance } from './chance';

/*
 * Imported before anything that draws random numbers (Yjs keeps hold of the function when it loads): in a simulation salts, names,
 * client ids and device ids repeat with its seed.
 */
let source = chance(0);

/** Begins the random numbers of a simulation. */
export function seedCrypto(seed: number): void {
  source = chance(seed);
}

function fill<View extends ArrayBufferView>(view: View): View {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = source.below(256);
  return view;
}

function uuid(): ReturnType<typeof crypto.randomUUID> {
  const hex = Array.from({ length: 30 }, () => source.below(16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18)}`;
}

Object.defineProperties(globalThis.crypto, {
  getRandomValues: { value: fill, configurable: true },
  randomUUID: { value: uuid, configurable: true },
});
