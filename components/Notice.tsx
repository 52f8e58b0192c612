import type { ComponentChildren } from 'preact';

/** Says what the state of a page is, why, and what the reader can do. */
export function Notice({
  text,
  why,
  children,
}: {
  text: string;
  why?: string | undefined;
  children?: ComponentChildren;
}) {
  return (
    <div class="notice" role="status">
      <p>{text}</p>
      {why && <p class="why">{why}</p>}
      {children && <div class="actions">{children}</div>}
    </div>
  );
}
