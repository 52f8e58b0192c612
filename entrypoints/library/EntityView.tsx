import { EntityHead, Together } from '@/components/library/entities/EntityHead';
import { MentionsRow } from '@/components/library/entities/MentionsRow';
import { Listing } from '@/components/library/list/Listing';
import { Parts } from '@/components/library/list/Parts';
import { Notice } from '@/components/Notice';
import {
  articlesNaming,
  type EntityOverview,
  entityInArticles,
  entityOverview,
  notesAbout,
} from '@/lib/library/reading/entities';
import { quotationsAbout } from '@/lib/library/reading/speakers';
import type { ArticleId } from '@/lib/library/records';
import type { WordKey } from '@/lib/locale';
import type { Desk } from './desk';
import { NoteList } from './NoteList';
import { QuotationList, SaidBy } from './QuotationList';
import { once, useFreshLive, useLive, useRows } from './queries';
import { hashOf } from './route';

const PARTS = {
  mentions: 'library.mentionedIn',
  by: 'library.saidBy',
  about: 'library.saidAbout',
  notes: 'note.yours',
  together: 'library.together',
} as const satisfies Record<string, WordKey>;
type Part = keyof typeof PARTS;

/** Everything that was read about one company, person, product or organisation. */
export function EntityView({ desk, id }: { desk: Desk; id: string }) {
  const { library, t, language, route } = desk;
  const overview = useFreshLive(() => entityOverview(library, id), [library, id]);
  const part = (Object.keys(PARTS) as Part[]).find((each) => each === route.params.part) ?? 'mentions';
  if (overview.state === 'failed')
    return <Notice text={t('library.broken', { error: overview.error })} why={t('library.brokenWhy')} />;
  if (overview.state === 'loading') return <p class="source">{t('library.loading')}</p>;
  if (!overview.value)
    return (
      <>
        <h1>{t('library.entities')}</h1>
        <p>{t('library.nothingAbout')}</p>
      </>
    );
  const { name, together } = overview.value;
  return (
    <>
      <EntityHead t={t} language={language} overview={overview.value} />
      <Parts
        label={name}
        parts={(Object.keys(PARTS) as Part[]).map((each) => ({
          href: hashOf('entities', id, each === 'mentions' ? {} : { part: each }),
          label: t(PARTS[each]),
          current: each === part,
        }))}
      />
      <h2 class="said">{t(PARTS[part])}</h2>
      <Shown desk={desk} id={id} part={part} together={together} />
    </>
  );
}

interface ShownProps {
  readonly desk: Desk;
  readonly id: string;
  readonly part: Part;
  readonly together: EntityOverview['together'];
}

function Shown({ desk, id, part, together }: ShownProps) {
  const { library, t } = desk;
  switch (part) {
    case 'mentions':
      return <Mentions desk={desk} id={id} />;
    case 'by':
      return <SaidBy desk={desk} id={id} />;
    case 'about':
      return (
        <QuotationList
          desk={desk}
          label={t('library.saidAbout')}
          empty={t('library.saidNothingAbout')}
          query={() => quotationsAbout(library, id)}
          inputs={[id]}
          withSpeaker
        />
      );
    case 'notes':
      return (
        <NoteList
          desk={desk}
          over={[library.mentions]}
          query={() => once(notesAbout(library, id))}
          inputs={[id]}
          empty={t('library.noNotesAbout')}
        />
      );
    case 'together':
      return <Together t={t} together={together} hrefOf={(key) => hashOf('entities', key)} />;
  }
}

function Mentions({ desk: { library, t, language }, id }: { desk: Desk; id: string }) {
  const keys = useLive<readonly string[]>(() => articlesNaming(library, id), [library, id]);
  const { rowOf, onRange } = useRows(keys, (ids) => entityInArticles(library, id, ids as ArticleId[]));
  return (
    <Listing
      t={t}
      label={t('library.mentionedIn')}
      keys={keys}
      estimate={130}
      empty={<p>{t('library.nothingAbout')}</p>}
      rowOf={rowOf}
      onRange={onRange}
    >
      {(row, article) => <MentionsRow t={t} language={language} mentions={row} href={hashOf('articles', article)} />}
    </Listing>
  );
}
