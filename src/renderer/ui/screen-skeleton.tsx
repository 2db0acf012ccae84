/** The shape of the sale screen while it is being opened: what comes takes the same room. */
export function ScreenSkeleton() {
  return (
    <div role="status" className="grid h-full grow grid-cols-1 gap-4 p-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <h1 className="sr-only">Abriendo Nexus POS…</h1>
      <div className="flex flex-col gap-4">
        <div className="h-14 rounded-lg border border-line bg-surface" />
        <div className="grow rounded-lg border border-line bg-surface" />
      </div>
      <div className="flex flex-col gap-4">
        <div className="h-32 rounded-lg border border-line bg-surface" />
        <div className="grow" />
        <div className="h-72 rounded-lg bg-chrome" />
      </div>
    </div>
  );
}
