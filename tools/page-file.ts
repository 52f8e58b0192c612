import { parseHTML } from 'linkedom';
import { isHiddenByMarkup } from '@/lib/page/noise';
import { type PageReading, readArticle } from '@/lib/page/read';

/** Reads a saved page as the extension would, over a DOM library: what is “rendered” is what the markup says. */
export function articleOfFile(html: string, url?: string): PageReading | undefined {
  const { document } = parseHTML(html);
  return readArticle(document, url ?? addressOf(document), (element) => !isHiddenByMarkup(element));
}

/** The address a saved page says it has. */
function addressOf(document: Document): string {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  const graph = document.querySelector('meta[property="og:url"]')?.getAttribute('content');
  return [canonical, graph].find((address) => address && /^https?:/.test(address)) ?? 'https://localhost/';
}
