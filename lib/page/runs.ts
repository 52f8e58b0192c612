import { isNoise } from '@/lib/page/noise';

/** One run of text that reads as a block: its pieces are stretches of text nodes, white space drawn together. */
export interface Run {
  readonly text: string;
  /** Stretches of nodes that make up the text, in order, gapless. */
  readonly pieces: readonly { readonly node: Text; readonly from: number; readonly length: number }[];
  /** The nearest block element that holds the run. */
  readonly element: Element;
  /** Characters that stand inside links. */
  readonly linked: number;
  /** Characters that stand inside bold type. */
  readonly bold: number;
}

export interface RunOptions {
  /** Whether an element is drawn at all; asked once an element. */
  rendered(element: Element): boolean;
  readonly withCaptions: boolean;
}

const BLOCKS = new Set(
  'p div section article main header ul ol li dl dt dd blockquote pre h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr td th figure figcaption address details summary center fieldset body'.split(
    ' ',
  ),
);
const MOST_NODES = 200_000;
const MOST_CHARACTERS = 2_000_000;

/** The runs of text in an element, in reading order: one walk without recursion, no layout, nothing changed. `truncated` where a limit was met. */
export function runsOf(root: Element, options: RunOptions): { runs: Run[]; truncated: boolean } {
  const runs: Run[] = [];
  let pieces: { node: Text; from: number; length: number }[] = [];
  let text = '';
  let linked = 0;
  let bold = 0;
  let total = 0;
  let nodes = 0;
  let element: Element = root;
  const depth = { link: 0, bold: 0 };

  const flush = (next: Element) => {
    const run = trimmed({ text, pieces, element, linked, bold });
    if (run) runs.push(run);
    [pieces, text, linked, bold, element] = [[], '', 0, 0, next];
  };
  const addText = (node: Text) => {
    const value = node.data;
    for (let i = 0; i < value.length; ) {
      const space = isSpace(value.charCodeAt(i));
      let end = i + 1;
      while (end < value.length && isSpace(value.charCodeAt(end)) === space) end += 1;
      // White space between words is one character wide on the page, whatever the markup has.
      const length = space ? 1 : end - i;
      if (!space || (text !== '' && !isSpace(text.charCodeAt(text.length - 1)))) {
        pieces.push({ node, from: i, length });
        text += space ? ' ' : value.slice(i, end);
        if (depth.link > 0) linked += length;
        if (depth.bold > 0) bold += length;
      }
      i = end;
    }
  };
  for (const { node, enters } of walk(
    root,
    (child) => child === root || (options.rendered(child) && !isNoise(child, options.withCaptions)),
  )) {
    nodes += 1;
    if (node.nodeType === 3) {
      total += (node as Text).data.length;
      if (nodes > MOST_NODES || total > MOST_CHARACTERS) {
        flush(root);
        return { runs, truncated: true };
      }
      addText(node as Text);
      continue;
    }
    const { localName } = node as Element;
    if (localName === 'a') depth.link += enters ? 1 : -1;
    if (/^(?:b|strong)$/.test(localName)) depth.bold += enters ? 1 : -1;
    if (localName === 'br' && enters) flush(element);
    else if (isBlock(node as Element)) flush(enters ? (node as Element) : ((node.parentElement ?? root) as Element));
  }
  flush(root);
  return { runs, truncated: false };
}

/** Depth first, entering and leaving elements; elements that are not wanted are passed over with all that is in them. */
function* walk(root: Element, wanted: (element: Element) => boolean): Generator<{ node: Node; enters: boolean }> {
  let node: Node | null = root;
  let entering = true;
  while (node) {
    const current: Node = node;
    const isElement = current.nodeType === 1;
    const skip = entering && isElement && !wanted(current as Element);
    if (!skip && (isElement || (current.nodeType === 3 && entering))) yield { node: current, enters: entering };
    const child: Node | null = entering && isElement && !skip ? current.firstChild : null;
    if (child) {
      node = child;
      continue;
    }
    if (entering && isElement && !skip) {
      entering = false;
      continue;
    }
    if (current === root) return;
    const sibling: Node | null = current.nextSibling;
    entering = sibling !== null;
    node = sibling ?? current.parentNode;
  }
}

function trimmed(run: Run): Run | undefined {
  const text = run.text.trimEnd();
  if (text === '') return undefined;
  let surplus = run.text.length - text.length;
  const pieces = [...run.pieces];
  while (surplus > 0) {
    const last = pieces.pop();
    if (!last) return undefined;
    if (last.length > surplus) pieces.push({ ...last, length: last.length - surplus });
    surplus -= Math.min(last.length, surplus);
  }
  return { ...run, text, pieces };
}

/** Tinh tế writes its paragraphs as spans that say so. */
function isBlock(element: Element): boolean {
  return (
    BLOCKS.has(element.localName) ||
    (element.localName === 'span' && /paragraph/.test(element.getAttribute('class') ?? ''))
  );
}

/** The white space that CSS draws together; NBSP and zero-width characters stay as they are. */
function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13 || code === 12;
}
