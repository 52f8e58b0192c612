import { Icon, type IconName } from '@/components/Icon';

interface IconButtonProps {
  readonly icon: IconName;
  /** What it does, as its name and as what rests the pointer says. */
  readonly label: string;
  /** What it does it to, for those who do not see where the button stands. */
  readonly what?: string;
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
      disabled={disabled}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
