import '@/assets/theme.css';
import '@/components/page.css';
import '@/components/forms.css';
import '@/components/colours.css';
import '@/components/note-sheet.css';
import { render } from 'preact';
import { NoteSheet } from '@/components/NoteSheet';
import { words } from '@/lib/locale';
import { ask } from '@/lib/messages';
import { settings as storedSettings } from '@/lib/settings';
import { openEditor } from './editor';

/*
 * The frame in which a note is typed beside its passage. Any page may load it: without a token that the background gave for this
 * tab, good once, it stays empty.
 */
const token = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
const app = document.getElementById('app');
const [sheet, { language, colours }] = await Promise.all([
  token === '' ? undefined : ask('note-sheet', { token }).catch(() => undefined),
  storedSettings(),
]);
if (app && sheet) {
  document.documentElement.lang = language;
  const editor = openEditor(sheet, ask);
  const close = () => editor.close();
  // What was typed is stored when the reader turns to something else, or the frame goes.
  addEventListener('blur', () => editor.flush());
  addEventListener('pagehide', () => editor.flush());
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing && event.keyCode !== 229) close();
  });
  const t = words(language);
  render(
    <main>
      <h1 class="said">{t('note.yours')}</h1>
      <NoteSheet t={t} names={colours} editor={editor} onDone={close} />
    </main>,
    app,
  );
}
