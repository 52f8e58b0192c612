import { browser } from 'wxt/browser';
import { type Engine, prepare } from '@/lib/analysis/engine';
import type { Knowledge } from '@/lib/analysis/knowledge/knowledge';
import { readModel } from '@/lib/analysis/recogniser/model';

/*
 * Knowledge and model lie beside the background as files of the extension, and are read when they are first asked for: a background
 * that wakes to save a note need not read five megabytes.
 */

/** The knowledge as the build compiled it. */
export const loadKnowledge = once(async (): Promise<Knowledge> => (await file('/knowledge.json')).json());

/** The engine, ready to analyse. */
export const loadEngine = once(async (): Promise<Engine> => {
  const [knowledge, model] = await Promise.all([loadKnowledge(), file('/names.bin')]);
  return prepare(knowledge, readModel(new Uint8Array(await model.arrayBuffer())));
});

function file(path: string): Promise<Response> {
  return fetch(browser.runtime.getURL(path as '/popup.html'));
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
