import type { Span } from '@/lib/text/span';

/** What a block of an article is: its title, its lead (sapo), a sub-heading or a paragraph. */
export type BlockRole = 'title' | 'lead' | 'heading' | 'paragraph';

/** One block of an article, as a span of the article's text. */
export interface Block extends Span {
  readonly role: BlockRole;
}

/**
 * The one string that everything is understood in and pointed at, and its blocks in reading order.
 * Blocks never overlap and are parted by exactly one «\n»; the text inside a block is the page's own, never rewritten.
 */
export interface ArticleText {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Joins blocks into one text, so that each block's span is its place in it. Used where there is no page: files, tests. */
export function articleText(blocks: readonly { role: BlockRole; text: string }[]): ArticleText {
  let text = '';
  const spans: Block[] = [];
  for (const block of blocks) {
    if (spans.length > 0) text += '\n';
    spans.push({ role: block.role, start: text.length, end: text.length + block.text.length });
    text += block.text;
  }
  return { text, blocks: spans };
}
