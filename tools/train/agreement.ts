/**
 * `npm run corpus:agreement -- ONE.txt OTHER.txt`: how far two hands that annotated the same texts apart from each other agree:
 * F1 of names, span and kind, and of quotations with their speakers; then every difference.
 */
import { readFileSync } from 'node:fs';
import { type CorpusLine, textsOf } from './corpus';

const [one = '', other = ''] = process.argv.slice(2);
const [ours = [], theirs = []] = [one, other].map((file) => textsOf(readFileSync(file, 'utf8'), file));
if (ours.length !== theirs.length) throw new Error('the two files do not hold the same texts');

function compare(name: string, found: (line: CorpusLine) => string[]): void {
  let [right, all] = [0, 0];
  const differences: string[] = [];
  ours.forEach((text, t) => {
    text.lines.forEach((line, l) => {
      const twin = theirs[t]?.lines[l];
      if (!twin || twin.text !== line.text)
        throw new Error(`${text.place}: the words differ: ${line.text.slice(0, 60)}`);
      const [a, b] = [found(line), found(twin)];
      all += a.length + b.length;
      right += 2 * a.filter((each) => b.includes(each)).length;
      for (const each of a) if (!b.includes(each)) differences.push(`${text.place}: only the first: ${each}`);
      for (const each of b) if (!a.includes(each)) differences.push(`${text.place}: only the second: ${each}`);
    });
  });
  console.log(`${name}: F1 ${((100 * right) / all).toFixed(1)}`);
  for (const difference of differences) console.log(`  ${difference}`);
}

compare('names', ({ text, names }) =>
  names.map(({ start, end, kind }) => `${text.slice(start, end)} (${kind}, ${start})`),
);
compare('quotations and speakers', ({ text, quotations }) =>
  quotations.map(({ start, end, speaker = '–' }) => `${speaker}: ${text.slice(start, end)}`),
);
