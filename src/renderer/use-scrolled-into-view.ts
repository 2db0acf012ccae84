import { useEffect, useRef, type RefObject } from 'react';

/** Brings the element into sight whenever it becomes the marked one. */
export function useScrolledIntoView<Marked extends HTMLElement>(isMarked: boolean): RefObject<Marked | null> {
  const element = useRef<Marked>(null);
  useEffect(() => {
    if (isMarked) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isMarked]);
  return element;
}
