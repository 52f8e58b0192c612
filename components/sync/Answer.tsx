import { useState } from 'preact/hooks';
import type { WordKey, Words } from '@/lib/locale';
import type { Paired, SetUp, Tested, Written } from '@/lib/sync/requests';
import { reasonOf } from '@/lib/text/reason';

type Answered = SetUp | Tested | Exclude<Paired, { kind: 'place' }> | Exclude<Written, { kind: 'text' }>;

/** How it goes with what was asked of the background. */
export interface Asked {
  readonly working: boolean;
  readonly answer?: Answered;
  /** What was thrown in place of an answer. */
  readonly error?: string;
}

/** What was asked last, and how to ask. */
export function useAnswer(): readonly [Asked, (answer: Promise<Answered>) => void] {
  const [asked, setAsked] = useState<Asked>({ working: false });
  const wait = (promised: Promise<Answered>) => {
    setAsked({ working: true });
    promised.then(
      (answer) => setAsked({ working: false, answer }),
      (thrown: unknown) => setAsked({ working: false, error: reasonOf(thrown) }),
    );
  };
  return [asked, wait];
}

interface AnswerProps {
  readonly t: Words;
  readonly asked: Asked;
  /** What is said when it is done; nothing where the screen shows it. */
  readonly done?: WordKey;
}

/** What came of it: that it is done, or what went wrong and what the reader can do. */
export function Answer({ t, asked: { answer, error }, done }: AnswerProps) {
  const isDone = answer?.kind === 'done' || answer?.kind === 'ready';
  const problem = isDone ? undefined : answer?.kind;
  const said = problem ? t(`sync.problem.${problem}`) : error && t('toast.failed', { error });
  return (
    <>
      {done && <p role="status">{isDone && t(done)}</p>}
      {said && (
        <p class="error" role="alert">
          {said}
        </p>
      )}
    </>
  );
}
