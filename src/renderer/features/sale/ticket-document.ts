/** A ticket apart from its styles. */
export interface TicketDocument {
  readonly html: string;
  readonly styles: readonly string[];
}

/**
 * A document in `srcdoc` inherits the page's content security policy, which lets no inline style in. The styles are
 * taken out as text and adopted through the CSSOM, which the policy allows: the policy stays strict.
 */
export function takeStylesOut(html: string): TicketDocument {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const elements = [...parsed.querySelectorAll('style')];
  const styles = elements.map((element) => element.textContent ?? '');
  for (const element of elements) element.remove();
  return { html: `<!doctype html>${parsed.documentElement.outerHTML}`, styles };
}

/** Once the frame has loaded the document. */
export function adoptStyles(frame: HTMLIFrameElement, styles: readonly string[]): void {
  const inside = frame.contentDocument;
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!inside || !view) return;
  inside.adoptedStyleSheets = styles.map((text) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
}
