/** Changes closer together than this are one. */
const QUIET_MS = 600;

/**
 * Tells, once things are quiet, that an article's body grew, was replaced or lost text: one observer on the body and on the
 * element around it, gone when the signal aborts.
 */
export function watchArticle(root: Element, signal: AbortSignal, changed: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver((records) => {
    if (
      !records.some(
        (record) => record.type === 'characterData' || hasText(record.addedNodes) || hasText(record.removedNodes),
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
