import type { WordKey, Words } from '@/lib/locale';
import type { SetUp, Tested } from '@/lib/sync/requests';

type Kind = Exclude<SetUp['kind'] | Tested['kind'], 'done' | 'ready'>;

/** What went wrong while something was set up, and what the reader can do; nothing where nothing did. */
export function Problem({ t, kind }: { t: Words; kind: Kind | undefined }) {
  if (kind === undefined) return null;
  return (
    <p class="error" role="alert">
      {t(`sync.problem.${kind}` satisfies WordKey)}
    </p>
  );
}

/** The kind of an answer that is a problem. */
export function problemOf(answer: SetUp | Tested): Kind | undefined {
  return answer.kind === 'done' || answer.kind === 'ready' ? undefined : answer.kind;
}
