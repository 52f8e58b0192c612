import { browser } from 'wxt/browser';
import { type Engine, prepare } from '@/lib/analysis/engine';
import { readModel } from '@/lib/analysis/recogniser/model';

/*
 * Knowledge and model lie beside the background as files of the extension, and are read when they are first asked for: a background
 * that wakes to save a note need not read four megabytes.
 */

/** The engine, ready to analyse. */
export const loadEngine = once(async (): Promise<Engine> => {
  const [knowledge, model] = await Promise.all([file('/knowledge.bin'), file('/names.bin')]);
  return prepare(knowledge, readModel(model));
});

async function file(path: string): Promise<Uint8Array> {
  const response = await fetch(browser.runtime.getURL(path as '/popup.html'));
  return new Uint8Array(await response.arrayBuffer());
}

/** Asks once and gives the same answer to all; what failed is asked again. */
function once<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  return () => {
    answer ??= ask().catch((error: unknown) => {
      answer = undefined;
      throw error;
    });
    return answer;
  };
}
