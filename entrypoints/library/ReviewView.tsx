import { useEffect, useState } from 'preact/hooks';
import { ReviewSheet } from '@/components/library/glossary/ReviewSheet';
import { Notice } from '@/components/Notice';
import { reviewTerm } from '@/lib/library/glossary';
import type { GlossaryEntry, GlossaryId, Review } from '@/lib/library/records';
import { type Answer, dueTerms, scheduled } from '@/lib/library/review';
import { reasonOf } from '@/lib/text/reason';
import type { Desk } from './desk';
import { useFreshLive } from './queries';
import { hashOf } from './route';

/** What was answered, so that it can be taken back. */
interface Answered {
  readonly id: GlossaryId;
  readonly before: Review | undefined;
}

/** A review of the terms that are due: one after another, until none is left. What is forgotten comes again at the end. */
export function ReviewView({ desk }: { desk: Desk }) {
  const { t, language } = desk;
  const { entry, left, answered, shown, error, show, answer, undo } = useReview(desk);
  if (error !== undefined) return <Notice text={t('library.broken', { error })} why={t('library.brokenWhy')} />;
  const now = Date.now();
  const next = entry && scheduled(entry.review, now);
  return (
    <>
      <h1>{t('review.title')}</h1>
      {entry && next && (
        <ReviewSheet
          t={t}
          language={language}
          entry={entry}
          left={left ?? 0}
          shown={shown}
          next={next}
          now={now}
          canUndo={answered > 0}
          onShow={show}
          onAnswer={(given) => answer(entry, next[given], given)}
          onUndo={undo}
        />
      )}
      {left === 0 && (
        <Notice text={answered > 0 ? t('review.done', { n: answered }) : t('review.nothing')}>
          <a class="main" href={hashOf('glossary')}>
            {t('review.back')}
          </a>
          {answered > 0 && (
            <button type="button" class="text" onClick={undo}>
              {t('review.undo')}
            </button>
          )}
        </Notice>
      )}
    </>
  );
}

/** The terms that were due when the review began, in the order in which they are asked, and the way back through the answers. */
function useReview({ library, t, act }: Desk) {
  const [queue, setQueue] = useState<readonly GlossaryId[] | undefined>();
  const [failed, setFailed] = useState<string | undefined>();
  const [shown, setShown] = useState(false);
  const [answered, setAnswered] = useState<readonly Answered[]>([]);
  useEffect(() => {
    dueTerms(library, Date.now()).then(setQueue, (error: unknown) => setFailed(reasonOf(error)));
  }, [library]);
  const id = queue?.[0];
  const found = useFreshLive(async () => (id ? library.glossary.get(id) : undefined), [library, id]);
  const entry = found.state === 'ready' ? found.value : undefined;
  const step = (next: readonly GlossaryId[], log: readonly Answered[]) => {
    setQueue(next);
    setAnswered(log);
    setShown(false);
  };
  // Thrown away meanwhile, here or on another device.
  const isGone = found.state === 'ready' && id !== undefined && (!entry || entry.deletedAt !== undefined);
  useEffect(() => {
    if (isGone && queue) step(queue.slice(1), answered);
  }, [isGone]);
  return {
    entry: isGone ? undefined : entry,
    /** How many are left; undefined until that is known. */
    left: queue?.length,
    answered: answered.length,
    shown,
    error: failed ?? (found.state === 'failed' ? found.error : undefined),
    show: () => setShown(true),
    async answer(term: GlossaryEntry, review: Review, given: Answer) {
      try {
        await reviewTerm(library, term.id, review);
        const rest = (queue ?? []).slice(1);
        step(given === 'again' ? [...rest, term.id] : rest, [...answered, { id: term.id, before: term.review }]);
      } catch (why) {
        act(
          () => Promise.reject(why),
          () => '',
        );
      }
    },
    async undo() {
      const last = answered.at(-1);
      if (!last) return;
      await act(
        () => reviewTerm(library, last.id, last.before),
        () => t('review.undone'),
      );
      step([last.id, ...(queue ?? []).filter((other) => other !== last.id)], answered.slice(0, -1));
    },
  };
}
