import { useLayoutEffect } from 'react';
import { useNewest } from '../use-newest.ts';
import { addKeyLayer, type KeyLayer } from './keyboard.ts';

/** Gives the component its keys for as long as it is shown. The newest render's handlers answer. */
export function useKeyLayer(layer: KeyLayer): void {
  const newest = useNewest(layer);
  useLayoutEffect(() => addKeyLayer(() => newest.current), [newest]);
}
