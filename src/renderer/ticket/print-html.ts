import { adoptStyles, takeStylesOut } from './ticket-document.ts';

/**
 * Prints a document of its own through a frame that is not seen, for hosts that cannot print by themselves. The frame
 * runs no script; `allow-modals` lets the page ask it to print.
 */
export async function printHtml(html: string): Promise<void> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.className = 'fixed -left-[200vw] top-0 h-px w-[80mm]';
  const ticket = takeStylesOut(html);
  frame.srcdoc = ticket.html;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  adoptStyles(frame, ticket.styles);
  frame.contentWindow?.addEventListener('afterprint', () => frame.remove(), { once: true });
  frame.contentWindow?.print();
}
