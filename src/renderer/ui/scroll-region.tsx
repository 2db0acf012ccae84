/**
 * Something that scrolls. It takes the focus so that it can be scrolled without a mouse (WCAG 2.1.1); nothing else in
 * it does.
 */
export function ScrollRegion({
  label,
  children,
  onScroll,
  className = '',
}: {
  label: string;
  children: React.ReactNode;
  onScroll?: React.UIEventHandler<HTMLDivElement>;
  className?: string;
}) {
  return (
    <div
      role="group"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable
      tabIndex={0}
      {...(onScroll ? { onScroll } : {})}
      className={`scroll-steady ${className}`}
    >
      {children}
    </div>
  );
}
