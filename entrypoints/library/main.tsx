import '@/assets/theme.css';
import '@/components/page.css';
import '@/components/forms.css';
import '@/components/card/cards.css';
import '@/components/colours.css';
import '@/components/note-sheet.css';
import '@/components/library/frame.css';
import '@/components/library/list/filters.css';
import '@/components/library/list/lists.css';
import '@/components/library/entities/entity.css';
import '@/components/library/notes/notes.css';
import '@/components/library/glossary/review.css';
import '@/components/library/articles/reading.css';
import { render } from 'preact';
import { libraryHealth, windowLibrary } from '../window/library';
import { openSettings } from '../window/settings';
import { openTermDrafts } from '../window/term-drafts';
import { openToasts } from '../window/toast';
import { App } from './App';
import { followRoute } from './route';

const shown = {
  library: windowLibrary(),
  ...openSettings(),
  toasts: openToasts(),
  health: libraryHealth(),
  route: followRoute(),
};
const app = document.getElementById('app');
if (app)
  openTermDrafts()
    .catch(() => undefined)
    .then(() => render(<App {...shown} />, app));
