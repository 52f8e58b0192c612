import type { TextMap } from '@/lib/page/text-map';
import type { Span } from '@/lib/text/span';

/** What happens to a selection in the article. */
export interface SelectionWishes {
  /** Something of the article is selected, and the pointer is up or the keys are at rest. */
  offer(span: Span): void;
  /** Nothing is selected any more. */
  withdraw(): void;
  /** True where an event happened in our own interface. */
  owns(event: Event): boolean;
}

/** So long a selection made by keys must rest. */
const REST_MS = 400;
/** A click comes right after the pointer is up, and puts away what is open. */
const AFTER_CLICK_MS = 10;

/** Watches what is selected, until the signal aborts: never while the pointer drags, never in a field. */
export function watchSelection(document: Document, map: TextMap, wishes: SelectionWishes, signal: AbortSignal): void {
  const options = { passive: true, capture: true, signal };
  const window = document.defaultView ?? globalThis;
  let isPressed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Span | undefined;
  const look = () => {
    const span = selectedSpan(document, map);
    if (!span) {
      last = undefined;
      return wishes.withdraw();
    }
    if (isPressed || (last?.start === span.start && last.end === span.end)) return undefined;
    last = span;
    return wishes.offer(span);
  };
  const lookIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(look, ms);
  };
  const release = (event: Event) => {
    if (!isPressed) return;
    isPressed = false;
    if (!wishes.owns(event)) lookIn(AFTER_CLICK_MS);
  };
  window.addEventListener(
    'pointerdown',
    (event) => {
      isPressed = !wishes.owns(event);
    },
    options,
  );
  window.addEventListener('pointerup', release, options);
  window.addEventListener('pointercancel', release, options);
  // Some pages swallow the end of a press.
  window.addEventListener('pointermove', (event) => (event as PointerEvent).buttons === 0 && release(event), options);
  document.addEventListener('selectionchange', () => lookIn(REST_MS), { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}

/** The words of the article that are selected, without white space around them; undefined where none are, or in a field. */
export function selectedSpan(document: Document, map: TextMap): Span | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const { commonAncestorContainer: around } = range;
  const element = around.nodeType === Node.ELEMENT_NODE ? (around as Element) : around.parentElement;
  if (element?.closest('input, textarea, select, [contenteditable]:not([contenteditable="false"])')) return undefined;
  let start: number | undefined;
  let end: number | undefined;
  for (const node of textNodesOf(document, around, range)) {
    const { data } = node;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : data.length;
    const head = data.slice(from, to).search(/\S/);
    if (head < 0) continue;
    const first = map.offset(node, from + head);
    const last = map.offset(node, from + data.slice(from, to).trimEnd().length);
    start ??= first;
    end = last ?? end;
  }
  return start !== undefined && end !== undefined && end > start ? { start, end } : undefined;
}

function* textNodesOf(document: Document, around: Node, range: Range): Generator<Text> {
  if (around.nodeType === Node.TEXT_NODE) return yield around as Text;
  const walker = document.createTreeWalker(around, NodeFilter.SHOW_TEXT);
  // Only what is selected is walked over, however large the element around it.
  walker.currentNode = range.startContainer.childNodes[range.startOffset] ?? range.startContainer;
  let node: Node | null = walker.currentNode.nodeType === Node.TEXT_NODE ? walker.currentNode : walker.nextNode();
  for (; node && range.comparePoint(node, 0) <= 0; node = walker.nextNode())
    if (range.intersectsNode(node)) yield node as Text;
  return undefined;
}
