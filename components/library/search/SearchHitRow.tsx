import { day } from '@/components/dates';
import type { MatchedText } from '@/lib/library/search/highlights';
import type { SearchHit } from '@/lib/library/search/search';
import type { Words } from '@/lib/locale';

interface SearchHitRowProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly hit: SearchHit;
  readonly href: string;
}

/** So many units of a long text are shown before the first word that was found. */
const BEFORE = 60;
const LONGEST = 220;

/** One thing that was found: what it is called, where the words stand in it, what it is, whose, and when. */
export function SearchHitRow({ t, language, hit, href }: SearchHitRowProps) {
  const name = nameOf(hit);
  const named = hit.matches.find(({ text }) => text === name);
  const beside = hit.matches.find(({ text }) => text !== name);
  return (
    <article class="item hit" data-kind={hit.kind === 'entity' ? hit.row.kind : undefined}>
      <h2 class="clamped">
        <a href={href}>{named ? <Marked {...named} /> : name}</a>
      </h2>
      {beside && (
        <p class="clamped">
          <Marked {...shortened(beside)} />
        </p>
      )}
      <p class="source">
        {[
          hit.kind === 'entity' ? t(`kind.${hit.row.kind}`) : t(`library.found.${hit.kind}`),
          speakerOf(hit),
          siteOf(hit),
          day(hit.time, language),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </article>
  );
}

function Marked({ text, spans }: Pick<MatchedText, 'text' | 'spans'>) {
  let end = 0;
  const pieces = spans.flatMap((span) => {
    const before = text.slice(end, span.start);
    end = span.end;
    return [before, <mark key={span.start}>{text.slice(span.start, span.end)}</mark>];
  });
  return (
    <>
      {pieces}
      {text.slice(end)}
    </>
  );
}

/** The part of a text that has its first words found, cut between words. */
function shortened({ text, spans }: MatchedText): Pick<MatchedText, 'text' | 'spans'> {
  const first = spans[0]?.start ?? 0;
  if (text.length <= LONGEST) return { text, spans };
  const start = first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE) + 1;
  const cut = text.slice(start, start + LONGEST);
  const inside = spans.filter((span) => span.end <= start + cut.length);
  const lead = start > 0 ? '… ' : '';
  const moved = inside.map((span) => ({
    start: span.start - start + lead.length,
    end: span.end - start + lead.length,
  }));
  return { text: `${lead}${cut}…`, spans: moved };
}

function nameOf(hit: SearchHit): string {
  switch (hit.kind) {
    case 'article':
      return hit.row.title;
    case 'entity':
      return hit.row.name;
    case 'quotation':
      return hit.row.text;
    case 'note':
      return hit.row.target.selector[0].exact;
    case 'term':
      return hit.row.term;
  }
}

/** Whose words were found. */
function speakerOf(hit: SearchHit): string | undefined {
  if (hit.kind === 'quotation') return hit.row.speaker;
  return hit.kind === 'note' ? hit.row.speaker?.name : undefined;
}

function siteOf(hit: SearchHit): string | undefined {
  if (hit.kind === 'article') return hit.row.site;
  return hit.kind === 'note' ? hit.row.article.site : undefined;
}
