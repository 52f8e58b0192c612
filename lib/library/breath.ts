/** For how long one works without letting others in, in milliseconds: well below what anybody notices. */
const WORK_MS = 20;

/**
 * For long work that waits for nothing by itself: call the result after each bit, and await what it gives. It lets events and drawing
 * in whenever 20 ms have been worked. Not within a transaction of the database, which would complete meanwhile.
 */
export function breathing(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < WORK_MS) return undefined;
    return new Promise((resolve) => {
      setTimeout(() => {
        since = performance.now();
        resolve();
      });
    });
  };
}
