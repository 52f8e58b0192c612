import { analyse, type Options } from '@/lib/analysis/analyse';
import type { Engine } from '@/lib/analysis/engine';
import { type Prediction, prediction } from '../prediction';
import { articleOf, type GoldArticle } from './gold';
import { type Tally, tallyOf } from './tally';

/** What the engine says of an annotated article. */
export function read(gold: GoldArticle, engine: Engine, options: Options = {}): Prediction {
  const article = articleOf(gold);
  return prediction(article, analyse(article, engine, options));
}

/** What the engine reaches on annotated articles, one tally each. */
export function talliesOf(articles: readonly GoldArticle[], engine: Engine): Tally[] {
  return articles.map((gold) => tallyOf(gold, read(gold, engine)));
}
