import { useEffect, type RefObject } from 'react';
import { isDialogShown } from './keyboard.ts';
import { acceptsText } from './text-field.ts';

/**
 * The box takes the focus back after each click: what is typed next starts there, with its accents. A dead key that is
 * pressed outside of any field is the browser's, and its accent would be lost. Tab may leave the box, and text that was
 * selected to be copied stays selected.
 */
export function useFocusHome(box: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onClick = ({ detail: pointerClicks }: MouseEvent) => {
      const isSelecting = window.getSelection()?.isCollapsed === false;
      if (pointerClicks === 0 || isSelecting || isDialogShown() || acceptsText(document.activeElement))
        return;
      box.current?.focus();
    };
    window.addEventListener('click', onClick);
    return () => window.removeEventListener('click', onClick);
  }, [box]);
}
