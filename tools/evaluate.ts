/**
 * What the engine reaches on annotated articles: `npm run evaluate -- GOLD_DIR…`; without a folder, on the test split of the corpus,
 * tests/pages, tests/gold and tests/summaries (the last alone: `--summaries`). `--errors` lists what is wrong, `--quick` leaves out the other columns, `--rules-only` the recogniser,
 * `--require` ends with status 1 where a line misses what is required of it.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { prepare } from '@/lib/analysis/engine';
import { packKnowledge } from '@/lib/analysis/knowledge/packed';
import { readModel } from '@/lib/analysis/recogniser/model';
import { key } from '@/lib/text/fold';
import { compileKnowledge } from './knowledge/compile';
import { without } from './knowledge/hidden';
import { vntk } from './peers/vntk';
import type { Prediction } from './prediction';
import { capitalsAlone, quoteMarksAlone } from './score/baselines';
import { type GoldArticle, readGold } from './score/gold';
import { read, talliesOf } from './score/read';
import { bordersScore, cardsScore, linksScore, marksScore, topicScore } from './score/sets';
import { readAbstracted, summaryScores, summaryTable } from './score/summaries';
import { type Column, NAME_LINES, QUOTE_LINES, REQUIRED, REQUIRED_HIDDEN, table } from './score/table';
import { count, placeKey, type Tally, tallyOf } from './score/tally';
import { generator } from './train/random';
import { testSplit } from './train/test-split';

const ROOT = join(import.meta.dirname, '..');
const SEED = 20261129;

const args = process.argv.slice(2);
const folders = args.filter((arg) => !arg.startsWith('--'));
const knowledge = compileKnowledge(join(ROOT, 'assets/knowledge'));
const model = args.includes('--rules-only') ? undefined : readModel(readFileSync(join(ROOT, 'assets/model/names.bin')));
const engine = prepare(packKnowledge(knowledge), model);

/** Reads an article with every entry left out that one of its names stands in, and counts how many of those names are found all the same. */
function hiddenTally(gold: GoldArticle): Tally {
  const { rest, hidden } = without(
    knowledge,
    gold.entities.map(({ text }) => text),
  );
  const found = read(gold, prepare(packKnowledge(rest), model));
  const tally = tallyOf(gold, found);
  if (!gold.isTech || gold.lang !== 'vi') return tally;
  const types = new Map(gold.fragment || found.isTech ? found.entities.map((name) => [placeKey(name), name.type]) : []);
  for (const name of gold.entities)
    if (hidden.has(key(name.text)))
      count(tally, 'hidden', types.get(placeKey(name)) === name.type ? 'right' : 'missed');
  return tally;
}

function columnsOf(articles: readonly GoldArticle[]): Column[] {
  const baseline = (name: string, lines: readonly string[], predict: (gold: GoldArticle) => Prediction): Column => ({
    name,
    lines,
    tallies: articles.map((gold) => tallyOf(gold, predict(gold))),
  });
  const all = {
    name: 'all knowledge',
    tallies: talliesOf(articles, engine),
    required: REQUIRED,
    interval: true,
  };
  if (args.includes('--quick')) return [all];
  const hidden = {
    name: 'names hidden',
    tallies: articles.map(hiddenTally),
    required: REQUIRED_HIDDEN,
    interval: true,
  };
  const peer = vntk();
  if (typeof peer === 'string') console.log(peer);
  return [
    all,
    hidden,
    baseline('knowledge alone', NAME_LINES, (gold) => read(gold, engine, { knowledgeOnly: true })),
    baseline('capitals alone', NAME_LINES, capitalsAlone),
    baseline('quote marks alone', QUOTE_LINES, quoteMarksAlone),
    ...(typeof peer === 'string' ? [] : [baseline('vntk', NAME_LINES, (gold) => peer.predict(gold))]),
  ];
}

/** Prints the table of some articles; true where a line misses what is required. */
function report(name: string, articles: readonly GoldArticle[]): boolean {
  const columns = columnsOf(articles);
  const { text, misses } = table(columns, generator(SEED));
  console.log(`${articles.length} articles of ${name}\n${text}`);
  if (misses.length > 0) console.log(`✗ below what is required: ${misses.join('; ')}`);
  console.log('');
  if (args.includes('--errors'))
    for (const { errors } of columns[0]?.tallies ?? []) for (const error of errors) console.log(error);
  return misses.length > 0;
}

/** Prints what the small gold sets say; true where one misses what is required. */
function reportSets(): boolean {
  const gold = (name: string) => join(ROOT, 'tests/gold', `${name}.txt`);
  const scores = [
    ['sentence borders, F1', 0.985, bordersScore(gold('sentences'))],
    ['cards of known names, of the right entry', 0.95, cardsScore(gold('links'), engine)],
    ['known names linked', 0, linksScore(gold('links'), engine)],
    ['cards of ambiguous names, of the right entry', 0.9, cardsScore(gold('ambiguous'), engine)],
    ['ambiguous names linked, or rightly not', 0.9, linksScore(gold('ambiguous'), engine)],
    ['the same, second hand: cards', 0.9, cardsScore(gold('ambiguous-second'), engine)],
    ['the same, second hand: linked, or rightly not', 0.9, linksScore(gold('ambiguous-second'), engine)],
    ['technology news and other news told apart', 0.97, topicScore(gold('topic'), engine)],
    ['marks without speech that are not shown', 0.95, marksScore(gold('scare-quotes'), engine, false)],
    ['marks with speech that are shown', 0, marksScore(gold('scare-quotes'), engine, true)],
  ] as const;
  console.log('the sets of tests/gold');
  for (const [name, least, { right, all, errors }] of scores) {
    const required = least > 0 ? (100 * least).toFixed(1) : '–';
    const share = `${((100 * right) / all).toFixed(1)}${right / all < least ? ' ✗' : '  '}`;
    console.log(`${name.padEnd(46)} ${required.padStart(5)} ${share.padStart(8)}   (${right} of ${all})`);
    if (args.includes('--errors')) for (const error of errors) console.log(`  ${error}`);
  }
  return scores.some(([, least, { right, all }]) => right / all < least);
}

/** Prints what the summaries are worth; true where they gain less than is required. */
function reportSummaries(): boolean {
  const articles = readAbstracted(join(ROOT, 'tests/summaries'));
  const { text, misses } = summaryTable(summaryScores(articles, engine), generator(SEED));
  console.log(`${articles.length} articles of tests/summaries, ROUGE F1 over syllables, the lead taken out\n${text}`);
  if (misses.length > 0) console.log(`✗ below what is required: ${misses.join('; ')}`);
  return misses.length > 0;
}

function missedOf(): boolean[] {
  if (args.includes('--summaries')) return [reportSummaries()];
  if (folders.length > 0)
    return [report(folders.map((folder) => basename(folder)).join(', '), folders.flatMap(readGold))];
  return [
    report('the test split', testSplit()),
    report('tests/pages', readGold(join(ROOT, 'tests/pages'))),
    reportSets(),
    reportSummaries(),
  ];
}

const missed = missedOf();
if (args.includes('--require') && missed.includes(true)) process.exitCode = 1;
