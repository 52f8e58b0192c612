import '@/assets/theme.css';
import '@/components/colours.css';
import '@/components/page.css';
import '@/components/forms.css';
import '@/components/settings/settings.css';
import '@/components/sync/sync.css';
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { LibraryNotice } from '@/components/LibraryNotice';
import { SitesChoice } from '@/components/SitesChoice';
import { BackupSection } from '@/components/settings/BackupSection';
import { KeysSection } from '@/components/settings/KeysSection';
import { SettingsPage } from '@/components/settings/SettingsPage';
import { SyncSection } from '@/components/sync/SyncSection';
import { live } from '@/lib/library/live';
import { ask } from '@/lib/messages';
import { HOSTS } from '@/lib/page/sites';
import { syncStatus } from '@/lib/sync/status';
import { libraryHealth, windowLibrary } from '../window/library';
import { openReadingSites } from '../window/reading-sites';
import { openSettings } from '../window/settings';
import { backupActs, notedArticles } from './backup';
import { browserKeys, keysPage } from './browser-keys';
import { syncActs } from './sync-acts';

const library = windowLibrary();
const shared = openSettings();
const { settings, t, change } = shared;
const sites = openReadingSites(shared);
const status = live(() => syncStatus(library));
const online = signal(navigator.onLine);
const acts = syncActs(library);
const articles = live(() => notedArticles(library));
const health = libraryHealth();
const backups = backupActs(library);
const keys = browserKeys();

addEventListener('offline', () => {
  online.value = false;
});
addEventListener('online', () => {
  online.value = true;
  // A network that has just come is seldom of use at once, and what fails now waits for minutes.
  for (const wait of [1000, 5000, 15_000]) setTimeout(syncOnceOnline, wait);
});
effect(() => {
  document.documentElement.lang = settings.value.language;
  document.title = t.value('options.title');
});

/** Syncs where that failed for want of a network. */
function syncOnceOnline(): void {
  const { value } = status;
  if (online.value && value.state === 'ready' && value.value.kind === 'on' && value.value.trouble?.kind === 'offline')
    acts.now().catch(() => undefined);
}

function Options() {
  return (
    <SettingsPage
      t={t.value}
      notice={
        <LibraryNotice
          t={t.value}
          language={settings.value.language}
          health={health.value}
          onRestore={() => ask('restore-library', {})}
          onReload={() => location.reload()}
        />
      }
      sites={<SitesChoice t={t.value} chosen={sites.chosen.value} sites={HOSTS} onChoose={sites.choose} />}
      keys={<KeysSection t={t.value} keys={keys.value} onChange={keysPage()} />}
      sync={
        <SyncSection
          t={t.value}
          language={settings.value.language}
          status={status.value}
          acts={acts}
          isOnline={online.value}
          isPrivate={browser.extension.inIncognitoContext}
        />
      }
      settings={settings.value}
      onChange={change}
    >
      {health.value.state !== 'private' && (
        <BackupSection
          t={t.value}
          language={settings.value.language}
          acts={backups}
          articles={articles.value.state === 'ready' ? articles.value.value : []}
        />
      )}
    </SettingsPage>
  );
}

const app = document.getElementById('app');
if (app) render(<Options />, app);
// Whoever links to a section means it; it has its place once the one above is drawn.
const arrived = effect(() => {
  if (status.value.state === 'loading') return;
  setTimeout(() => {
    arrived();
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  });
});
