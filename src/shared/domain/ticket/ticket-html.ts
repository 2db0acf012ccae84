import type { TicketDocument } from './document.ts';
import {
  ticketSections,
  type TicketAmount,
  type TicketFact,
  type TicketLine,
  type TicketOptions,
} from './ticket-sections.ts';
import { TICKET_STYLES } from './ticket-styles.ts';

/**
 * The ticket as a complete HTML document for 80 mm paper: its own styles, no script, nothing from outside, and a policy
 * that says so to whoever shows it.
 */
export function renderTicketHtml(ticket: TicketDocument, options: TicketOptions): string {
  const sections = ticketSections(ticket, options);
  const title = ticket.folio ?? ticket.ticketNumber;
  return `<!doctype html>
<html lang="es-MX">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Ticket ${escapeHtml(title)}</title>
<style>${TICKET_STYLES}</style>
</head>
<body>
<main>
<h1>${escapeHtml(sections.shopName)}</h1>
${sections.shop.length > 0 ? shop(sections.shop) : ''}${sections.notice ? `<p class="notice">${escapeHtml(sections.notice)}</p>` : ''}
<dl>
${sections.facts.map(fact).join('\n')}
</dl>
<table class="lines">
<thead><tr><th scope="col">Descripción</th><th scope="col">Importe</th></tr></thead>
${sections.lines.map(article).join('\n')}
</table>
<p class="articles">${escapeHtml(sections.articles)}</p>
${amounts('totals', sections.totals)}
${sections.payment.length > 0 ? amounts('payment', sections.payment) : ''}
<footer>
${sections.closing.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
</footer>
</main>
</body>
</html>
`;
}

/** Safe as text and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function shop(lines: readonly string[]): string {
  return `<address>\n${lines.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}\n</address>\n`;
}

function fact({ label, value }: TicketFact): string {
  return `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`;
}

/** A body of its own for each article, so that a printer never parts its rows. */
function article(line: TicketLine): string {
  const code = line.code === '' ? '' : `<span class="code">${escapeHtml(line.code)}</span>`;
  return (
    `<tbody><tr><td colspan="2"><span class="description">${escapeHtml(line.description)}</span>${code}</td></tr>` +
    `<tr><td>${escapeHtml(line.quantityAndPrice)}</td><td class="amount">${escapeHtml(line.amount)}</td></tr></tbody>`
  );
}

function amounts(name: string, rows: readonly TicketAmount[]): string {
  const row = ({ label, amount, strong }: TicketAmount) =>
    `<tr${strong ? ' class="strong"' : ''}><th scope="row">${escapeHtml(label)}</th>` +
    `<td class="amount">${escapeHtml(amount)}</td></tr>`;
  return `<table class="${name}"><tbody>\n${rows.map(row).join('\n')}\n</tbody></table>`;
}
