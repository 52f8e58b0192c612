import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Prediction } from '../prediction';
import { type GoldArticle, placeOf } from '../score/gold';
import { loadTagger, type Tag } from './vntk-tagger';

/** vntk 1.4.4, the one recogniser of Vietnamese names on npm: a name tagger over words, with native add-ons. */
export interface Vntk {
  /** Where it is installed. */
  readonly folder: string;
  /** Its names of an article, in our form. Other things it does not find. */
  predict(gold: GoldArticle): Prediction;
}

const VERSION = '1.4.4';
/** git and the package manager leave this folder alone; it goes with the dependencies. */
const FOLDER = join(import.meta.dirname, '../../node_modules/.cache/chu-giai/vntk');
const TYPES: Record<string, string> = { PER: 'PER', LOC: 'LOC', ORG: 'ORG-COMPANY', MISC: 'PRODUCT' };

/**
 * Installs vntk where it is not yet, without its scripts first; its add-ons are then built, for it does not load without them.
 * Returns why not, in a line, where it cannot be had: no network, no compiler.
 */
export function vntk(): Vntk | string {
  try {
    return ready();
  } catch {
    try {
      install();
      return ready();
    } catch (error) {
      return `vntk ${VERSION} is left out: ${String((error as Error).message).split('\n')[0]}`;
    }
  }
}

function ready(): Vntk {
  const tagger = loadTagger(FOLDER);
  return {
    folder: FOLDER,
    predict(gold) {
      const { title, lead, paragraphs } = gold;
      const blocks = [title, ...(lead === undefined ? [] : [lead]), ...paragraphs];
      const entities = blocks.flatMap((text, block) =>
        named(text, text.trim() === '' ? [] : tagger.tag(text)).map((name) => ({ p: placeOf(gold, block), ...name })),
      );
      const nothing = { quotes: [], indirectQuotes: [], coref: [], summary: [], terms: [] };
      return { lang: 'vi', isTech: true, entities, ...nothing };
    },
  };
}

function install(): void {
  mkdirSync(FOLDER, { recursive: true });
  const npm = (...args: string[]) =>
    execFileSync('npm', args, { cwd: FOLDER, stdio: 'ignore', timeout: 300_000, shell: process.platform === 'win32' });
  npm('init', '-y');
  npm('install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', `vntk@${VERSION}`);
  npm('rebuild', 'crfsuite', 'fasttext');
}

/** Its tags as spans: each word is looked for behind the last one, for it does not say where it stands. */
export function named(
  text: string,
  tags: readonly Tag[],
): { start: number; end: number; text: string; type: string }[] {
  const found: { start: number; end: number; type: string }[] = [];
  let from = 0;
  for (const [word, , , name] of tags) {
    const start = text.indexOf(word, from);
    if (start < 0) continue;
    const end = start + word.length;
    from = end;
    const [position, kind = ''] = name.split('-');
    const type = TYPES[kind];
    const last = found.at(-1);
    if (!type) continue;
    if (position === 'I' && last?.type === type && text.slice(last.end, start).trim() === '') last.end = end;
    else found.push({ start, end, type });
  }
  return found.map((span) => ({ ...span, text: text.slice(span.start, span.end) }));
}
