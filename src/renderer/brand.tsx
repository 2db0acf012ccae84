/** The mark and the name, on the dark band. */
export function Brand() {
  return (
    <p className="flex items-center gap-2.5 text-base font-bold tracking-tight">
      <svg viewBox="0 0 32 32" aria-hidden="true" className="size-6">
        <path
          d="M7 26V6l18 20V6"
          fill="none"
          stroke="oklch(0.78 0.11 215)"
          strokeWidth={4}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      Nexus POS
    </p>
  );
}
