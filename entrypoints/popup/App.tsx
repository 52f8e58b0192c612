import { useEffect } from 'preact/hooks';
import { publishedDay } from '@/components/dates';
import { LibraryNotice } from '@/components/LibraryNotice';
import { Notice } from '@/components/Notice';
import { type ArticleTerm, GlossarySection } from '@/components/popup/GlossarySection';
import { Halt } from '@/components/popup/Halt';
import { HistorySection } from '@/components/popup/HistorySection';
import { KeepArticle } from '@/components/popup/KeepArticle';
import { KnownSection } from '@/components/popup/KnownSection';
import { NamesSection } from '@/components/popup/NamesSection';
import { NotesSection } from '@/components/popup/NotesSection';
import { QuotationsSection } from '@/components/popup/QuotationsSection';
import { SummarySection } from '@/components/popup/SummarySection';
import { Switch } from '@/components/Switch';
import { SentLine } from '@/components/sync/SentLine';
import { Toast } from '@/components/Toast';
import type { TermsBeside } from '@/lib/library/term-lines';
import type { Reading } from '@/lib/messages';
import { isOn, isRunning, siteOf } from '@/lib/settings';
import { plain } from '@/lib/text/fold';
import { draftOf, keepDraft } from '../window/term-drafts';
import { MOST_TERMS } from './article';
import type { Store } from './store';
import { articleView } from './view';

/** The popup and the side panel: what this article says, and the reader's glossary. */
export function App({ store, side = false }: { store: Store; side?: boolean }) {
  useEffect(() => {
    store.load();
  }, [store]);
  const t = store.t.value;
  const { language, enabled, pausedUntil } = store.settings.value;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <main class={side ? 'panel' : 'panel popup'}>
      <Header store={store} />
      <div class="panel-body">
        <Halt
          t={t}
          language={language}
          enabled={enabled}
          pausedUntil={pausedUntil > Date.now() ? pausedUntil : undefined}
          onResume={() => store.change({ enabled: true, pausedUntil: 0 })}
        />
        <LibraryNotice
          t={t}
          language={language}
          health={store.health.value}
          onRestore={store.restoreLibrary}
          onReload={() => location.reload()}
        />
        <Page store={store} />
        {hasLibrary(store) && <Glossary store={store} />}
        {hasLibrary(store) && <History store={store} />}
        <Toast t={t} message={store.toast.value} />
      </div>
      <footer class="panel-foot">
        <Controls store={store} />
        <SentLine t={t} language={store.settings.value.language} sync={store.sync.value} />
        <a href="/library.html" target="_blank" rel="noreferrer">
          {t('popup.openLibrary')}
        </a>
        <a href="/options.html" target="_blank" rel="noreferrer">
          {t('popup.settings')}
        </a>
      </footer>
    </main>
  );
}

function Header({ store }: { store: Store }) {
  const t = store.t.value;
  const settings = store.settings.value;
  const host = siteOf(store.tab.value?.url);
  const off = settings.sitesOff;
  return (
    <header class="panel-head">
      <img class="logo" src="/icon/48.png" alt="" />
      <h1>Chú Giải</h1>
      {host && (
        <Switch
          label={t('popup.on', { host })}
          on={isOn(settings, host, Date.now())}
          onChange={(on) =>
            store.change({
              ...(on ? { enabled: true, pausedUntil: 0 } : {}),
              sitesOff: on ? off.filter((site) => site !== host) : [...off, host],
            })
          }
        />
      )}
    </header>
  );
}

const PAUSE_MS = 3_600_000;

function Controls({ store }: { store: Store }) {
  const t = store.t.value;
  const settings = store.settings.value;
  return (
    <div class="actions" data-part="controls">
      {store.openSide && (
        <button type="button" class="text" onClick={store.openSide}>
          {t('popup.openSide')}
        </button>
      )}
      {isRunning(settings, Date.now()) && (
        <button type="button" class="text" onClick={() => store.change({ pausedUntil: Date.now() + PAUSE_MS })}>
          {t('popup.pause')}
        </button>
      )}
      {settings.enabled && (
        <button type="button" class="text" onClick={() => store.change({ enabled: false })}>
          {t('popup.offEverywhere')}
        </button>
      )}
    </div>
  );
}

function Page({ store }: { store: Store }) {
  const t = store.t.value;
  const reading = store.reading.value;
  switch (reading.state) {
    case 'unread':
      return (
        <Notice text={t('popup.notHere')}>
          <button type="button" class="main" onClick={() => store.readHere()}>
            {t('popup.read')}
          </button>
        </Notice>
      );
    case 'working':
      return <Notice text={t('popup.working')} />;
    case 'cannot':
      return <Notice text={t('popup.cannot')} why={t('popup.cannotWhy')} />;
    case 'failed':
      return (
        <Notice text={t('popup.failed')} why={t('popup.failedWhy', { error: reading.error })}>
          <button type="button" class="main" onClick={() => store.load()}>
            {t('popup.tryAgain')}
          </button>
        </Notice>
      );
    case 'no-article':
      return <Notice text={t('popup.none')} why={t('popup.noneWhy')} />;
    case 'not-vietnamese':
      return <Notice text={t('popup.none')} />;
    case 'not-tech':
      return (
        <Notice text={t('popup.notTech')}>
          <button type="button" class="main" onClick={() => store.readAnyway()}>
            {t('popup.anyway')}
          </button>
        </Notice>
      );
    default:
      return <ArticlePage store={store} reading={reading} />;
  }
}

