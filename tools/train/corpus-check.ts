/** `npm run corpus:check`: is the training corpus well-formed and varied? `--against FOLDER`: and does it share no long run of words with the texts there? */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FEWEST_DISTINCT, MOST_ALIKE, sharedRuns, textsIn, variety } from './check-corpus';
import { CORPUS, readCorpus } from './corpus';

const args = process.argv.slice(2);
const at = args.indexOf('--against');
const against = at < 0 ? undefined : args.splice(at, 2)[1];
const texts = readCorpus(args[0] ?? CORPUS);
const { sentences, alike, distinct, pairs } = variety(texts);
const names = texts.flatMap(({ lines }) => lines.flatMap((line) => line.names)).length;
const quotations = texts.flatMap(({ lines }) => lines.flatMap((line) => line.quotations)).length;
const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
console.log(`${texts.length} texts, ${sentences} sentences, ${names} names, ${quotations} quotations`);
console.log(`sentences like another: ${percent(alike)} (at most ${percent(MOST_ALIKE)})`);
console.log(`distinct 4-syllable runs: ${percent(distinct)} (at least ${percent(FEWEST_DISTINCT)})`);
for (const [one, other] of pairs.slice(0, 40)) console.log(`  ${one}\n  ${other}\n`);
const shared = against
  ? sharedRuns(
      texts,
      textsIn(
        readdirSync(against, { recursive: true, encoding: 'utf8' })
          .filter((file) => /\.(?:json|txt)$/.test(file))
          .map((file) => join(against, file)),
      ),
    )
  : [];
for (const run of shared) console.log(`shared with ${against}: ${run}`);
process.exitCode = alike > MOST_ALIKE || distinct < FEWEST_DISTINCT || shared.length > 0 ? 1 : 0;
