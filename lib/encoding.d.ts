/*
 * What the pure rooms take from their surroundings beyond the language: UTF-8, which browsers, workers and Node all have. Only
 * lib/tsconfig.json reads this, which knows no DOM.
 */

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}
