/** Drawn here, in one weight, because there are few: decoration beside words, so hidden from screen readers. */
function icon(path: React.ReactNode) {
  return function Icon({ className = 'size-5' }: { className?: string }) {
    return (
      <svg
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        className={className}
      >
        {path}
      </svg>
    );
  };
}

export const SearchIcon = icon(<path d="M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14Zm5 12 4.5 4.5" />);
export const AlertIcon = icon(<path d="M12 3.5 2.5 20h19L12 3.5ZM12 10v4.5M12 17.2v.1" />);
export const InfoIcon = icon(<path d="M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm0 8v5.5M12 7.6v.1" />);
export const CheckIcon = icon(<path d="M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm-4 9.3 2.8 2.7L16 9.5" />);
export const PersonIcon = icon(
  <path d="M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4.5 20.5c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5" />,
);
export const BoxIcon = icon(
  <path d="m12 3 8 4.300v9.400L12 21l-8-4.300V7.300L12 3Zm-8 4.3 8 4.4 8-4.400M12 11.700V21" />,
);
export const PrinterIcon = icon(<path d="M7 9V3.500h10V9M7 17H4V9.500h16V17h-3M7 14h10v6.500H7V14Z" />);
export const CloudOffIcon = icon(
  <path d="M3 3l18 18M9 6.300A6 6 0 0 1 17.5 10 4 4 0 0 1 20 16.500M6.5 9.500A4.5 4.5 0 0 0 7 18h9" />,
);
