/**
 * Something that scrolls. It takes the focus so that it can be scrolled without a mouse (WCAG 2.1.1); nothing else in
 * it does.
 */
export function ScrollRegion({
  label,
  children,
  className = '',
}: {
  label: string;
  children: React.ReactNode;
  className?: string;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable
    <div role="group" aria-label={label} tabIndex={0} className={`scroll-steady ${className}`}>
      {children}
    </div>
  );
}
