import { vi } from 'vitest';

/** What happy-dom has not: the registry of what is painted, whose content any script of a page can list, and a device's wishes. */
export function stubPainting(): void {
  vi.stubGlobal(
    'Highlight',
    class extends Set<Range> {
      constructor(...ranges: Range[]) {
        super(ranges);
      }
    },
  );
  vi.stubGlobal('CSS', { highlights: new Map<string, Set<Range>>() });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
}
