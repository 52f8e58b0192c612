import '@/assets/theme.css';
import '@/components/colours.css';
import '@/components/note-sheet.css';
import '@/components/page.css';
import '@/components/forms.css';
import '@/components/popup/popup.css';
import { render } from 'preact';
import { App } from '../popup/App';
import { openStore } from '../popup/store';

const app = document.getElementById('app');
if (app) render(<App store={openStore(new URL(location.href), 'follow')} side />, app);
