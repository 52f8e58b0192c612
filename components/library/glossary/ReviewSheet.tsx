import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { distance } from '@/components/dates';
import type { GlossaryEntry, Review } from '@/lib/library/records';
import { ANSWERS, type Answer } from '@/lib/library/review';
import type { Words } from '@/lib/locale';

interface ReviewSheetProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly entry: GlossaryEntry;
  readonly left: number;
  readonly shown: boolean;
  /** What each answer would make of it. */
  readonly next: Readonly<Record<Answer, Review>>;
  readonly now: number;
  readonly canUndo: boolean;
  onShow(): void;
  onAnswer(answer: Answer): void;
  onUndo(): void;
}

/** One term of a review: the term, then what it means, then how well it was known. Space shows; 1 to 4 answer; u takes back. */
export function ReviewSheet(props: ReviewSheetProps) {
  const { t, language, entry, left, shown, next, now, canUndo, onShow, onAnswer, onUndo } = props;
  const main = useRef<HTMLButtonElement>(null);
  const latest = useRef(props);
  latest.current = props;
  // Before it is drawn: a reader who answers by keyboard does not wait for the next frame.
  useLayoutEffect(() => main.current?.focus(), [entry.id, shown]);
  useEffect(() => {
    const listener = (event: KeyboardEvent) => act(event, latest.current);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
  return (
    <section class="review" aria-label={t('review.title')}>
      <p class="source">{t('review.left', { n: left })}</p>
      <div class="review-card">
        <h2>{entry.term}</h2>
        <div aria-live="polite">
          {shown && (
            <>
              {entry.english && <p lang="en">{entry.english}</p>}
              <p>{entry.definition}</p>
              {entry.context && <blockquote>{entry.context}</blockquote>}
            </>
          )}
        </div>
      </div>
      {shown ? (
        <div class="answers">
          {ANSWERS.map((answer, i) => (
            <button
              type="button"
              key={answer}
              ref={answer === 'good' ? main : null}
              data-answer={answer}
              data-number={i + 1}
              aria-keyshortcuts={`${i + 1}`}
              onClick={() => onAnswer(answer)}
            >
              <b>{t(`review.${answer}`)}</b>
              <small>{distance(now, next[answer].due, language)}</small>
            </button>
          ))}
        </div>
      ) : (
        <button ref={main} type="button" class="main" onClick={onShow}>
          {t('review.show')}
        </button>
      )}
      <div class="actions">
        {canUndo && (
          <button type="button" class="text" aria-keyshortcuts="u" onClick={onUndo}>
            {t('review.undo')}
          </button>
        )}
      </div>
    </section>
  );
}

function act(event: KeyboardEvent, { shown, canUndo, onAnswer, onUndo }: ReviewSheetProps): void {
  const { key, isComposing, ctrlKey, metaKey, altKey, target } = event;
  if (isComposing || ctrlKey || metaKey || altKey || (target as Element).matches('input, textarea, select')) return;
  const answer = ANSWERS[Number(key) - 1];
  if (shown && answer) onAnswer(answer);
  else if (key === 'u' && canUndo) onUndo();
  else return;
  event.preventDefault();
}
