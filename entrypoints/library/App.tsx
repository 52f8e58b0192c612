import type { ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { LibraryNotice } from '@/components/LibraryNotice';
import { LibraryFrame } from '@/components/library/LibraryFrame';
import { SearchBox } from '@/components/library/search/SearchBox';
import { Toast } from '@/components/Toast';
import type { Health } from '@/lib/library/backup/copy';
import type { Library } from '@/lib/library/database';
import type { ArticleId } from '@/lib/library/records';
import type { WordKey } from '@/lib/locale';
import { ask } from '@/lib/messages';
import { reasonOf } from '@/lib/text/reason';
import type { WindowSettings } from '../window/settings';
import type { Toasts } from '../window/toast';
import { ArticlesView } from './ArticlesView';
import { ArticleView } from './ArticleView';
import { BinView } from './BinView';
import { CorrectionsView } from './CorrectionsView';
import type { Desk } from './desk';
import { EntitiesView } from './EntitiesView';
import { EntityView } from './EntityView';
import { GlossaryView } from './GlossaryView';
import { NotesView } from './NotesView';
import { ReviewView } from './ReviewView';
import { go, hashOf, type Route, type View } from './route';
import { SearchView } from './SearchView';
import { SpeakersView, SpeakerView } from './SpeakersView';

interface AppProps extends Pick<WindowSettings, 'settings' | 't'> {
  readonly library: Library;
  readonly toasts: Toasts;
  readonly health: ReadonlySignal<Health>;
  readonly route: ReadonlySignal<Route>;
}

const NAVIGATION = [
  ['articles', 'library.articles', 'article'],
  ['entities', 'library.entities', 'people'],
  ['quotations', 'library.quotations', 'quote'],
  ['notes', 'note.yours', 'edit'],
  ['glossary', 'popup.glossary', 'book'],
  ['review', 'review.title', 'learn'],
  ['corrections', 'library.corrections', 'check'],
  ['bin', 'library.bin', 'remove'],
] as const satisfies readonly [View, WordKey, string][];

/** The library's page: a view for each address. */
export function App({ library, toasts, health, ...signals }: AppProps) {
  const t = signals.t.value;
  const { language, colours, remember } = signals.settings.value;
  const route = signals.route.value;
  const { view, id, params } = route;
  const label = view === 'search' ? 'library.results' : NAVIGATION.find(([name]) => name === view)?.[1];
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = label ? `${t(label)} · Chú Giải` : 'Chú Giải';
  }, [language, label]);
  const desk: Desk = {
    library,
    route,
    t,
    language,
    colours,
    remembers: remember,
    say: toasts.say,
    async act(deed, said, undo) {
      try {
        const result = await deed();
        toasts.say(said(result), undo && (() => undo(result).then(() => undefined)));
      } catch (error) {
        toasts.say(t('toast.failed', { error: reasonOf(error) }));
      }
    },
  };
  return (
    <LibraryFrame
      t={t}
      search={
        <SearchBox
          t={t}
          query={view === 'search' ? (params.q ?? '') : ''}
          onQuery={(q) =>
            // One step back leaves the search, whatever was typed.
            go(hashOf('search', undefined, { ...(view === 'search' ? params : {}), q }), view === 'search')
          }
        />
      }
      items={NAVIGATION.map(([name, word, icon]) => ({
        href: hashOf(name),
        label: t(word),
        icon,
        current: name === view,
      }))}
    >
      <LibraryNotice
        t={t}
        language={language}
        health={health.value}
        onRestore={() => ask('restore-library', {})}
        onReload={() => location.reload()}
      />
      {health.value.state !== 'private' && <Shown key={`${view} ${id ?? ''}`} desk={desk} view={view} id={id} />}
      <Toast t={t} message={toasts.shown.value} />
    </LibraryFrame>
  );
}

function Shown({ desk, view, id }: { desk: Desk; view: View; id: string | undefined }) {
  switch (view) {
    case 'articles':
      return id ? <ArticleView desk={desk} id={id as ArticleId} /> : <ArticlesView desk={desk} />;
    case 'entities':
      return id ? <EntityView desk={desk} id={id} /> : <EntitiesView desk={desk} />;
    case 'quotations':
      return id ? <SpeakerView desk={desk} id={id} /> : <SpeakersView desk={desk} />;
    case 'notes':
      return <NotesView desk={desk} id={id} />;
    case 'glossary':
      return <GlossaryView desk={desk} id={id} />;
    case 'review':
      return <ReviewView desk={desk} />;
    case 'corrections':
      return <CorrectionsView desk={desk} />;
    case 'bin':
      return <BinView desk={desk} />;
    case 'search':
      return <SearchView desk={desk} />;
  }
}
