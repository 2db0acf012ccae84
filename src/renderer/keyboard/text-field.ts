import type { KeyPress } from './chord.ts';

const WITHOUT_TEXT = new Set(['button', 'checkbox', 'radio', 'submit', 'reset', 'range', 'color', 'file']);

/** Whether typing into the element writes text. */
export function acceptsText(element: Element | null): element is HTMLInputElement | HTMLTextAreaElement {
  if (element instanceof HTMLTextAreaElement) return true;
  return element instanceof HTMLInputElement && !WITHOUT_TEXT.has(element.type);
}

/** Whether the press takes characters out of the field that has the focus. */
export function deletesText(
  press: Pick<KeyPress, 'key' | 'ctrlKey' | 'altKey'>,
  element: Element | null,
): boolean {
  return (
    press.key === 'Delete' && !press.ctrlKey && !press.altKey && acceptsText(element) && element.value !== ''
  );
}

/** What a field held, and the way back to it. */
export interface FieldMemory {
  readonly value: string;
  restore(): void;
}

/** @returns null when nothing that takes text has the focus */
export function rememberField(element: Element | null): FieldMemory | null {
  if (!acceptsText(element)) return null;
  const { value, selectionStart, selectionEnd } = element;
  return {
    value,
    restore() {
      if (element.value === value) return;
      writeValue(element, value);
      element.setSelectionRange(selectionStart, selectionEnd);
    },
  };
}

/** Writes as if a person had typed, so that React hears of it (it replaces the element's own `value`). */
function writeValue(element: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype =
    element instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, value);
  element.dispatchEvent(new Event('input', { bubbles: true }));
}
