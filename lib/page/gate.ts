import { isArticleAddress } from '@/lib/page/address';
import { findRoot, type Root } from '@/lib/page/root';
import { language } from '@/lib/text/language';

/**
 * Whether a page is one Vietnamese article: structured data says so, or the address is an article's, or a content system's body
 * stands there; and the text in the body is Vietnamese running text. A homepage, a list of teasers, an editor is none.
 * Never throws, leaves nothing behind: a hostile page is no article.
 */
export function looksLikeArticle(document: Document, url: string): boolean {
  try {
    const root = articleRoot(document, url);
    return root !== undefined && language((root.element.textContent ?? '').slice(0, 6000)) === 'vi';
  } catch {
    return false;
  }
}

/** The body of the one article that a page is; undefined for a homepage, a list or a page without running text. */
export function articleRoot(document: Document, url: string): Root | undefined {
  if (isFrontPage(url) || isEditor(document)) return undefined;
  const root = findRoot(document);
  if (!root) return undefined;
  const structured = hasNewsArticle(document);
  const address = isArticleAddress(url);
  if (structured || (root.marked && address)) return root;
  if (address) return isProse(root.element, 2, 400) ? root : undefined;
  if (root.marked) return isProse(root.element, 3, 600) ? root : undefined;
  return isProse(root.element, 5, 1500) ? root : undefined;
}

function isFrontPage(url: string): boolean {
  try {
    return /^\/(?:index\.\w+|trang-chu[\w.]*)?$/.test(new URL(url).pathname);
  } catch {
    return false;
  }
}

function isEditor(document: Document): boolean {
  return document.designMode === 'on' || document.body?.isContentEditable === true;
}

function hasNewsArticle(document: Document): boolean {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]'))
    if (/"@type"\s*:\s*(?:\[\s*)?"(?:\w*NewsArticle|ReportageNewsArticle)"/.test(script.textContent ?? '')) return true;
  return false;
}

/** Running text in enough paragraphs that share a parent: teasers have a parent each, and are links. */
function isProse(root: Element, paragraphs: number, characters: number): boolean {
  const parents = new Map<Element, { count: number; text: number }>();
  for (const paragraph of root.querySelectorAll('p, [class*="paragraph"]')) {
    const parent = paragraph.parentElement;
    const text = (paragraph.textContent ?? '').trim().length;
    if (!parent || text < 60 || paragraph.closest('a, li')) continue;
    const sum = parents.get(parent) ?? { count: 0, text: 0 };
    parents.set(parent, { count: sum.count + 1, text: sum.text + text });
  }
  for (const { count, text } of parents.values()) if (count >= paragraphs && text >= characters) return true;
  // Old sites write paragraphs as bare text parted by <br>.
  return (
    root.getElementsByTagName('br').length >= 2 * paragraphs &&
    (root.textContent ?? '').trim().length > 3 * characters &&
    root.getElementsByTagName('a').length < 12
  );
}
