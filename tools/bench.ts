/**
 * How fast the engine is here, beside vntk where that installs: `npm run bench`. Ratios count, not milliseconds: the first line is a
 * fixed piece of work. `--alone` leaves the peer out.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '@/lib/analysis/analyse';
import { prepare } from '@/lib/analysis/engine';
import { readModel } from '@/lib/analysis/model';
import { plain } from '@/lib/text/fold';
import { compileKnowledge } from './knowledge/compile';
import { type Vntk, vntk } from './peers/vntk';
import { longArticle } from './stage/long-article';

const ROOT = join(import.meta.dirname, '..');

function median(work: () => void, times = 15): number {
  const runs = Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return runs.sort((a, b) => a - b)[times >> 1] ?? 0;
}

const knowledge = compileKnowledge(join(ROOT, 'assets/knowledge'));
const model = readFileSync(join(ROOT, 'assets/model/names.bin'));
const engine = prepare(knowledge, readModel(model));
const small = longArticle(1000);
const large = longArticle(10_000);
const calibration = median(() => plain(small.text.repeat(10)));
const print = (name: string, ms: number) =>
  console.log(`${name.padEnd(36)} ${ms.toFixed(1).padStart(8)} ms  ${(ms / calibration).toFixed(2).padStart(6)}×`);
print('calibration: fold 10,000 words', calibration);
print(
  'engine ready (prepare)',
  median(() => void prepare(knowledge, readModel(model))),
);
const own = median(() => void analyse(small, engine));
print('analyse 1,000 words', own);
print(
  'analyse 10,000 words',
  median(() => void analyse(large, engine), 5),
);

/** The same words by the peer: names only, and no article as a whole. */
function comparePeer(peer: Vntk): void {
  const lines = small.text.split('\n');
  const theirs = median(() => lines.forEach(peer.tag), 5);
  const count = small.text.split(/\s+/).length;
  print('vntk, names of the same 1,000 words', theirs);
  const perSecond = (ms: number) => Math.round((1000 * count) / ms).toLocaleString('en');
  console.log(
    `words a second: ${perSecond(own)} here, ${perSecond(theirs)} by vntk: ${(theirs / own).toFixed(0)} times as fast`,
  );
}

const peer = process.argv.includes('--alone') ? undefined : vntk();
if (typeof peer === 'object') comparePeer(peer);
else if (peer) console.log(peer);
