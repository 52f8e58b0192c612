import type { EntityKind } from '@/lib/analysis/analysis';
import type { Words } from '@/lib/locale';

interface EntityRowProps {
  readonly t: Words;
  readonly kind: EntityKind;
  readonly name: string;
  readonly count: string;
  readonly href: string;
}

/** One name in a list: what it is, how often it was met. */
export function EntityRow({ t, kind, name, count, href }: EntityRowProps) {
  return (
    <p class="line" data-kind={kind}>
      <a href={href}>{name}</a>
      <span class="kind">{t(`kind.${kind}`)}</span>
      <span class="count">{count}</span>
    </p>
  );
}
