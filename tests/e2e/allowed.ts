import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ORIGIN = 'http://127.0.0.1/*';

/** Lets the permission of the one origin be asked for without a question: nobody can answer it in a headless Chromium. */
export function allow(profile: string, id: string): void {
  const file = join(profile, 'Default/Preferences');
  const preferences = JSON.parse(readFileSync(file, 'utf8'));
  const settings = preferences.extensions.settings[id];
  for (const name of ['granted_permissions', 'runtime_granted_permissions']) {
    settings[name] ??= {};
    settings[name].explicit_host = [...(settings[name].explicit_host ?? []), ORIGIN];
  }
  writeFileSync(file, JSON.stringify(preferences));
}
