import { useState } from 'preact/hooks';
import type { Words } from '@/lib/locale';

/** Which pages are read: articles on the listed sites, on all, or only where the icon is clicked. */
export type SitesChoiceValue = 'list' | 'all' | 'click';

interface SitesChoiceProps {
  readonly t: Words;
  readonly chosen: SitesChoiceValue;
  /** The hosts of the list. */
  readonly sites: readonly string[];
  /** False where the browser was asked and said no. */
  onChoose(choice: SitesChoiceValue): Promise<boolean>;
}

const CHOICES = ['list', 'all', 'click'] as const satisfies readonly SitesChoiceValue[];

/** Where the reader says which pages may be read; what each choice means stands beside it, before the browser asks. */
export function SitesChoice({ t, chosen, sites, onChoose }: SitesChoiceProps) {
  const [isRefused, setRefused] = useState(false);
  return (
    <section id="sites" aria-labelledby="sites-title">
      <fieldset class="plain">
        <legend>
          <h2 id="sites-title">{t('sites.title')}</h2>
        </legend>
        {CHOICES.map((choice) => (
          <label class="choice explained" key={choice}>
            <input
              type="radio"
              name="sites"
              checked={chosen === choice}
              onClick={async (event) => {
                // It is chosen once the browser agrees.
                if (choice !== chosen) event.preventDefault();
                setRefused(!(await onChoose(choice).catch(() => false)));
              }}
            />
            <span>
              {t(`sites.${choice}`)}
              <small class="source">{t(`sites.why.${choice}`, { n: sites.length })}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <p class="error" role="status">
        {isRefused && t('sites.refused')}
      </p>
      <details>
        <summary>{t('sites.which')}</summary>
        <p class="source">{sites.join(', ')}</p>
      </details>
    </section>
  );
}
