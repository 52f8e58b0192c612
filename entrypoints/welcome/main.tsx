import '@/assets/theme.css';
import '@/components/page.css';
import '@/components/forms.css';
import '@/components/WelcomePage.css';
import '@/components/settings/settings.css';
import '../marks.css';
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { SitesChoice } from '@/components/SitesChoice';
import { WelcomePage } from '@/components/WelcomePage';
import { HOSTS } from '@/lib/page/sites';
import { reasonOf } from '@/lib/text/reason';
import { openReadingSites } from '../window/reading-sites';
import { openSettings } from '../window/settings';
import { openSample } from './sample';
import { iconOnToolbar } from './toolbar';

const shared = openSettings();
const { settings, t, change } = shared;
const sites = openReadingSites(shared);
const isPinned = iconOnToolbar();
const problem = signal<string | undefined>(undefined);

effect(() => {
  document.documentElement.lang = settings.value.language;
  document.title = t.value('welcome.title');
});

function Welcome() {
  return (
    <WelcomePage
      t={t.value}
      language={settings.value.language}
      problem={problem.value}
      byItself={settings.value.byItself}
      isPinned={isPinned.value}
      sites={<SitesChoice t={t.value} chosen={sites.chosen.value} sites={HOSTS} onChoose={sites.choose} />}
      onLanguage={(language) => change({ language })}
    />
  );
}

const app = document.getElementById('app');
if (app) {
  render(<Welcome />, app);
  openSample(settings).catch((error: unknown) => {
    problem.value = reasonOf(error);
  });
}
