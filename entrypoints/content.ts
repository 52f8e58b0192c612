import { defineContentScript } from 'wxt/utils/define-content-script';
import { answerTab, ask } from '@/lib/messages';
import { looksLikeArticle } from '@/lib/page/gate';
import { EXCLUDED, SITES } from '@/lib/page/sites';

/** How long a page that has finished loading, or gone to another address, may take to draw its article before the one second look. */
const SECOND_LOOK_MS = 800;

export default defineContentScript({
  matches: [...SITES],
  excludeMatches: [...EXCLUDED],
  runAt: 'document_idle',
  main() {
    let loaded = false;
    const look = (): boolean => {
      if (loaded || !looksLikeArticle(document, location.href)) return loaded;
      loaded = true;
      ask('load-reader', {})
        .then((reply) => {
          loaded = reply.loaded;
        })
        .catch(() => {
          loaded = false;
        });
      return true;
    };
    const lookOnceMore = () => setTimeout(look, SECOND_LOOK_MS);
    const begin = () => {
      if (look()) return;
      if (document.readyState === 'complete') lookOnceMore();
      else addEventListener('load', lookOnceMore, { once: true });
    };
    // Chromium draws some pages before they are opened, if ever: until then the tab is another page's.
    if ((document as { prerendering?: boolean }).prerendering)
      document.addEventListener('prerenderingchange', begin, { once: true });
    else begin();
    answerTab({
      'look-again': () => {
        if (!look()) lookOnceMore();
        return {};
      },
    });
  },
});
