/** Says what is not there and what to do next; never a blank area. */
export function EmptyState({
  icon,
  title,
  children,
}: {
  icon: React.ReactNode;
  title: string;
  children?: React.ReactNode;
}) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-2 p-6 text-center">
      <div className="mb-1 text-edge">{icon}</div>
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="max-w-md text-base text-muted">{children}</div>}
    </div>
  );
}
