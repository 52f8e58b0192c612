/** True for a field that is typed in or chosen from: keys there are the field's own. */
export function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
