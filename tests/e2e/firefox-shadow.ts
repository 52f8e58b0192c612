import type { Page } from 'puppeteer-core';

/*
 * Our interface in a page of Firefox, behind its closed shadow root: WebDriver BiDi serialises it (script.evaluate, `includeShadowTree`),
 * and takes a node of it back by its id. Puppeteer asks for neither, so its connection is spoken to.
 */

interface BidiNode {
  readonly sharedId?: string;
  readonly value?: {
    readonly localName?: string;
    readonly nodeValue?: string;
    readonly attributes?: Readonly<Record<string, string>>;
    readonly children?: readonly BidiNode[];
    readonly shadowRoot?: BidiNode | null;
  };
}

/** What our card says; undefined where there is none. */
export async function textIn(page: Page): Promise<string | undefined> {
  const section = find(await host(page), ({ value }) => value?.localName === 'section');
  return section && textOf(section);
}

/** Where a button of ours is drawn, by its words or its name; undefined where there is none. */
export async function buttonIn(page: Page, name: string): Promise<{ x: number; y: number } | undefined> {
  const button = find(
    await host(page),
    (node) =>
      /^(?:button|summary|iframe)$/.test(node.value?.localName ?? '') &&
      (textOf(node).trim() === name || Object.values(node.value?.attributes ?? {}).includes(name)),
  );
  if (!button) return undefined;
  const said = await send(page, 'script.callFunction', {
    functionDeclaration:
      '(e) => { const b = e.getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2, b.width].join(" "); }',
    arguments: [{ sharedId: button.sharedId }],
  });
  const [x = 0, y = 0, width = 0] = String(said?.value).split(' ').map(Number);
  return width > 0 ? { x, y } : undefined;
}

async function host(page: Page): Promise<BidiNode | undefined> {
  const found = await send(page, 'script.evaluate', {
    expression: 'document.querySelector("chu-giai-card")',
    serializationOptions: { maxDomDepth: 12, includeShadowTree: 'all' },
  });
  return found as BidiNode | undefined;
}

async function send(page: Page, method: string, params: object): Promise<{ value?: unknown } | undefined> {
  const { connection } = page.browser() as unknown as {
    connection: { send(method: string, params: object): Promise<{ result: { result?: { value?: unknown } } }> };
  };
  const target = { context: (page.mainFrame() as unknown as { _id: string })._id };
  const { result } = await connection.send(method, { ...params, target, awaitPromise: false });
  return result.result;
}

function find(node: BidiNode | undefined, wanted: (node: BidiNode) => boolean): BidiNode | undefined {
  if (!node) return undefined;
  if (wanted(node)) return node;
  for (const child of childrenOf(node)) {
    const found = find(child, wanted);
    if (found) return found;
  }
  return undefined;
}

function childrenOf({ value }: BidiNode): readonly BidiNode[] {
  return [...(value?.shadowRoot ? [value.shadowRoot] : []), ...(value?.children ?? [])];
}

function textOf(node: BidiNode): string {
  return (node.value?.nodeValue ?? '') + childrenOf(node).map(textOf).join(' ');
}
