import { AlertIcon, CheckIcon, InfoIcon } from './icons.tsx';

export type NoticeTone = 'info' | 'positive' | 'warning' | 'danger';

const TONES: Record<NoticeTone, string> = {
  info: 'bg-accent-soft text-accent-ink',
  positive: 'bg-positive-soft text-positive',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
};

/** A message beside what it is about. Read out by screen readers; takes no focus. */
export function Notice({
  tone,
  children,
  className = '',
}: {
  tone: NoticeTone;
  children: React.ReactNode;
  className?: string;
}) {
  const Icon = { info: InfoIcon, positive: CheckIcon, warning: AlertIcon, danger: AlertIcon }[tone];
  return (
    <div
      role={tone === 'danger' || tone === 'warning' ? 'alert' : 'status'}
      className={`flex items-start gap-2.5 rounded-md px-3 py-2 text-sm leading-5 ${TONES[tone]} ${className}`}
    >
      <Icon className="mt-0.5 size-4.5 shrink-0" />
      <div className="min-w-0 grow">{children}</div>
    </div>
  );
}
