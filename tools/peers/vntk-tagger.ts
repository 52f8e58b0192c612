import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What vntk says of one word. */
export type Tag = readonly [word: string, pos: string, chunk: string, name: string];

/** Loads vntk from the folder that it is installed in; throws where it is not. */
export function loadTagger(folder: string): { tag(text: string): Tag[] } {
  const load = createRequire(join(folder, 'index.js'));
  return (load('vntk') as { ner(): { tag(text: string): Tag[] } }).ner();
}
