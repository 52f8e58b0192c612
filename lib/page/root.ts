import { isHiddenByMarkup, isNoise } from '@/lib/page/noise';

/** The elements in which the content systems of Vietnamese sites keep an article's body: a hint that ages, never the only sign. */
const BODIES = [
  '[data-role="content"]',
  '.detail-content.afcbc-body',
  'article.fck_detail',
  '.fck_detail',
  '#ContentDetail',
  '.knc-content',
  '#desktop-in-article',
  '.singular-content',
  '#maincontent.maincontent',
  '.the-article-body',
  '.cms-body',
  '.article__body',
  '.zce-content-body',
  '.detail-cmain',
  'main#article-editor',
  '[data-field="body"]',
  '#content_detail_news',
  '#article_body',
  '.cate-24h-foot-arti-deta-info',
  '.edittor-content',
  '.vnbcbc-body',
  '.lr-ct',
  '.noidung',
  '.ta-justify',
  '.content_detail',
  '.content-detail',
  '.xfBody',
  '#messageList .messageText',
  '.article-content',
  '.art-body',
  '#article-body',
  '.b-maincontent',
  'article.entry',
  '.journal-content-article',
  '#main_detail',
  '.contentdetail',
  '.article-body',
  '.entry-content',
  '.post-content',
  '[itemprop="articleBody"]',
] as const;

/** A body has at least this much text that is no link. */
const LEAST_TEXT = 250;
/** A paragraph that speaks for its parent has at least this much. */
const LEAST_PARAGRAPH = 45;
const MOST_ELEMENTS = 200_000;

/** A container and how much running text stands in it. */
export interface Root {
  readonly element: Element;
  /** Characters of running text, links left out. */
  readonly text: number;
  /** True where a content system's mark named it. */
  readonly marked: boolean;
}

/** The element that holds the article's body: the marked one with most text, up to the title of a next article, else the one whose children are its paragraphs. */
export function findRoot(document: Document): Root | undefined {
  return markedRoot(document) ?? densestRoot(document) ?? bareRoot(document);
}

function markedRoot(document: Document): Root | undefined {
  for (const selector of BODIES) {
    let best: Root | undefined;
    for (const element of document.querySelectorAll(selector)) {
      const text = runningText(element);
      if (text < LEAST_TEXT || text <= (best?.text ?? 0)) continue;
      // A page that goes on with the next article under the first gives it a title of its own.
      if (best && isParted(best.element, element)) break;
      best = { element, text, marked: true };
    }
    if (best) return best;
  }
  return undefined;
}

/** True where one element has its title before it, and the next one has another between the two. */
function isParted(one: Element, next: Element): boolean {
  const isBefore = (a: Element, b: Element) => (a.compareDocumentPosition(b) & 4) !== 0 && !a.contains(b);
  const titles = [...one.ownerDocument.querySelectorAll('h1, [data-role="title"]')];
  const isOwn = (title: Element) => isBefore(title, one);
  const isNext = (title: Element) => isBefore(one, title) && isBefore(title, next);
  return titles.some(isOwn) && titles.some(isNext);
}

/** Characters of an element's text less those of its links: teasers are links, articles are not. */
function runningText(element: Element): number {
  let links = 0;
  for (const link of element.getElementsByTagName('a')) links += (link.textContent ?? '').trim().length;
  let code = 0;
  for (const tag of ['script', 'style', 'noscript', 'template'])
    for (const each of element.getElementsByTagName(tag)) code += (each.textContent ?? '').length;
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim().length - links - code;
}

/** Every paragraph gives its text to its parent and half of it to the one above; the richest container wins. */
function densestRoot(document: Document): Root | undefined {
  const scores = new Map<Element, number>();
  let seen = 0;
  for (const paragraph of document.querySelectorAll('p, [class*="paragraph"]')) {
    seen += 1;
    if (seen > MOST_ELEMENTS) break;
    const text = runningText(paragraph);
    if (text < LEAST_PARAGRAPH || isOutside(paragraph)) continue;
    const parent = paragraph.parentElement;
    if (!parent) continue;
    scores.set(parent, (scores.get(parent) ?? 0) + text);
    const above = parent.parentElement;
    if (above) scores.set(above, (scores.get(above) ?? 0) + text / 2);
  }
  return richest(scores);
}

/** The container with most text, where that is enough for an article. */
function richest(scores: ReadonlyMap<Element, number>): Root | undefined {
  let best: Root | undefined;
  for (const [element, text] of scores) if (text > (best?.text ?? 0)) best = { element, text, marked: false };
  return best && best.text >= LEAST_TEXT ? best : undefined;
}

/** Old and unmarked pages have no paragraphs: text stands bare in the body, or in a span each, parted by `<br>`. */
function bareRoot(document: Document): Root | undefined {
  const scores = new Map<Element, number>();
  let seen = 0;
  for (const line of document.querySelectorAll('br')) {
    seen += 1;
    if (seen > MOST_ELEMENTS) break;
    const holder = line.parentElement;
    const body = holder?.localName === 'span' || holder?.localName === 'font' ? holder.parentElement : holder;
    if (body && !scores.has(body) && !isOutside(body)) scores.set(body, runningText(body));
  }
  return richest(scores);
}

/** True where the element or something around it is hidden, a menu, a related box, a link. Old sites wrap a whole page in a form. */
function isOutside(element: Element): boolean {
  for (let at: Element | null = element; at && at.localName !== 'body'; at = at.parentElement)
    if (at.localName === 'a' || isHiddenByMarkup(at) || (at.localName !== 'form' && isNoise(at, false))) return true;
  return false;
}
