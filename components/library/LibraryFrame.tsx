import type { ComponentChildren } from 'preact';
import { Icon } from '@/components/Icon';
import type { WordKey, Words } from '@/lib/locale';

/** One way of looking at the library. */
interface NavigationItem {
  readonly href: string;
  readonly label: string;
  readonly icon: Parameters<typeof Icon>[0]['name'];
  readonly current: boolean;
}

interface LibraryFrameProps {
  readonly t: Words;
  readonly items: readonly NavigationItem[];
  /** The search box. */
  readonly search?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** What the settings have of the library. */
const SETTINGS = [
  ['/options.html', 'popup.settings'],
  ['/options.html#backup', 'backup.title'],
  ['/options.html#sync', 'sync.title'],
] as const satisfies readonly [string, WordKey][];

/** The library's page: the search box above, the ways to look at it beside, one of them in the middle. */
export function LibraryFrame({ t, items, search, children }: LibraryFrameProps) {
  return (
    <div class="library">
      <button type="button" class="skip" onClick={() => document.getElementById('content')?.focus()}>
        {t('library.skip')}
      </button>
      <header class="library-head">
        <a class="brand" href="#/articles">
          <img class="logo" src="/icon/48.png" alt="" />
          <span>
            Chú Giải <small>{t('library.title')}</small>
          </span>
        </a>
        {search}
      </header>
      <nav aria-label={t('library.views')}>
        <ul>
          {items.map(({ href, label, icon, current }) => (
            <li key={href}>
              <a href={href} aria-current={current ? 'page' : undefined}>
                <Icon name={icon} />
                {label}
              </a>
            </li>
          ))}
        </ul>
        <ul class="elsewhere">
          {SETTINGS.map(([href, word]) => (
            <li key={href}>
              <a href={href}>{t(word)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
