import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { BrowserKey } from '@/components/settings/KeysSection';

/** The keys of the browser that are ours, read again whenever the reader comes back: they are changed elsewhere. None in Firefox for Android. */
export function browserKeys(): ReadonlySignal<readonly BrowserKey[]> {
  const keys = signal<readonly BrowserKey[]>([]);
  const read = async () => {
    const all = (await browser.commands?.getAll()) ?? [];
    keys.value = all.map(({ name = '', shortcut = '' }) => ({ name, shortcut }));
  };
  addEventListener('focus', read);
  read();
  return keys;
}

/** Opens the browser's page where keys are changed; undefined where it has none that an extension may open. */
export function keysPage(): (() => void) | undefined {
  const { commands } = browser as unknown as { commands?: { openShortcutSettings?(): Promise<void> } };
  if (commands?.openShortcutSettings) return () => void commands.openShortcutSettings?.();
  // Firefox before 137 has neither.
  if (!browser.runtime.getURL('').startsWith('chrome-extension:')) return undefined;
  return () => void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
