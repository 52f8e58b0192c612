/** A page of the extension in either browser: all that these tests need of it. */
export interface ExtensionPage {
  evaluate<Input, Output>(act: (input: Input) => Output | Promise<Output>, input: Input): Promise<Output>;
}

/** In a page: asks the background for something and waits for its answer. */
export async function send({ request, input }: { request: string; input: object }): Promise<void> {
  const { chrome } = globalThis as unknown as {
    chrome: { runtime: { sendMessage(message: object): Promise<{ error?: string } | undefined> } };
  };
  for (let tries = 0; tries < 20; tries += 1) {
    // A background that is killed takes its answer with it; asking twice is harmless.
    const answer = await chrome.runtime.sendMessage({ request, input }).catch(() => undefined);
    if (answer?.error !== undefined) throw new Error(answer.error);
    if (answer) return;
    await new Promise((wait) => setTimeout(wait, 50));
  }
  throw new Error(`nobody answered ${request}`);
}

/** In a page: keeps so many corrections, each under an id of its own. */
export async function write({ from, count }: { from: number; count: number }): Promise<void> {
  const { chrome } = globalThis as unknown as {
    chrome: { runtime: { sendMessage(message: object): Promise<{ error?: string }> } };
  };
  for (let i = from; i < from + count; i += 1) {
    const id = `c:00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
    const input = { id, kind: 'not-a-name', form: `Tên ${i}`, scope: 'everywhere', createdAt: 1 };
    const { error } = await chrome.runtime.sendMessage({ request: 'correct', input });
    if (error !== undefined) throw new Error(error);
  }
}

/** In a page: every record of the library, by id. */
export async function rowsHere(): Promise<{ id: string }[]> {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((ok, fail) => {
      request.onsuccess = () => ok(request.result);
      request.onerror = () => fail(request.error);
    });
  const library = await asked(indexedDB.open('chu-giai'));
  const rows: { id: string }[] = [];
  for (const name of ['notes', 'glossary', 'corrections'])
    rows.push(...(await asked(library.transaction(name).objectStore(name).getAll() as IDBRequest<{ id: string }[]>)));
  library.close();
  return rows.map((row) => Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))) as typeof row);
}

/** In a page: chooses settings, as the switches of the page do. */
export async function prefer(change: Preferred): Promise<void> {
  const { chrome } = globalThis as unknown as Stored;
  const { settings } = await chrome.storage.local.get('settings');
  await chrome.storage.local.set({ settings: { ...settings, ...change } });
}

/** In a page: what is chosen there. */
export async function preferred(): Promise<Preferred> {
  const { chrome } = globalThis as unknown as Stored;
  return (await chrome.storage.local.get('settings')).settings ?? {};
}

/** In a page: whether no run is under way. */
export async function isIdle(): Promise<boolean> {
  const { held = [], pending = [] } = await navigator.locks.query();
  return ![...held, ...pending].some(({ name }) => name === 'sync');
}

/** In a page: fills the fields of the sync section. */
export async function fill(fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const input = document.querySelector<HTMLInputElement>(`[data-part="sync"] input[name="${name}"]`);
    if (!input) throw new Error(`no field ${name}`);
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((wait) => setTimeout(wait, 50));
  }
}

/** In a page: types a passphrase once it is asked for, joins, and gives back how that ended. */
export async function joinVault(passphrase: string): Promise<string> {
  const until = async <Found>(find: () => Found | null | undefined): Promise<Found> => {
    for (let tries = 0; tries < 200; tries += 1) {
      const found = find();
      if (found) return found;
      await new Promise((wait) => setTimeout(wait, 100));
    }
    throw new Error(document.querySelector('[data-part="sync"]')?.textContent ?? 'no section');
  };
  const input = await until(() => document.querySelector<HTMLInputElement>('input[name="passphrase"]'));
  input.value = passphrase;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((wait) => setTimeout(wait, 50));
  input.closest('form')?.querySelector('button')?.click();
  await until(() => document.querySelector('[data-part="sync"] button.main:disabled'));
  return until(
    () => /Sai cụm mật khẩu|Các máy của bạn/.exec(document.querySelector('[data-part="sync"]')?.textContent ?? '')?.[0],
  );
}

interface Preferred {
  readonly density?: string;
  readonly sitesOff?: string[];
}

interface Stored {
  chrome: {
    storage: {
      local: {
        get(key: string): Promise<{ settings?: Preferred }>;
        set(values: { settings: Preferred }): Promise<void>;
      };
    };
  };
}
