import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type ChromiumStage, startChromium } from '../../tools/stage/chromium';
import { allow } from './allowed';
import { CHROMIUM, ROOT } from './stage';

/** A Chromium that may sync with a server on this machine, on a profile of its own. */
export async function startAllowed(): Promise<{ stage: ChromiumStage; stop(): Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), 'chu-giai-settings-'));
  const options = { executable: CHROMIUM, extension: join(ROOT, '.output/chrome-mv3'), headless: true, profile };
  const first = await startChromium(options);
  await first.close();
  allow(profile, first.id);
  const stage = await startChromium(options);
  return {
    stage,
    async stop() {
      await stage.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** The settings, with sync not yet set up. */
export async function openSettings({ context, id }: ChromiumStage): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/options.html`);
  await page.locator('[data-part="sync"] input[name="url"]').waitFor();
  return page;
}

/** Asks the background, as the settings do; what it answers. */
export async function ask(page: Page, request: string, input: object): Promise<unknown> {
  return page.evaluate(
    async (message) => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(message: object): Promise<{ output?: unknown; error?: string }> } };
      };
      const { output, error } = await chrome.runtime.sendMessage(message);
      if (error !== undefined) throw new Error(error);
      return output;
    },
    { request, input },
  );
}
