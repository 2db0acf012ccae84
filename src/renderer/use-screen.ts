import { useEffect, useState } from 'react';

export type Screen = 'sale' | 'accounts' | 'invoices' | 'settings';

const PATHS: Record<Screen, string> = {
  sale: '/pos',
  accounts: '/cuentas',
  invoices: '/facturas',
  settings: '/ajustes',
};

const SCREENS = Object.keys(PATHS) as Screen[];

/** The screen of the address; an address that names none is Venta. */
export function useScreen(): [Screen, (screen: Screen) => void] {
  const [screen, setScreen] = useState(() => screenOf(window.location.pathname));

  useEffect(() => {
    const onPopState = () => setScreen(screenOf(window.location.pathname));
    window.addEventListener('popstate', onPopState);
    return () => window.removeEventListener('popstate', onPopState);
  }, []);

  return [
    screen,
    (next) => {
      if (next === screen) return;
      // The query stays: it tells which host loaded the page.
      window.history.pushState(null, '', `${PATHS[next]}${window.location.search}`);
      setScreen(next);
    },
  ];
}

function screenOf(path: string): Screen {
  return SCREENS.find((screen) => path === PATHS[screen]) ?? 'sale';
}
