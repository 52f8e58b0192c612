import '@/assets/theme.css';
import '@/components/colours.css';
import '@/components/page.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { LibraryNotice } from '@/components/LibraryNotice';
import { SettingsPage } from '@/components/SettingsPage';
import { allCorrections, removeCorrection } from '@/lib/library/corrections';
import { openLibrary } from '@/lib/library/database';
import { live } from '@/lib/library/live';
import { ask } from '@/lib/messages';
import { libraryHealth, openPreferences } from '../window/preferences';

const library = openLibrary();
const { settings, t, change } = openPreferences();
const corrections = live(() => allCorrections(library));
const health = libraryHealth();

effect(() => {
  document.documentElement.lang = settings.value.language;
});

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
      settings={settings.value}
      corrections={corrections.value}
      onChange={change}
      onUndo={({ id }) => removeCorrection(library, id)}
    />
  );
}

const app = document.getElementById('app');
if (app) render(<Options />, app);
