import { vi } from 'vitest';

/** The closed shadow roots that are attached from now on, into which nobody else can look; until the mocks are restored. */
export function closedRoots(): readonly ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, how) {
    const root = attach.call(this, how);
    roots.push(root);
    return root;
  });
  return roots;
}
