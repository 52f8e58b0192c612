import type { Standing } from '@/lib/annotation/verify';
import type { Words } from '@/lib/locale';

type Changes = Extract<Standing, { kind: 'changed' }>['diff'];

/** A kept passage and what became of it, word by word: told apart without colour, and by a screen reader. */
export function Difference({ t, changes }: { t: Words; changes: Changes }) {
  return (
    <p class="difference">
      {changes.map(({ kind, text }, i) => {
        const key = `${i}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        const said = <span class="said">{t(kind === 'removed' ? 'difference.removed' : 'difference.added')} </span>;
        return kind === 'removed' ? (
          <del key={key}>
            {said}
            {text}
          </del>
        ) : (
          <ins key={key}>
            {said}
            {text}
          </ins>
        );
      })}
    </p>
  );
}
