import { IconButton } from '@/components/IconButton';
import { Switch } from '@/components/Switch';
import type { Live } from '@/lib/library/live';
import type { Forget } from '@/lib/library/reading/articles';
import type { ReadArticle } from '@/lib/library/records';
import type { Words } from '@/lib/locale';

interface HistorySectionProps {
  readonly t: Words;
  readonly articles: Live<readonly ReadArticle[]>;
  readonly remember: boolean;
  readonly incognito: boolean;
  /** The site of the article in view, as it is remembered. */
  readonly host: string | undefined;
  onRemember(remember: boolean): void;
  onForget(which: Forget): Promise<void>;
}

const HOUR_MS = 3_600_000;

/** The articles read, kept on this device: shown, switched off, forgotten one by one, by site, by hour or altogether. */
export function HistorySection({ t, articles, remember, incognito, host, onRemember, onForget }: HistorySectionProps) {
  const list = articles.state === 'ready' ? articles.value : [];
  return (
    <section data-part="history" aria-label={t('popup.history')}>
      <h2>{t('popup.history')}</h2>
      {incognito ? (
        <p class="source">{t('popup.private')}</p>
      ) : (
        <Switch label={t('popup.remember')} on={remember} onChange={onRemember} />
      )}
      <ul>
        {list.slice(0, 8).map((article) => (
          <li class="with-tools" key={article.id}>
            <div>
              <a href={article.url} target="_blank" rel="noreferrer">
                {article.title}
              </a>
              <p class="source">{article.site}</p>
            </div>
            <IconButton
              icon="remove"
              label={t('popup.forget')}
              what={article.title}
              onPress={() => onForget({ url: article.url })}
            />
          </li>
        ))}
      </ul>
      {list.length > 0 && (
        <details>
          <summary>{t('popup.forgetWhich')}</summary>
          <div class="actions">
            <button type="button" class="text" onClick={() => onForget({ since: Date.now() - HOUR_MS })}>
              {t('popup.forgetHour')}
            </button>
            {host && (
              <button type="button" class="text" onClick={() => onForget({ site: host })}>
                {t('popup.forgetSite', { host })}
              </button>
            )}
            <button type="button" class="text" onClick={() => onForget('all')}>
              {t('popup.forgetAll')}
            </button>
          </div>
        </details>
      )}
    </section>
  );
}
