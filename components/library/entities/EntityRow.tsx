import type { EntityKind } from '@/lib/analysis/analysis';
import type { Words } from '@/lib/locale';

interface EntityRowProps {
  readonly t: Words;
  readonly kind: EntityKind;
  readonly name: string;
  /** As what one speaks, where that was said. */
  readonly role?: string | undefined;
  readonly count: string;
  readonly href: string;
}

/** One name in a list: what it is, how often it was met. */
export function EntityRow({ t, kind, name, role, count, href }: EntityRowProps) {
  return (
    <p class="line" data-kind={kind}>
      <span class="grow">
        <a href={href}>{name}</a>
        {role && <span class="source"> · {role}</span>}
      </span>
      <span class="kind">{t(`kind.${kind}`)}</span>
      <span class="count">{count}</span>
    </p>
  );
}
