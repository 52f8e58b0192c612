import type { MarkedKind } from '@/lib/analysis/analysis';
import type { WordKey, Words } from '@/lib/locale';

/** One name of the article and how often it stands there. */
interface NamedItem {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

/** The names of one kind. */
export interface NamedGroup {
  readonly kind: MarkedKind;
  readonly items: readonly NamedItem[];
}

interface NamesSectionProps {
  readonly t: Words;
  readonly groups: readonly NamedGroup[];
  onGo(id: string): void;
}

/** Who and what the article names, by kind, the most named first; each leads to its first mention. */
export function NamesSection({ t, groups, onGo }: NamesSectionProps) {
  if (groups.length === 0) return null;
  return (
    <section data-part="names" aria-label={t('popup.names')}>
      <h2>{t('popup.names')}</h2>
      <div class="names">
        {groups.map(({ kind, items }) => (
          <div key={kind} data-kind={kind}>
            <h3>{t(`kind.${kind}` as WordKey)}</h3>
            <ul class="chips">
              {items.map(({ id, name, count }) => (
                <li key={id}>
                  <button type="button" class="chip" title={t('popup.goTo')} onClick={() => onGo(id)}>
                    {name}
                    {count > 1 && <small title={t('popup.times', { n: count })}>{count}</small>}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
