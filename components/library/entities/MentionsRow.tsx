import { Excerpt } from '@/components/library/Excerpt';
import { SourceLine } from '@/components/library/SourceLine';
import type { EntityInArticle } from '@/lib/library/reading/entities';
import type { Words } from '@/lib/locale';

interface MentionsRowProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly mentions: EntityInArticle;
  readonly href: string;
}

/** So many sentences of an article are shown before one asks for the rest. */
const FIRST = 3;

/** What one article says of an entity: the sentences that name it. */
export function MentionsRow({ t, language, mentions, href }: MentionsRowProps) {
  const { found, article } = mentions;
  const each = found.sentences.filter(({ text }, i, all) => all.findIndex((other) => other.text === text) === i);
  // The headline stands above; it is said again only where nothing else names it.
  const below = each.filter(({ text }) => text !== article?.title);
  const sentences = below.length > 0 ? below : each;
  const item = (sentence: (typeof sentences)[number]) => (
    <li key={`${sentence.start} ${sentence.text}`}>
      <Excerpt {...sentence} />
    </li>
  );
  return (
    <article class="item" data-kind={found.kind}>
      {article && <SourceLine article={article} language={language} href={href} />}
      <ul class="sentences">{sentences.slice(0, FIRST).map(item)}</ul>
      {sentences.length > FIRST && (
        <details>
          <summary>{t('popup.more', { n: sentences.length - FIRST })}</summary>
          <ul class="sentences">{sentences.slice(FIRST).map(item)}</ul>
        </details>
      )}
    </article>
  );
}
