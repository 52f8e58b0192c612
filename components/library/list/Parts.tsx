interface PartsProps {
  readonly label: string;
  readonly parts: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
}

/** The parts of one view, each at an address of its own, so that back and forward pass through them. */
export function Parts({ label, parts }: PartsProps) {
  return (
    <nav aria-label={label} class="parts">
      <ul>
        {parts.map((part) => (
          <li key={part.href}>
            <a href={part.href} aria-current={part.current ? 'page' : undefined}>
              {part.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
