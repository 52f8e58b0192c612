import { explainNames, type NameTrace } from './names';
import { explainQuotations } from './quotations';

/**
 * Where the marks of an article come from, in words: names, then quotations. `wanted` keeps to the places of some words, also where
 * nothing was found. The engine keeps no record of its own: the same questions are asked again.
 */
export function explanation(trace: NameTrace, wanted: string | undefined): string {
  const { language, isTech } = trace.analysis;
  const topic = isTech ? 'technology news' : 'no technology news: nothing is marked on such a page';
  return [`${language}, ${topic}`, '', ...explainNames(trace, wanted), ...explainQuotations(trace, wanted)].join('\n');
}
