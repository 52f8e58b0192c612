import '@/assets/theme.css';
import '@/components/colours.css';
import '@/components/note-sheet.css';
import '@/components/page.css';
import '@/components/forms.css';
import '@/components/popup/popup.css';
import { render } from 'preact';
import { openTermDrafts } from '../window/term-drafts';
import { App } from './App';
import { openStore } from './store';

// By the time a form is opened they are here.
openTermDrafts().catch(() => undefined);
const app = document.getElementById('app');
if (app) render(<App store={openStore(new URL(location.href))} />, app);
