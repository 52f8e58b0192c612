import type { TextMap } from '@/lib/page/text-map';

/** Changes closer together than this are one. */
const QUIET_MS = 600;

/**
 * Tells, once things are quiet, that an article's body grew, was replaced or lost text, be it one figure: one observer on the body
 * and on the element around it, gone when the signal aborts.
 */
export function watchArticle(
  { root, map }: { readonly root: Element; readonly map: TextMap },
  signal: AbortSignal,
  changed: () => void,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver((records) => {
    if (
      !records.some(
        ({ type, addedNodes, removedNodes }) =>
          type === 'characterData' || hasText(addedNodes) || hasText(removedNodes) || hasWordsOf(map, removedNodes),
      )
    )
      return;
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET_MS);
  });
  observer.observe(root, { childList: true, subtree: true, characterData: true });
  const around = root.parentElement;
  if (around) observer.observe(around, { childList: true });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      clearTimeout(timer);
    },
    { once: true },
  );
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
