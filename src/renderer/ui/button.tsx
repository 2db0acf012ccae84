import { Button as AriaButton } from 'react-aria-components';
import type { ActionId } from '../keyboard/key-map.ts';
import { KeyHint } from './key-hint.tsx';

type Variant = 'primary' | 'plain' | 'quiet' | 'chrome' | 'inverse';

export interface ButtonProps {
  readonly children: React.ReactNode;
  readonly variant?: Variant;
  readonly size?: 'small' | 'medium' | 'large';
  /** Shows the key that does the same. */
  readonly action?: ActionId;
  readonly onPress?: () => void;
  readonly submits?: boolean;
  readonly isDisabled?: boolean;
  /** Does nothing for now and keeps the focus. */
  readonly isPending?: boolean;
  readonly className?: string;
}

const VARIANTS: Record<Variant, string> = {
  primary:
    'bg-accent text-on-accent hover:bg-accent-hover disabled:bg-line disabled:text-muted data-pending:bg-line data-pending:text-muted font-semibold border border-transparent',
  plain:
    'border border-edge bg-surface text-ink hover:bg-hover disabled:border-line disabled:text-muted font-medium',
  quiet: 'border border-transparent text-ink hover:bg-hover disabled:text-muted font-medium',
  chrome:
    'border border-chrome-muted/40 bg-chrome-raised text-chrome-ink hover:border-chrome-muted disabled:text-chrome-muted font-medium',
  inverse:
    'border border-transparent bg-chrome-ink text-chrome-deep hover:bg-white disabled:bg-chrome-raised disabled:text-chrome-muted font-bold',
};

const SIZES = {
  small: 'min-h-9 px-2.5 text-sm gap-2 rounded-md',
  medium: 'min-h-11 px-4 text-base gap-2.5 rounded-md',
  large: 'min-h-15 px-5 text-lg gap-3 rounded-lg',
};

export function Button({
  children,
  variant = 'plain',
  size = 'medium',
  action,
  onPress,
  submits = false,
  isDisabled = false,
  isPending = false,
  className = '',
}: ButtonProps) {
  const onDark = variant === 'chrome' || (variant === 'inverse' && isDisabled);
  return (
    <AriaButton
      type={submits ? 'submit' : 'button'}
      isDisabled={isDisabled}
      isPending={isPending}
      {...(onPress ? { onPress } : {})}
      className={`inline-flex cursor-default items-center justify-center whitespace-nowrap transition-colors duration-100 ${VARIANTS[variant]} ${SIZES[size]} ${className}`}
    >
      {children}
      {action && !isPending && <KeyHint action={action} onChrome={onDark} />}
    </AriaButton>
  );
}
