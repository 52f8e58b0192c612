import type { TextMap } from '@/lib/page/text-map';

/** Changes closer together than this are one. */
const QUIET_MS = 600;

/**
 * Tells, once things are quiet, that an article's body grew, was replaced or lost text, be it one figure, or went with what is
 * around it: one observer on the body and on the elements around it, gone when the signal aborts.
 */
export function watchArticle(
  { root, map }: { readonly root: Element; readonly map: TextMap },
  signal: AbortSignal,
  changed: () => void,
): void {
  const around = root.parentElement;
  const isNear = ({ target }: MutationRecord) => target === around || root.contains(target);
  const isOfWords = ({ type, addedNodes, removedNodes }: MutationRecord) =>
    type === 'characterData' || hasText(addedNodes) || hasText(removedNodes) || hasWordsOf(map, removedNodes);
  const observer = watch(signal, changed, (record) => !root.isConnected || (isNear(record) && isOfWords(record)));
  observer.observe(root, { childList: true, subtree: true, characterData: true });
  // A framework that takes over a page draws the whole of it anew.
  for (let at = around; at; at = at.parentElement) observer.observe(at, { childList: true });
}

/** Tells, once things are quiet, that words have come into a page whose article has gone, until the signal aborts. */
export function watchForArticle(document: Document, signal: AbortSignal, came: () => void): void {
  const observer = watch(signal, came, ({ addedNodes }) => hasText(addedNodes));
  observer.observe(document.documentElement, { childList: true, subtree: true });
}

function watch(
  signal: AbortSignal,
  changed: () => void,
  isChange: (record: MutationRecord) => boolean,
): MutationObserver {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver((records) => {
    if (!records.some(isChange)) return;
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET_MS);
  });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      clearTimeout(timer);
    },
    { once: true },
  );
  return observer;
}

function hasText(nodes: NodeList): boolean {
  for (const node of nodes) if ((node.textContent ?? '').trim().length > 20) return true;
  return false;
}

/** True where words of the article itself were among some nodes: what comes and goes in boxes beside it is not asked after. */
function hasWordsOf(map: TextMap, nodes: NodeList): boolean {
  for (const node of nodes) {
    const walker = (node.ownerDocument as Document).createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text: Node | null = node.nodeType === 3 ? node : walker.nextNode(); text; text = walker.nextNode())
      if (map.offset(text, (text as Text).length) !== undefined) return true;
  }
  return false;
}
