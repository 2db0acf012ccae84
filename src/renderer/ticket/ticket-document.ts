/** A ticket apart from its styles. */
export interface TicketDocument {
  readonly html: string;
  readonly styles: readonly string[];
}

const STYLE_ELEMENT = /<style[^>]*>([\s\S]*?)<\/style>/gi;

/**
 * A document in `srcdoc` inherits the page's content security policy, which lets no inline style in. The styles are
 * taken out as text and adopted through the CSSOM, which the policy allows: the policy stays strict. As text, because
 * parsing the document would already report them.
 */
export function takeStylesOut(html: string): TicketDocument {
  return {
    html: html.replace(STYLE_ELEMENT, ''),
    styles: [...html.matchAll(STYLE_ELEMENT)].map(([, text = '']) => text),
  };
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
