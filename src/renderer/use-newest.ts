import { useInsertionEffect, useRef, type RefObject } from 'react';

/** The newest render's value, for answers and events that come later. */
export function useNewest<Value>(value: Value): RefObject<Value> {
  const newest = useRef(value);
  useInsertionEffect(() => {
    newest.current = value;
  });
  return newest;
}
