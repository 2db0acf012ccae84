/**
 * The styles of the HTML ticket, apart so that a host whose policy allows styles by hash can compute it. 72 mm of the 80
 * print on every thermal printer.
 */
export const TICKET_STYLES = `
@page { size: 80mm auto; margin: 0; }
* { box-sizing: border-box; margin: 0; padding: 0; }
body { background: #fff; color: #000; }
main {
  width: 80mm; padding: 4mm 4mm 6mm; margin: 0 auto;
  font: 3.1mm/1.35 'Inter Variable', Inter, Roboto, 'Helvetica Neue', Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
h1 { font-size: 4.6mm; line-height: 1.2; font-weight: 700; text-align: center; overflow-wrap: anywhere; }
address { margin-top: 0.8mm; font-style: normal; text-align: center; overflow-wrap: anywhere; }
.notice {
  margin: 2mm auto 0; padding: 0.6mm 3mm; width: fit-content;
  border: 0.35mm solid #000; font-weight: 700; letter-spacing: 0.3mm;
}
dl { margin-top: 3mm; padding: 2mm 0; border: solid #000; border-width: 0.25mm 0; }
dl div { display: flex; gap: 2mm; }
dt { flex: 0 0 19mm; }
dd { flex: 1; min-width: 0; font-weight: 600; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
td, th { vertical-align: top; text-align: left; font-weight: 400; }
.amount, .lines th + th { text-align: right; white-space: nowrap; }
.lines { margin-top: 1.5mm; }
.lines th { padding-bottom: 0.8mm; font-size: 2.7mm; text-transform: uppercase; letter-spacing: 0.15mm; }
.lines tbody { break-inside: avoid; }
.lines tbody td { padding: 0; overflow-wrap: anywhere; }
.lines tr:first-child td { padding-top: 1mm; }
.lines td.amount { font-weight: 600; }
.description { display: block; font-weight: 600; }
.code { display: block; font-size: 2.85mm; }
.articles { margin-top: 1.5mm; padding-top: 1.5mm; border-top: 0.25mm solid #000; }
.totals, .payment { table-layout: fixed; }
.totals th, .payment th { padding: 0.3mm 4mm 0.3mm 0; text-align: right; }
.totals td, .payment td { width: 34mm; padding: 0.3mm 0; }
.strong th, .strong td { padding-top: 1mm; font-size: 5mm; line-height: 1.2; font-weight: 700; }
.payment { margin-top: 1.5mm; border-top: 0.25mm dashed #000; }
.payment tr:first-child > * { padding-top: 1.5mm; }
footer { margin-top: 3mm; padding-top: 2mm; border-top: 0.25mm solid #000; text-align: center; }
footer p:last-child { margin-top: 1mm; font-weight: 600; }
`;
