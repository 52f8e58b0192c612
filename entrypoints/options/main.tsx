import '@/assets/theme.css';
import '@/components/colours.css';
import '@/components/page.css';
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { LibraryNotice } from '@/components/LibraryNotice';
import { SettingsPage } from '@/components/SettingsPage';
import type { Health } from '@/lib/library/copy';
import { allCorrections, removeCorrection } from '@/lib/library/corrections';
import { openLibrary } from '@/lib/library/database';
import { live } from '@/lib/library/live';
import { words } from '@/lib/locale';
import { ask } from '@/lib/messages';
import { changeSettings, settings as stored, watchSettings } from '@/lib/settings';

const library = openLibrary();
const settings = signal(await stored());
const corrections = live(() => allCorrections(library));
const health = signal<Health>(await ask('library-health', {}).catch(() => ({ state: 'well' })));
watchSettings((changed) => {
  settings.value = changed;
});

effect(() => {
  document.documentElement.lang = settings.value.language;
});

function Options() {
  const { language } = settings.value;
  const t = words(language);
  return (
    <SettingsPage
      t={t}
      notice={
        <LibraryNotice
          t={t}
          language={language}
          health={health.value}
          onRestore={() => ask('restore-library', {})}
          onReload={() => location.reload()}
        />
      }
      settings={settings.value}
      corrections={corrections.value}
      onChange={changeSettings}
      onUndo={({ id }) => removeCorrection(library, id)}
    />
  );
}

const app = document.getElementById('app');
if (app) render(<Options />, app);
