import { useState } from 'preact/hooks';
import type { BackupActs } from '@/components/settings/acts';
import { type Exported, FORMATS, type Format } from '@/lib/library/formats/catalogue';
import type { Words } from '@/lib/locale';
import { reasonOf } from '@/lib/text/reason';

interface ExportSectionProps {
  readonly t: Words;
  readonly articles: readonly { readonly url: string; readonly title: string }[];
  readonly disabled: boolean;
  readonly onWrite: BackupActs['write'];
}

/** Notes, quotations, terms or one article in a format of another program. */
export function ExportSection({ t, articles, disabled, onWrite }: ExportSectionProps) {
  const [what, setWhat] = useState<Exported>('notes');
  const [wanted, setFormat] = useState<Format>('markdown');
  const [url, setUrl] = useState<string>();
  const [said, setSaid] = useState<{ text: string; isError?: boolean }>();
  const formats: readonly Format[] = FORMATS[what];
  const format = formats.includes(wanted) ? wanted : 'markdown';
  const article = articles.find((each) => each.url === url) ?? articles[0];
  const title = what === 'article' ? (article?.title ?? '') : t(`export.${what}`);
  const write = () =>
    onWrite(what, format, title, article?.url).then(
      (n) => setSaid({ text: n > 0 ? t('export.done', { n }) : t('export.nothing') }),
      (error: unknown) => setSaid({ text: t('backup.failed', { error: reasonOf(error) }), isError: true }),
    );
  return (
    <>
      <h3>{t('export.title')}</h3>
      <div class="actions">
        <label class="field">
          {t('export.what')}
          <select value={what} onChange={({ currentTarget }) => setWhat(currentTarget.value as Exported)}>
            {(Object.keys(FORMATS) as Exported[]).map((each) => (
              <option value={each} key={each}>
                {t(`export.${each}`)}
              </option>
            ))}
          </select>
        </label>
        {what === 'article' && (
          <label class="field">
            {t('export.which')}
            <select value={article?.url} onChange={({ currentTarget }) => setUrl(currentTarget.value)}>
              {articles.map((each) => (
                <option value={each.url} key={each.url}>
                  {each.title}
                </option>
              ))}
            </select>
          </label>
        )}
        <label class="field">
          {t('export.format')}
          <select value={format} onChange={({ currentTarget }) => setFormat(currentTarget.value as Format)}>
            {formats.map((each) => (
              <option value={each} key={each}>
                {t(`export.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="text" disabled={disabled} onClick={write}>
          {t('export.write')}
        </button>
      </div>
      <p role={said?.isError ? 'alert' : 'status'} class={said?.isError ? 'error' : 'source'}>
        {said?.text}
      </p>
    </>
  );
}
