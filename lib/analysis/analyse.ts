import type { Analysis } from '@/lib/analysis/analysis';
import { summarise } from '@/lib/analysis/digest/summary';
import { findTerms } from '@/lib/analysis/digest/terms';
import { isTechNews } from '@/lib/analysis/digest/topic';
import type { Engine } from '@/lib/analysis/engine';
import { findNames } from '@/lib/analysis/names';
import { findQuotations } from '@/lib/analysis/speech/quotations';
import { worded } from '@/lib/analysis/words';
import type { ArticleText } from '@/lib/text/article-text';
import { language } from '@/lib/text/language';

/** How an article is to be analysed; the baselines of the evaluation set these, the extension does not. */
export interface Options {
  /** Look names up in the knowledge files and do nothing else. */
  readonly knowledgeOnly?: boolean;
}

/**
 * What an article says: the one front door of the engine. Pure, takes any string, never throws on one.
 * An article that is not Vietnamese is analysed no further than its language.
 */
export function analyse(article: ArticleText, engine: Engine, options: Options = {}): Analysis {
  const tag = language(article.text);
  const nothing = { entities: [], mentions: [], quotations: [], terms: [], summary: [] };
  if (tag !== 'vi') return { language: tag, isTech: false, ...nothing };
  const words = worded(article, engine.lexicon);
  const named = findNames(words, engine, options);
  return {
    language: tag,
    isTech: isTechNews(words, named, engine),
    ...named,
    quotations: options.knowledgeOnly ? [] : findQuotations(article, words, named, engine),
    terms: findTerms(words, named, engine),
    summary: summarise(words, engine),
  };
}
