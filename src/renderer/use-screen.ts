import { useEffect, useState } from 'react';

export type Screen = 'sale' | 'accounts';

const PATHS: Record<Screen, string> = { sale: '/pos', accounts: '/cuentas' };

/** The screen of the address: `/cuentas` is Cuentas, anything else is Venta. */
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
  return path === PATHS.accounts ? 'accounts' : 'sale';
}
