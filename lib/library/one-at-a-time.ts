/**
 * Makes of some work what is called whenever there is something to do: it is done once at a time, and once more where it was called
 * meanwhile, however often. Where it throws, whoever began it hears of it, and the next call begins anew.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let [isBusy, isStale] = [false, false];
  return async () => {
    isStale = true;
    if (isBusy) return;
    isBusy = true;
    try {
      while (isStale) {
        isStale = false;
        await work();
      }
    } finally {
      isBusy = false;
    }
  };
}
