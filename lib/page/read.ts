import { canonicalAddress } from '@/lib/page/address';
import type { Article } from '@/lib/page/article';
import { articleRuns } from '@/lib/page/blocks';
import { articleRoot } from '@/lib/page/gate';
import { leadOf, titleOf } from '@/lib/page/headline';
import { metadataOf } from '@/lib/page/metadata';
import { isHiddenByMarkup } from '@/lib/page/noise';
import { type Run, runsOf } from '@/lib/page/runs';
import { type Piece, type TextMap, textMap } from '@/lib/page/text-map';
import type { Block, BlockRole } from '@/lib/text/article-text';

/** An article as it was read, with the map back to the page. */
export interface PageReading {
  readonly article: Article;
  readonly map: TextMap;
  /** The element that holds the body: what is watched for changes. */
  readonly root: Element;
  /** True where the page was longer than is read (2 million characters, 200,000 nodes). */
  readonly truncated: boolean;
}

/** Less text than this is a photo story: its captions are the text. */
const LEAST_TEXT = 250;

/**
 * Reads the one article of a page: title, lead, headings and paragraphs as one string, and the map between the string and the
 * page's nodes. One walk of the live DOM; nothing is cloned or changed. Undefined where the page is no article.
 * `rendered` tells whether an element is drawn; where there is no layout, what the markup says is asked.
 */
export function readArticle(
  document: Document,
  url: string,
  rendered: (element: Element) => boolean = isShown,
): PageReading | undefined {
  const root = articleRoot(document, url)?.element;
  if (!root) return undefined;
  const metadata = metadataOf(document);
  const options = { rendered, withCaptions: false };
  const title = titleOf(document, root, options, metadata);
  const { body, truncated } = bodyOf(root, rendered, title.words);
  const lead = leadOf(document, body, title.words, options, metadata);
  const leadNode = lead?.run.pieces[0]?.node;
  const rest = lead
    ? body.filter((run) => !run.pieces.some(({ node }) => node === leadNode) && run.text !== lead.run.text)
    : body;
  if (rest.length === 0) return undefined;
  const parts: { role: BlockRole; run: Run }[] = [
    ...(title.run ? [{ role: 'title' as const, run: title.run }] : []),
    ...(lead ? [{ role: 'lead' as const, run: lead.run }] : []),
    ...rest.map((run) => ({ role: roleOf(run), run })),
  ];
  const { text, blocks, pieces } = joined(parts);
  return {
    article: {
      url: canonicalAddress(document, url),
      title: title.words,
      ...(lead ? { lead: lead.run.text } : {}),
      ...(metadata.published ? { published: metadata.published } : {}),
      site: metadata.site ?? hostOf(url),
      text,
      blocks,
    },
    map: textMap(document, pieces),
    root,
    truncated,
  };
}

/** Where there is a layout the browser is asked, once an element; otherwise the markup. */
function isShown(element: Element): boolean {
  return typeof element.checkVisibility === 'function' ? element.checkVisibility() : !isHiddenByMarkup(element);
}

function bodyOf(
  root: Element,
  rendered: (element: Element) => boolean,
  title: string,
): { body: Run[]; truncated: boolean } {
  const plain = runsOf(root, { rendered, withCaptions: false });
  const body = articleRuns(plain.runs, title, false);
  const length = body.reduce((sum, run) => sum + run.text.length, 0);
  if (length >= LEAST_TEXT) return { body, truncated: plain.truncated };
  const full = runsOf(root, { rendered, withCaptions: true });
  const story = articleRuns(full.runs, title, true);
  return { body: story.length > body.length ? story : body, truncated: full.truncated };
}

/** A short bold line or a heading element is a sub-heading; everything else is a paragraph. */
function roleOf(run: Run): BlockRole {
  if (/^h[1-6]$/.test(run.element.localName)) return 'heading';
  const isBold = run.bold >= run.text.length * 0.9;
  return isBold && run.text.length < 90 && !/[.!?:;,”"]$/.test(run.text) ? 'heading' : 'paragraph';
}

function joined(parts: readonly { role: BlockRole; run: Run }[]): { text: string; blocks: Block[]; pieces: Piece[] } {
  let length = 0;
  const texts: string[] = [];
  const blocks: Block[] = [];
  const pieces: Piece[] = [];
  for (const { role, run } of parts) {
    if (texts.length > 0) length += 1;
    blocks.push({ role, start: length, end: length + run.text.length });
    let at = length;
    for (const piece of run.pieces) {
      pieces.push({ ...piece, at });
      at += piece.length;
    }
    texts.push(run.text);
    length += run.text.length;
  }
  return { text: texts.join('\n'), blocks, pieces };
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
}
