import { customer, invoice, item, payment } from './original-rows.ts';
import { found, type PlantedFault } from './planted-fault.ts';

/** Invoices, payments and balances that contradict each other. */
export const FAULTS_IN_RECEIVABLES: readonly PlantedFault[] = [
  {
    name: 'nothing wrong: one paid, one half paid, one open, one cancelled',
    customers: [customer(100, { balance: '182.00' })],
    invoices: [
      invoice(1001, 100, { amount_paid: '116.00', status: 'paid', date_issued: '2022-07-15 23:30:00' }),
      invoice(1002, 100, { amount_paid: '50.00', status: 'partial', date_issued: '2024-07-15 23:30:00' }),
      invoice(1003, 100),
      invoice(1004, 100, { status: 'cancelled' }),
    ],
    payments: [
      payment(1001, 100, { invoice_id: 1001, amount: '16.00', date_payment: '2022-08-02 00:10:00' }),
      payment(1002, 100, { invoice_id: 1001, amount: '100.00', date_payment: '2022-08-01 09:00:00' }),
      payment(1003, 100, { invoice_id: 1002, amount: '50.00', payment_method: 'efectivo' }),
    ],
    findings: [],
  },
  {
    name: 'an invoice paid twice over',
    customers: [customer(101, { balance: '-34.00' })],
    invoices: [invoice(1011, 101, { amount_paid: '150.00', status: 'paid' })],
    payments: [
      payment(1011, 101, { invoice_id: 1011, amount: '100.00', date_payment: '2024-03-10 10:00:00' }),
      payment(1012, 101, { invoice_id: 1011, amount: '50.00', date_payment: '2024-03-11 10:00:00' }),
      payment(1013, 101, { invoice_id: 1011, amount: '0.00', date_payment: '2024-03-12 10:00:00' }),
    ],
    findings: [
      found('payment', 1012, 'payment-exceeds-invoice', ['50.00', '16.00']),
      found('payment', 1013, 'payment-zero', ['0.00', '0.00']),
      found('invoice', 1011, 'invoice-amount-paid-does-not-tie', ['150.00', '116.00']),
    ],
  },
  {
    name: "another customer's invoice paid",
    customers: [customer(102, { balance: '-116.00' }), customer(103, { balance: '116.00' })],
    invoices: [invoice(1031, 103, { amount_paid: '116.00', status: 'paid' })],
    payments: [payment(1021, 102, { invoice_id: 1031 })],
    findings: [
      found('payment', 1021, 'payment-to-other-customer', ['116.00', '0.00']),
      found('invoice', 1031, 'invoice-amount-paid-does-not-tie', ['116.00', '0.00']),
      found('invoice', 1031, 'invoice-status-does-not-follow', ['paid', 'pending']),
    ],
  },
  {
    name: 'paid, then cancelled with the payment still applied',
    customers: [customer(104, { balance: '-116.00' })],
    invoices: [invoice(1041, 104, { amount_paid: '116.00', status: 'cancelled' })],
    payments: [payment(1041, 104, { invoice_id: 1041 })],
    findings: [
      found('payment', 1041, 'payment-to-cancelled-invoice', ['116.00', '0.00']),
      found('invoice', 1041, 'invoice-amount-paid-does-not-tie', ['116.00', '0.00']),
    ],
  },
  {
    name: 'cancelled, then brought back to life by a payment: nothing in it tells so but the balance',
    customers: [customer(105, { balance: '-50.00' })],
    invoices: [invoice(1051, 105, { amount_paid: '50.00', status: 'partial' })],
    payments: [payment(1051, 105, { invoice_id: 1051, amount: '50.00' })],
    findings: [found('customer', 105, 'customer-balance-does-not-tie', ['-50.00', '66.00'])],
  },
  {
    name: 'a balance typed by hand',
    customers: [customer(106, { balance: '999.99' }), customer(107, { balance: '-12.50' })],
    findings: [
      found('customer', 106, 'customer-balance-does-not-tie', ['999.99', '0.00']),
      found('customer', 107, 'customer-balance-does-not-tie', ['-12.50', '0.00']),
    ],
  },
  {
    name: 'marked as paid without a payment',
    customers: [customer(108, { balance: '0.00' })],
    invoices: [invoice(1081, 108, { amount_paid: '116.00', status: 'paid' })],
    findings: [
      found('invoice', 1081, 'invoice-amount-paid-does-not-tie', ['116.00', '0.00']),
      found('invoice', 1081, 'invoice-status-does-not-follow', ['paid', 'pending']),
      found('customer', 108, 'customer-balance-does-not-tie', ['0.00', '116.00']),
    ],
  },
  {
    name: 'a status that does not follow the amounts',
    customers: [customer(109, { balance: '66.00' })],
    invoices: [
      invoice(1091, 109, { amount_paid: '116.00', status: 'pending' }),
      invoice(1092, 109, { amount_paid: '50.00', status: 'paid' }),
    ],
    payments: [
      payment(1091, 109, { invoice_id: 1091 }),
      payment(1092, 109, { invoice_id: 1092, amount: '50.00' }),
    ],
    findings: [
      found('invoice', 1091, 'invoice-status-does-not-follow', ['pending', 'paid']),
      found('invoice', 1092, 'invoice-status-does-not-follow', ['paid', 'partial']),
    ],
  },
  {
    name: 'a status in words that the original never wrote',
    customers: [customer(110, { balance: '116.00' })],
    invoices: [
      invoice(1101, 110, { status: 'PENDING' }),
      invoice(1102, 110, { status: ' Cancelada ' }),
      invoice(1103, 110, { status: 'PAGADA', amount_paid: '116.00' }),
    ],
    payments: [payment(1103, 110, { invoice_id: 1103 })],
    findings: [
      found('invoice', 1101, 'invoice-status-unknown', ['PENDING', 'pending']),
      found('invoice', 1102, 'invoice-status-unknown', [' Cancelada ', 'cancelled']),
      found('invoice', 1103, 'invoice-status-unknown', ['PAGADA', 'paid']),
    ],
  },
  {
    name: 'money received without an invoice',
    customers: [customer(111, { balance: '16.00' })],
    invoices: [invoice(1111, 111)],
    payments: [payment(1111, 111, { amount: '100.00' })],
    findings: [found('payment', 1111, 'payment-without-invoice', ['100.00', '0.00'])],
  },
  {
    name: 'an inactive customer who owes, and one in whose favour it stands',
    customers: [
      customer(112, { active: false, balance: '116.00' }),
      customer(113, { active: false, balance: '-80.00' }),
      customer(114, { active: false }),
    ],
    invoices: [invoice(1121, 112)],
    payments: [payment(1131, 113, { amount: '80.00' })],
    findings: [
      found('customer', 112, 'customer-inactive-with-balance', ['116.00', '116.00']),
      found('customer', 113, 'customer-inactive-with-balance', ['-80.00', '-80.00']),
      found('payment', 1131, 'payment-without-invoice', ['80.00', '0.00']),
    ],
  },
  {
    name: 'an invoice without lines, and one for nothing',
    customers: [customer(115, { balance: '116.00' })],
    invoices: [
      invoice(1151, 115),
      invoice(1152, 115, { subtotal: '0.00', tax_amount: '0.00', total: '0.00', status: 'pending' }),
    ],
    items: [item(11520, 1152, { unit_price: '0.00', line_total: '0.00', unit_cost: '0.00' })],
    findings: [
      found('invoice', 1151, 'invoice-without-items'),
      found('invoice', 1152, 'invoice-status-does-not-follow', ['pending', 'paid']),
    ],
  },
];
