import type { PageServer } from './server';

/** How a browser with the extension is started. */
export interface StageOptions {
  readonly executable: string;
  /** The unpacked build, `.output/chrome-mv3` or `.output/firefox-mv3`. */
  readonly extension: string;
  /** A folder to keep between starts; a throw-away one where empty. */
  readonly profile?: string;
  readonly server?: PageServer;
  readonly headless: boolean;
  readonly colorScheme?: 'light' | 'dark';
}
