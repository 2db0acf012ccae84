/**
 * A document in `srcdoc` inherits the page's content security policy, which lets no inline style in. Its own style
 * elements are read as text and adopted through the CSSOM, which the policy allows: the policy stays strict.
 */
export function adoptStyles(frame: HTMLIFrameElement): void {
  const inside = frame.contentDocument;
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!inside || !view) return;
  const refused = [...inside.querySelectorAll('style')].filter((style) => style.sheet === null);
  inside.adoptedStyleSheets = refused.map((style) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(style.textContent ?? '');
    return sheet;
  });
}
