const LONGEST_TEXT = 8192;

/** What was typed into a field of the settings page; nothing where it is no text. */
export function typed(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : '';
}
