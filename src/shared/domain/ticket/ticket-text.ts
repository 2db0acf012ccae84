import type { TicketDocument } from './document.ts';
import {
  ticketSections,
  type TicketAmount,
  type TicketFact,
  type TicketLine,
  type TicketOptions,
} from './ticket-sections.ts';

/** 48 columns at 80 mm, 42 on some printers, 32 at 58 mm. */
export type TicketColumns = 32 | 42 | 48;

/**
 * The ticket as plain text. No line is longer than `columns`, and every amount ends in the last of them.
 */
export function renderTicketText(
  ticket: TicketDocument,
  { columns, ...options }: TicketOptions & { readonly columns: TicketColumns },
): string {
  const sections = ticketSections(ticket, options);
  const rule = '-'.repeat(columns);
  const lines = [
    ...centred(sections.shopName.toUpperCase(), columns),
    ...sections.shop.flatMap((text) => centred(text, columns)),
    ...(sections.notice ? centred(`*** ${sections.notice} ***`, columns) : []),
    rule,
    ...facts(sections.facts, columns),
    rule,
    ...sections.lines.flatMap((line) => articleLines(line, columns)),
    rule,
    sections.articles,
    ...sections.totals.map((row) => amountLine(row, columns)),
    ...(sections.payment.length > 0 ? [rule] : []),
    ...sections.payment.map((row) => amountLine(row, columns)),
    rule,
    ...sections.closing.flatMap((text) => centred(text, columns)),
  ];
  return `${lines.join('\n')}\n`;
}

function facts(rows: readonly TicketFact[], columns: number): string[] {
  const indent = Math.max(...rows.map(({ label }) => label.length)) + 2;
  return rows.flatMap(({ label, value }) =>
    wrap(value, columns - indent).map(
      (part, index) => (index === 0 ? `${label}:` : '').padEnd(indent) + part,
    ),
  );
}

function articleLines(line: TicketLine, columns: number): string[] {
  return [
    ...wrap(line.description, columns),
    ...(line.code === '' ? [] : wrap(`  ${line.code}`, columns)),
    ...leftAndRight(`  ${line.quantityAndPrice}`, line.amount, columns),
  ];
}

function amountLine({ label, amount, strong }: TicketAmount, columns: number): string {
  const amountColumns = Math.max(14, amount.length + 1);
  const text = strong ? label.toUpperCase() : label;
  return (
    text.padStart(columns - amountColumns).slice(0, columns - amountColumns) + amount.padStart(amountColumns)
  );
}

/** On one line when both fit with a space between, otherwise on two. */
function leftAndRight(left: string, right: string, columns: number): string[] {
  const gap = columns - left.length - right.length;
  return gap >= 1 ? [left + ' '.repeat(gap) + right] : [...wrap(left, columns), right.padStart(columns)];
}

function centred(text: string, columns: number): string[] {
  return wrap(text, columns).map((line) => ' '.repeat(Math.floor((columns - line.length) / 2)) + line);
}

/** Breaks at spaces; a word longer than a line is cut. Keeps the indentation of the first line. */
function wrap(text: string, columns: number): string[] {
  const [indent = ''] = /^ */.exec(text) ?? [];
  const width = columns - indent.length;
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .trim()
    .split(/\s+/u)
    .flatMap((whole) => chunks(whole, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map((part) => indent + part);
}

function chunks(word: string, width: number): string[] {
  const characters = [...word];
  const parts: string[] = [];
  let part = '';
  for (const character of characters) {
    if (part.length + character.length > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
