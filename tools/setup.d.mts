/** The types of setup.mjs, which is plain JavaScript because it runs before anything is installed. */
export const ROOT: string;
export function say(text: string): void;
export function ensureDependencies(): void;
export function ensureBrowser(kind: 'chromium' | 'firefox'): string;
export function installPackages(packages: readonly string[]): void;
