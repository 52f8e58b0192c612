import '@/assets/theme.css';
import '@/components/page.css';
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { SettingsPage } from '@/components/SettingsPage';
import { allCorrections, removeCorrection } from '@/lib/library/corrections';
import { openLibrary } from '@/lib/library/database';
import { live } from '@/lib/library/live';
import { words } from '@/lib/locale';
import { changeSettings, settings as stored, watchSettings } from '@/lib/settings';

const library = openLibrary();
const settings = signal(await stored());
const corrections = live(() => allCorrections(library));
watchSettings((changed) => {
  settings.value = changed;
});

effect(() => {
  document.documentElement.lang = settings.value.language;
});

function Options() {
  return (
    <SettingsPage
      t={words(settings.value.language)}
      settings={settings.value}
      corrections={corrections.value}
      onChange={changeSettings}
      onUndo={({ id }) => removeCorrection(library, id)}
    />
  );
}

const app = document.getElementById('app');
if (app) render(<Options />, app);
