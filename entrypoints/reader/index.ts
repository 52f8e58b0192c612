import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerTab } from '@/lib/messages';
import { watchSettings } from '@/lib/settings';
import { openSession, type Session } from './session';

/** One reader a page, in the extension's own world; a page cannot see it. An update leaves the old one behind: the new one ends it. */
const READER = Symbol.for('chu-giai.reader');
type Holder = { [READER]?: { version: string; stop(): void; look(): void } };

export default defineUnlistedScript(() => {
  const holder = globalThis as Holder;
  const version = `${browser.runtime.id}/${browser.runtime.getManifest().version}`;
  if (holder[READER]?.version === version) return holder[READER].look();
  holder[READER]?.stop();
  const life = new AbortController();
  const session: Session = openSession(document, life.signal);
  holder[READER] = { version, stop: () => life.abort(), look: () => session.look() };
  watchSettings((settings) => session.apply(settings), life.signal);
  answerTab(
    {
      reading: () => session.reading(),
      show: ({ span }) => ({ shown: session.show(span) }),
      step: ({ direction }) => {
        session.step(direction);
        return {};
      },
      'look-again': () => {
        session.look();
        return {};
      },
      'read-anyway': () => session.readAnyway(),
      keep: async ({ wish }) => ({ kept: await session.keep(wish) }),
      'notes-changed': async () => {
        await session.refreshNotes();
        return {};
      },
      'note-seen': () => ({ seen: session.isNoteSeen() }),
      'put-note-away': () => {
        session.putNoteAway();
        return {};
      },
    },
    life.signal,
  );
  session.look();
  return undefined;
});
