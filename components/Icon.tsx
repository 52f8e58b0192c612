const PATHS = {
  close: 'M4 4l8 8M12 4l-8 8',
  pin: 'M6 2h4l-.6 5 2.1 2.2H4.500L6.600 7zM8 9.200V14',
  previous: 'M10 3L5 8l5 5',
  next: 'M6 3l5 5-5 5',
  copy: 'M6 6V3.500h6.500V10H10M3.500 6H10v6.500H3.500z',
  off: 'M8 2.500v5M4.700 4.700a4.700 4.700 0 1 0 6.600 0',
  add: 'M8 3v10M3 8h10',
  edit: 'M3 13l.6-2.800L10.800 3l2.200 2.200-7.200 7.200z',
  remove: 'M3.500 4.500h9M6.500 4.500V3h3v1.500M5 4.500l.5 8.500h5l.5-8.500',
  more: 'M3.500 8h.01M8 8h.01M12.500 8h.01',
  keep: 'M4.500 2.500h7v11L8 10.500l-3.500 3z',
  quote:
    'M3.500 10.500c1.800 0 2.500-1.200 2.500-3.500H3.500V4.500H6M9.500 10.500c1.800 0 2.500-1.200 2.500-3.500H9.500V4.500H12',
  people:
    'M6 7.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM1.500 13.500c.3-2.600 2-4 4.500-4s4.200 1.400 4.500 4M10.500 3a2.300 2.300 0 0 1 0 4.300M12 9.800c1.500.5 2.300 1.800 2.500 3.700',
  article: 'M3.500 2.500h9v11h-9zM6 5.500h4M6 8h4M6 10.500h2.500',
  learn: 'M8 13.500a5.500 5.500 0 1 1 5-3.200M13.500 7.500L13 10.500l-3-.5M8 5v3.200l2 1.300',
  check: 'M3 8.500l3.200 3.200L13 4.500',
  settings: 'M3 5h6M12 5h1M3 11h1M7 11h6M9 3.500v3M4.500 9.500v3',
  book: 'M8 4C6.500 3 4.500 2.800 2.500 3v9.500c2-.2 4 0 5.500 1 1.500-1 3.500-1.200 5.500-1V3c-2-.2-4 0-5.500 1zM8 4v9.500',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside a label or within a button that has its own name; never the only sign of what something is. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
