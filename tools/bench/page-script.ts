import { join } from 'node:path';
import { build, type Plugin } from 'vite';

const ROOT = join(import.meta.dirname, '../..');

/** A file of ours with all that it needs as one script for a page of a browser, which a bench evaluates there; what it exports is `name`. */
export async function pageScript(file: string, plugins: Plugin[] = [], name = 'page'): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': ROOT } },
    plugins,
    build: { write: false, lib: { entry: join(ROOT, file), formats: ['iife'], name } },
  });
  const [first] = Array.isArray(result) ? result : [result];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error(`${file} could not be built`);
  return chunk.code;
}
