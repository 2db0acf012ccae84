import { customer, invoice, item, payment } from './original-rows.ts';
import { found, type PlantedFault } from './planted-fault.ts';

/** Names, numbers of documents, dates, terms and limits. */
export const FAULTS_IN_FIELDS: readonly PlantedFault[] = [
  {
    name: 'text with odd characters: not a fault, and not to be touched',
    customers: [
      customer(300, {
        name: `  Refacciones "La 5ª" & Ñandú's; DROP TABLE customers; -- \\ %_ `,
        business_name: 'Ｗｉｄｅ \u200b\u202e עברית 🚗🔧\u0007\ttab',
        address: 'línea 1\r\nlínea 2\n\n\u00a0fin',
        email: 'no-es-un-correo',
        phone: '55-1234 ext. 9 ✆',
      }),
    ],
    invoices: [invoice(3001, 300, { notes: '$${json}{"a":null}\u0001', status: 'cancelled' })],
    items: [item(30010, 3001, { description: 'Tornillo ⅜" × 1½″ Ø8 – “grado 8”\u0085' })],
    findings: [],
  },
  {
    name: 'blank names',
    customers: [
      customer(301, { name: '   ', business_name: 'Autopartes del Golfo' }),
      customer(302, { name: '', business_name: null }),
    ],
    findings: [
      found('customer', 301, 'customer-name-blank', ['   ', 'Autopartes del Golfo']),
      found('customer', 302, 'customer-name-blank', ['', 'CLIENTE SIN NOMBRE 302']),
    ],
  },
  {
    name: 'an RFC in lower case and one that is none; a foreigner and an ñ are no faults',
    customers: [
      customer(303, { rfc: 'tal010203ab4' }),
      customer(304, { rfc: 'S/RFC' }),
      customer(305, { rfc: '' }),
      customer(306, { rfc: 'XEXX010101000' }),
      customer(307, { rfc: 'ÑAÑ&800101AB1' }),
    ],
    findings: [
      found('customer', 303, 'customer-rfc-odd', ['tal010203ab4', 'tal010203ab4']),
      found('customer', 304, 'customer-rfc-odd', ['S/RFC', 'S/RFC']),
    ],
  },
  {
    name: 'credit limits of nothing, none, NaN and less than nothing',
    customers: [
      customer(310, { credit_limit: '0.00', balance: '116.00' }),
      customer(311, { credit_limit: null }),
      customer(312, { credit_limit: 'NaN' }),
      customer(313, { credit_limit: '-1.00' }),
      customer(314, { credit_limit: '0.00' }),
      customer(315, { credit_limit: '0.00' }),
      customer(316, { credit_limit: '0.00' }),
    ],
    invoices: [
      invoice(3101, 310),
      invoice(3141, 314, { amount_paid: '116.00', status: 'paid', date_issued: '2024-08-20 10:00:00' }),
      invoice(3151, 315, { amount_paid: '116.00', status: 'paid', date_issued: '2021-02-03 10:00:00' }),
    ],
    payments: [payment(3141, 314, { invoice_id: 3141 }), payment(3151, 315, { invoice_id: 3151 })],
    findings: [
      found('customer', 310, 'customer-without-credit', ['116.00', '0.00']),
      found('customer', 311, 'customer-limit-unusable', [null, '0.00']),
      found('customer', 312, 'customer-limit-unusable', ['NaN', '0.00']),
      found('customer', 313, 'customer-limit-unusable', ['-1.00', '0.00']),
      found('customer', 314, 'customer-without-credit', ['0.00', '0.00']),
    ],
  },
  {
    name: 'days of credit missing, negative and without end',
    customers: [
      customer(320, { payment_terms: null, balance: '116.00' }),
      customer(321, { payment_terms: -15 }),
      customer(322, { payment_terms: 2147483647, balance: '116.00' }),
      customer(323, { payment_terms: 0, balance: '116.00' }),
    ],
    invoices: [invoice(3201, 320), invoice(3221, 322), invoice(3231, 323)],
    findings: [
      found('customer', 320, 'customer-terms-unusable', [null, '30']),
      found('customer', 321, 'customer-terms-unusable', ['-15', '30']),
      found('customer', 322, 'customer-terms-unusable', ['2147483647', '3650']),
    ],
  },
  {
    name: 'nothing where the defaults were',
    customers: [
      customer(330, { active: null, balance: null, created_at: null, credit_limit: '10.00', rfc: null }),
    ],
    invoices: [
      invoice(3301, 330, {
        ...{ tax_rate: null, amount_paid: null, status: null, date_issued: null },
        ...{ created_at: '2024-02-29 18:30:00', notes: null },
      }),
      invoice(3302, 330, { date_issued: null, created_at: null }),
    ],
    items: [item(33010, 3301, { quantity: null, unit_cost: null, margin_pct: null }), item(33020, 3302)],
    payments: [
      payment(3301, 330, {
        date_payment: null,
        created_at: '2024-04-01 08:00:00',
        reference: null,
        notes: null,
      }),
    ],
    findings: [
      found('customer', 330, 'customer-active-missing', [null, 'true']),
      found('customer', 330, 'customer-balance-does-not-tie', [null, '116.00']),
      found('invoice', 3301, 'invoice-tax-rate-unusable', [null, '0.1600']),
      found('invoice', 3301, 'invoice-amount-paid-does-not-tie', [null, '0.00']),
      found('invoice', 3301, 'invoice-status-unknown', [null, 'pending']),
      found('invoice', 3301, 'invoice-date-unusable', [null, '2024-02-29 18:30:00']),
      found('invoice', 3302, 'invoice-date-unusable', [null, '2024-02-29 18:30:00']),
      found('invoice_item', 33010, 'item-figure-derived', [
        'quantity vacío, unit_cost vacío, margin_pct vacío',
        'quantity 1.000, unit_cost 0.00, margin_pct 30.00',
      ]),
      found('payment', 3301, 'payment-date-unusable', [null, '2024-04-01 08:00:00']),
      found('payment', 3301, 'payment-without-invoice', ['116.00', '0.00']),
    ],
  },
  {
    name: 'dates that no calendar of the shop holds, and two yet to come',
    customers: [customer(340, { balance: '298.00' })],
    invoices: [
      invoice(3401, 340, { date_issued: 'infinity', created_at: '2024-05-01 10:00:00' }),
      invoice(3402, 340, { date_issued: '0202-04-01 10:00:00', created_at: '2024-05-01 11:00:00' }),
      invoice(3403, 340, {
        ...{ date_issued: '2071-05-01 12:00:00', created_at: '2024-05-01 12:00:00' },
        ...{ amount_paid: '50.00', status: 'partial' },
      }),
    ],
    payments: [
      payment(3401, 340, { invoice_id: 3403, amount: '50.00', date_payment: '2071-06-01 12:00:00' }),
    ],
    findings: [
      found('payment', 3401, 'payment-date-in-the-future', ['2071-06-01 12:00:00', '2071-06-01 12:00:00']),
      found('invoice', 3401, 'invoice-date-unusable', ['infinity', '2024-05-01 10:00:00']),
      found('invoice', 3402, 'invoice-date-unusable', ['0202-04-01 10:00:00', '2024-05-01 11:00:00']),
      found('invoice', 3403, 'invoice-date-in-the-future', ['2071-05-01 12:00:00', '2071-05-01 12:00:00']),
    ],
  },
  {
    name: 'folios of another shape',
    customers: [customer(350, { balance: '580.00' })],
    invoices: [
      invoice(3501, 350, { folio: 'A-15' }),
      invoice(3502, 350, { folio: 'nx-000777' }),
      invoice(3503, 350, { folio: 'NX-12' }),
      invoice(3504, 350, { folio: '' }),
      invoice(3505, 350, { folio: 'NX-99999999999999999' }),
    ],
    findings: [
      found('invoice', 3501, 'invoice-folio-odd', ['A-15', 'A-15']),
      found('invoice', 3502, 'invoice-folio-odd', ['nx-000777', 'nx-000777']),
      found('invoice', 3503, 'invoice-folio-odd', ['NX-12', 'NX-12']),
      found('invoice', 3504, 'invoice-folio-replaced', ['', 'NX-009001']),
      found('invoice', 3505, 'invoice-folio-odd', ['NX-99999999999999999', 'NX-99999999999999999']),
    ],
  },
  {
    name: 'a line of two parts at once; one of either is no fault',
    customers: [customer(380, { balance: '116.00' })],
    invoices: [invoice(3801, 380)],
    items: [
      item(38010, 3801, { part_id: 1, aftermarket_id: 2, unit_price: '50.00', line_total: '50.00' }),
      item(38011, 3801, { part_id: 2, unit_price: '30.00', line_total: '30.00' }),
      item(38012, 3801, { aftermarket_id: 1, unit_price: '20.00', line_total: '20.00' }),
    ],
    findings: [found('invoice_item', 38010, 'item-two-parts', ['part_id 1, aftermarket_id 2', 'part_id 1'])],
  },
  {
    name: 'a tax rate that cannot be one',
    customers: [customer(360, { balance: '116.00' })],
    invoices: [invoice(3601, 360, { tax_rate: '-0.1600' })],
    findings: [found('invoice', 3601, 'invoice-tax-rate-unusable', ['-0.1600', '0.1600'])],
  },
  {
    name: 'a method of payment in words of its own',
    customers: [customer(370, { balance: '-348.00' })],
    payments: [
      payment(3701, 370, { payment_method: 'EFECTIVO' }),
      payment(3702, 370, { payment_method: 'vales de despensa' }),
      payment(3703, 370, { payment_method: '' }),
    ],
    findings: [
      found('payment', 3701, 'payment-method-unknown', ['EFECTIVO', 'EFECTIVO']),
      found('payment', 3702, 'payment-method-unknown', ['vales de despensa', 'vales de despensa']),
      found('payment', 3703, 'payment-method-unknown', ['', '']),
      ...[3701, 3702, 3703].map((id) => found('payment', id, 'payment-without-invoice', ['116.00', '0.00'])),
    ],
  },
];
