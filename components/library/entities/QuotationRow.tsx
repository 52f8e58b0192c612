import { Excerpt } from '@/components/library/Excerpt';
import { SourceLine } from '@/components/library/SourceLine';
import type { QuotationInArticle } from '@/lib/library/reading/speakers';
import type { Words } from '@/lib/locale';

interface QuotationRowProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly said: QuotationInArticle;
  /** The speaker is not named again on his own page. */
  readonly withSpeaker: boolean;
  readonly speakerHref?: string | undefined;
  readonly articleHref: string;
}

/** What was said, by whom and how, and where it was read; the sentence around it on demand. */
export function QuotationRow({ t, language, said, withSpeaker, speakerHref, articleHref }: QuotationRowProps) {
  const { kind, text, speaker, role, sentence } = said.quotation;
  const name = speaker ?? t('quote.unclear');
  return (
    <article class="item quotation">
      {withSpeaker && (
        <p class="speaker">
          {speakerHref ? <a href={speakerHref}>{name}</a> : name}
          {role && <span class="source"> · {role}</span>}
        </p>
      )}
      <blockquote>{kind === 'indirect' ? text : `“${text}”`}</blockquote>
      {said.article ? (
        <SourceLine article={said.article} language={language} lead={t(`quote.${kind}`)} href={articleHref} />
      ) : (
        <p class="source">{t(`quote.${kind}`)}</p>
      )}
      {sentence.text.length > text.length + 4 && (
        <details>
          <summary>{t('library.inContext')}</summary>
          <p>
            <Excerpt {...sentence} />
          </p>
        </details>
      )}
    </article>
  );
}
