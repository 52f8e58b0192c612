import { day } from '@/components/dates';
import { MentionPlot } from '@/components/library/entities/MentionPlot';
import type { EntityOverview } from '@/lib/library/reading/entities';
import type { Words } from '@/lib/locale';

interface EntityHeadProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly overview: EntityOverview;
}

/** Who or what it is, how much was read about it and when, over time. */
export function EntityHead({ t, language, overview }: EntityHeadProps) {
  const { kind, name, articles, mentions, lastReadAt, months } = overview;
  return (
    <header class="entity-head" data-kind={kind}>
      <p class="kind">{t(`kind.${kind}`)}</p>
      <h1>{name}</h1>
      <p class="source">
        {[
          t('library.articleCount', { n: articles }),
          t('library.mentionCount', { n: mentions }),
          t('library.lastRead', { date: day(lastReadAt, language) }),
        ].join(' · ')}
      </p>
      <MentionPlot t={t} months={months} name={name} />
    </header>
  );
}

interface TogetherProps {
  readonly t: Words;
  readonly together: EntityOverview['together'];
  hrefOf(key: string): string;
}

/** Who and what is named in the same articles, and in how many. */
export function Together({ t, together, hrefOf }: TogetherProps) {
  if (together.length === 0) return <p class="source">{t('library.noneTogether')}</p>;
  return (
    <ul class="chips">
      {together.map(({ key, kind, name, articles }) => (
        <li key={key} data-kind={kind}>
          <a class="chip" href={hrefOf(key)} title={t(`kind.${kind}`)}>
            <span class="dot" />
            {name} <small>{t('library.articleCount', { n: articles })}</small>
          </a>
        </li>
      ))}
    </ul>
  );
}
