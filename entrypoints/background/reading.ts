import { analyse } from '@/lib/analysis/analyse';
import { correctionsFor } from '@/lib/library/corrections';
import type { Library } from '@/lib/library/database';
import { listOf } from '@/lib/library/fields';
import { articleId } from '@/lib/library/identity';
import { rememberArticle } from '@/lib/library/reading/articles';
import { metBefore } from '@/lib/library/reading/entities';
import { keepArticle } from '@/lib/library/reading/kept';
import type { Handlers, Requests } from '@/lib/messages';
import { believedAddress } from '@/lib/page/address';
import { parseArticle } from '@/lib/page/parse-article';
import { isOn, readsByItself, settings, siteOf } from '@/lib/settings';
import { loadEngine } from './engine';
import { keptHere } from './keeping';
import { loadReader } from './load-reader';
import { isExtensionPage, mustBePage, pageOf } from './sender';

/** So many names no article has. */
const MOST_NAMES = 2000;
const LONGEST_KEY = 400;

type Reading = 'load-reader' | 'analyse' | 'met-before' | 'keep-article';

/** Loads the reader into a page, tells it what its article says and what was kept and corrected there before, and keeps the article whole. */
export function reading(library: Library): Pick<Handlers<Requests>, Reading> {
  return {
    async 'load-reader'({ tab }, sender) {
      const asked = isExtensionPage(sender);
      const target = asked ? tab : sender.tab?.id;
      if (target === undefined) return { loaded: false, why: 'forbidden' };
      if (asked) return loadReader(target);
      const isWanted = readsByItself(await settings(), siteOf(pageOf(sender)), Date.now());
      return isWanted ? loadReader(target) : { loaded: false, why: 'off' };
    },
    async analyse({ article, again }, sender) {
      const parsed = parseArticle(article, pageOf(sender));
      if (!parsed) throw new Error('the article could not be read');
      const analysis = analyse(parsed, await loadEngine());
      const chosen = await settings();
      const reads = chosen.remember && isOn(chosen, siteOf(pageOf(sender)), Date.now());
      // The sample of the welcome page is nothing that was read.
      const remembers = reads && sender.tab?.incognito === false && !again && !isExtensionPage(sender);
      // Reading goes on where the library cannot be opened: the popup tells what could not be remembered.
      if (analysis.isTech && remembers) await rememberArticle(library, parsed, analysis).catch(() => undefined);
      const corrections = await correctionsFor(library, parsed, analysis).catch(() => []);
      const kept = await keptHere(library, parsed, sender).catch(() => ({ passages: [], terms: [] }));
      return { analysis, corrections, ...kept };
    },
    async 'met-before'({ url, keys }, sender) {
      const isWanted = (await settings()).density === 'new' && sender.tab?.incognito === false;
      const wanted = listOf(keys, (key) => (typeof key === 'string' && key.length <= LONGEST_KEY ? key : undefined));
      if (!isWanted || !wanted) return { met: [] };
      const here = await articleId(believedAddress(String(url), pageOf(sender)));
      return { met: await metBefore(library, wanted.slice(0, MOST_NAMES), here) };
    },
    async 'keep-article'({ article }, sender) {
      mustBePage(sender);
      const parsed = parseArticle(article, undefined);
      if (!parsed || siteOf(parsed.url) === undefined) throw new Error('not an article');
      // What the engine finds, without the reader's corrections: those are applied where it is read, and may be taken back.
      await keepArticle(library, parsed, analyse(parsed, await loadEngine()));
      return {};
    },
  };
}