function ArticlePage({ store, reading }: { store: Store; reading: Extract<Reading, { article: unknown }> }) {
  const t = store.t.value;
  const { language } = store.settings.value;
  const { article, analysis, truncated } = reading;
  const view = articleView(article, analysis);
  return (
    <>
      <h2 class="article-title">{article.title}</h2>
      <p class="source">{[article.site, publishedDay(article.published, language)].filter(Boolean).join(' · ')}</p>
      {hasLibrary(store) && <KeepArticle t={t} isKept={store.isKept.value} onPress={store.keepArticle} />}
      {truncated && <p class="source">{t('popup.truncated')}</p>}
      <AllowNotice store={store} />
      <SummarySection t={t} sentences={view.summary} onGo={(i) => goTo(store, analysis.summary[i])} />
      {hasLibrary(store) && (
        <NotesSection
          t={t}
          names={store.settings.value.colours}
          notes={store.notes.value}
          onGo={(standing) => goTo(store, standing.kind === 'gone' ? undefined : standing.span)}
          onEdit={store.edit}
          onRemove={store.removeNote}
        />
      )}
      <NamesSection t={t} groups={view.groups} onGo={(id) => goTo(store, view.first.get(id))} />
      <KnownSection
        t={t}
        language={language}
        known={store.known.value.state === 'ready' ? store.known.value.value : []}
      />
      <QuotationsSection t={t} speeches={view.speeches} onGo={(i) => goTo(store, analysis.quotations[i]?.content)} />
    </>
  );
}

/** Offers to read this site without a click each time, where the browser does not let us yet. */
function AllowNotice({ store }: { store: Store }) {
  const t = store.t.value;
  const host = siteOf(store.tab.value?.url);
  if (!host || store.allowed.value) return null;
  return (
    <Notice text={t('popup.allow', { host })} why={t('popup.allowWhy', { host })}>
      <button type="button" class="main" onClick={() => store.allow('this-site')}>
        {t('popup.allow', { host })}
      </button>
      <button type="button" class="text" title={t('popup.everySiteWhy')} onClick={() => store.allow('every-site')}>
        {t('popup.everySite')}
      </button>
    </Notice>
  );
}

const NO_TERMS: TermsBeside = { entries: [], isAll: true, used: new Set(), kept: new Set() };

function Glossary({ store }: { store: Store }) {
  const t = store.t.value;
  const reading = store.reading.value;
  const query = store.query.value;
  const beside = store.terms.value;
  // All are read only where one is looked for among them.
  const all = query === '' ? undefined : store.glossary.value;
  const { entries, isAll, used, kept } = beside.state === 'ready' ? beside.value : NO_TERMS;
  const found = 'analysis' in reading && reading.state === 'annotated' ? reading.analysis.terms : [];
  const terms: ArticleTerm[] = found.map(({ headword, english, definition = '' }) => ({
    headword,
    english,
    definition,
    saved: kept.has(headword),
  }));
  const wanted = plain(query);
  const answering = (all?.state === 'ready' ? all.value : entries)
    .filter((entry) => plain(`${entry.term} ${entry.english ?? ''} ${entry.definition}`).includes(wanted))
    // Saved terms of this article first: those are what the reader meets again.
    .sort((a, b) => Number(used.has(b.id)) - Number(used.has(a.id)));
  const saved = all?.state === 'failed' ? all : beside;
  return (
    <GlossarySection
      t={t}
      terms={terms}
      saved={saved.state === 'ready' ? { ...saved, value: answering.slice(0, MOST_TERMS) } : saved}
      isAll={all?.state === 'ready' ? answering.length <= MOST_TERMS : isAll}
      query={query}
      onQuery={(next) => {
        store.query.value = next;
      }}
      onKeep={({ headword, english, definition }) =>
        store.keep({ term: headword, definition, ...(english ? { english } : {}) })
      }
      draftOf={(entry) => draftOf(entry?.id)}
      onType={(draft, entry) => keepDraft(draft, entry?.id)}
      onSave={store.save}
      onRemove={(entry) => store.remove(entry)}
    />
  );
}

function History({ store }: { store: Store }) {
  const { articles, settings, tab } = store;
  const reading = store.reading.value;
  return (
    <HistorySection
      t={store.t.value}
      articles={articles.value}
      remember={settings.value.remember}
      incognito={tab.value?.incognito === true}
      host={'article' in reading ? reading.article.site : undefined}
      onRemember={(remember) => store.change({ remember })}
      onForget={(which) => store.forget(which)}
    />
  );
}

/** False in a private window that the browser gives none. */
function hasLibrary({ health }: Store): boolean {
  return health.value.state !== 'private';
}

function goTo(store: Store, span: { start: number; end: number } | undefined): void {
  if (span) store.go(span);
}
