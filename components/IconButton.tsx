import { Icon, type IconName } from '@/components/Icon';

interface IconButtonProps {
  readonly icon: IconName;
  /** What it does, as its name and as what rests the pointer says. */
  readonly label: string;
  /** What it does it to, for those who do not see where the button stands. */
  readonly what?: string;
  /** It stays where the focus can be: whoever pressed it last stands on it. */
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  onPress(): void;
}

/** A button that is drawn as an icon, with a name. */
export function IconButton({ icon, label, what, disabled, pressed, expanded, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon"
      aria-label={what === undefined ? label : `${label}: ${what}`}
      title={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-disabled={disabled}
      onClick={disabled ? undefined : onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
