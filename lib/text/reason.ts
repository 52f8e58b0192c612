/** What something that was thrown says of itself, in words for the reader; not everything thrown is an Error. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
