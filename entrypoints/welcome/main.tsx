import '@/assets/theme.css';
import '@/components/page.css';
import '@/components/forms.css';
import '@/components/WelcomePage.css';
import '@/components/card/card.css';
import { render } from 'preact';
import { WelcomePage } from '@/components/WelcomePage';
import { words } from '@/lib/locale';
import { settings } from '@/lib/settings';

const { language } = await settings();
document.documentElement.lang = language;
const app = document.getElementById('app');
if (app) render(<WelcomePage t={words(language)} />, app);
