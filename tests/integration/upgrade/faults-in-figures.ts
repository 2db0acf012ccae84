import { customer, invoice, item, payment } from './original-rows.ts';
import { found, type PlantedFault } from './planted-fault.ts';

/** Figures that are no figures, have the wrong sign, are missing, or do not add up. */
export const FAULTS_IN_FIGURES: readonly PlantedFault[] = [
  {
    name: 'an invoice whose total is not a number, and a payment for it',
    customers: [customer(200, { balance: 'NaN' })],
    invoices: [
      invoice(2001, 200, {
        subtotal: 'NaN',
        tax_amount: 'NaN',
        total: 'NaN',
        amount_paid: '50.00',
        status: 'partial',
      }),
    ],
    items: [item(20010, 2001, { unit_price: 'NaN', line_total: 'NaN', unit_cost: 'NaN' }), item(20011, 2001)],
    payments: [payment(2001, 200, { invoice_id: 2001, amount: '50.00' })],
    findings: [
      found('payment', 2001, 'payment-to-quarantined-invoice', ['50.00', '0.00']),
      found('customer', 200, 'customer-balance-does-not-tie', ['NaN', '-50.00']),
    ],
    quarantined: [
      { entity: 'invoice', id: 2001, code: 'invoice-total-unusable' },
      { entity: 'invoice_item', id: 20010, code: 'item-price-unusable' },
    ],
  },
  {
    name: 'a payment that is not a number, as the original took it',
    customers: [customer(201, { balance: 'NaN' })],
    invoices: [invoice(2011, 201, { amount_paid: 'NaN', status: 'paid' })],
    payments: [payment(2011, 201, { invoice_id: 2011, amount: 'NaN' })],
    findings: [
      found('invoice', 2011, 'invoice-amount-paid-does-not-tie', ['NaN', '0.00']),
      found('invoice', 2011, 'invoice-status-does-not-follow', ['paid', 'pending']),
      found('customer', 201, 'customer-balance-does-not-tie', ['NaN', '116.00']),
    ],
    quarantined: [{ entity: 'payment', id: 2011, code: 'payment-amount-unusable' }],
  },
  {
    name: 'a negative payment',
    customers: [customer(202, { balance: '216.00' })],
    invoices: [invoice(2021, 202)],
    payments: [payment(2021, 202, { amount: '-100.00' })],
    findings: [found('customer', 202, 'customer-balance-does-not-tie', ['216.00', '116.00'])],
    quarantined: [{ entity: 'payment', id: 2021, code: 'payment-amount-negative' }],
  },
  {
    name: 'an invoice with a negative total',
    customers: [customer(203, { balance: '-116.00' })],
    invoices: [invoice(2031, 203, { subtotal: '-100.00', tax_amount: '-16.00', total: '-116.00' })],
    items: [item(20310, 2031, { quantity: -1, line_total: '-100.00' })],
    findings: [
      found('customer', 203, 'customer-balance-does-not-tie', ['-116.00', '0.00']),
      found('invoice_item', 20310, 'item-quantity-not-positive', ['-1', '-1.000']),
    ],
    quarantined: [{ entity: 'invoice', id: 2031, code: 'invoice-total-negative' }],
  },
  {
    name: 'a return inside an invoice, and a line of no pieces',
    customers: [customer(204, { balance: '116.00' })],
    invoices: [invoice(2041, 204)],
    items: [
      item(20410, 2041, { quantity: 2, line_total: '200.00' }),
      item(20411, 2041, { quantity: -1, line_total: '-100.00' }),
      item(20412, 2041, { quantity: 0, line_total: '0.00' }),
    ],
    findings: [
      found('invoice_item', 20411, 'item-quantity-not-positive', ['-1', '-1.000']),
      found('invoice_item', 20412, 'item-quantity-not-positive', ['0', '0.000']),
    ],
  },
  {
    name: 'a payment of less than a centavo, stored as nothing',
    customers: [customer(205, { balance: '0.00' })],
    payments: [payment(2051, 205, { amount: '0.00' })],
    findings: [found('payment', 2051, 'payment-zero', ['0.00', '0.00'])],
  },
  {
    name: 'half a metre stored as one, off by far; floats, off by a centavo',
    customers: [customer(206, { balance: '405.99' })],
    invoices: [
      invoice(2061, 206, { subtotal: '50.00', tax_amount: '8.00', total: '58.00' }),
      invoice(2062, 206, { total: '115.99' }),
      invoice(2063, 206),
      invoice(2064, 206, { tax_amount: '0.00', total: '100.00' }),
      invoice(2065, 206, { total: '16.00' }),
    ],
    items: [
      item(20610, 2061, { quantity: 1, line_total: '50.00' }),
      item(20620, 2062),
      item(20630, 2063, { unit_price: '90.00', line_total: '90.00' }),
      item(20640, 2064),
      item(20650, 2065, { unit_price: '99.99', line_total: '99.99' }),
    ],
    findings: [
      found('invoice_item', 20610, 'item-does-not-multiply', ['50.00', '50.00']),
      found('invoice', 2062, 'invoice-cents-off'),
      found('invoice', 2063, 'invoice-items-do-not-add', ['100.00', '100.00']),
      found('invoice', 2064, 'invoice-tax-does-not-follow', ['0.00', '0.00']),
      found('invoice', 2065, 'invoice-cents-off'),
      found('invoice', 2065, 'invoice-total-does-not-add', ['16.00', '16.00']),
    ],
  },
  {
    name: 'figures missing or unusable where the rest of the row says what they were',
    customers: [customer(207, { balance: '348.00' })],
    invoices: [
      invoice(2071, 207, { subtotal: 'NaN' }),
      invoice(2072, 207, { subtotal: 'NaN', tax_amount: 'NaN', tax_rate: 'NaN' }),
      invoice(2073, 207),
    ],
    items: [
      item(20710, 2071, { unit_cost: 'NaN', margin_pct: 'NaN' }),
      item(20720, 2072, { unit_price: 'NaN', quantity: 4 }),
      item(20730, 2073, { line_total: 'NaN', quantity: null, unit_cost: '-5.00' }),
    ],
    findings: [
      found('invoice', 2071, 'invoice-figure-derived', ['subtotal NaN', 'subtotal 100.00']),
      found('invoice', 2072, 'invoice-tax-rate-unusable', ['NaN', '0.1600']),
      found('invoice', 2072, 'invoice-figure-derived', [
        'subtotal NaN, tax_amount NaN',
        'subtotal 100.00, tax_amount 16.00',
      ]),
      found('invoice_item', 20710, 'item-figure-derived', [
        'unit_cost NaN, margin_pct NaN',
        'unit_cost 0.00, margin_pct 30.00',
      ]),
      found('invoice_item', 20720, 'item-figure-derived', ['unit_price NaN', 'unit_price 25.00']),
      found('invoice_item', 20730, 'item-figure-derived', [
        'quantity vacío, unit_cost -5.00, line_total NaN',
        'quantity 1.000, unit_cost 0.00, line_total 100.00',
      ]),
    ],
  },
  {
    name: 'amounts whose sum no balance can hold',
    customers: [customer(208, { balance: '0.00' })],
    invoices: [
      invoice(2081, 208, { subtotal: '5000000000.00', tax_amount: '800000000.00', total: '5800000000.00' }),
      invoice(2082, 208, { subtotal: '6000000000.00', tax_amount: '960000000.00', total: '6960000000.00' }),
      invoice(2083, 208),
    ],
    items: [
      item(20810, 2081, { unit_price: '5000000000.00', line_total: '5000000000.00' }),
      item(20820, 2082, { unit_price: '6000000000.00', line_total: '6000000000.00' }),
      item(20830, 2083),
    ],
    findings: [found('customer', 208, 'customer-balance-does-not-tie', ['0.00', '5800000116.00'])],
    quarantined: [{ entity: 'invoice', id: 2082, code: 'invoice-total-out-of-range' }],
  },
  {
    name: 'payments whose sum no balance can hold',
    customers: [customer(209, { balance: '-5000000000.00' })],
    payments: [
      payment(2091, 209, { amount: '6000000000.00' }),
      payment(2092, 209, { amount: '5000000000.00' }),
    ],
    findings: [found('payment', 2092, 'payment-without-invoice', ['5000000000.00', '0.00'])],
    quarantined: [{ entity: 'payment', id: 2091, code: 'payment-amount-out-of-range' }],
  },
  {
    name: 'a discount as a line of its own',
    customers: [customer(210, { balance: '116.00' })],
    invoices: [invoice(2101, 210)],
    items: [
      item(21010, 2101, { unit_price: '120.00', line_total: '120.00' }),
      item(21011, 2101, { unit_cost: '0.00', unit_price: '-20.00', line_total: '-20.00' }),
    ],
    findings: [found('invoice_item', 21011, 'item-amount-negative', ['-20.00', '-20.00'])],
  },
];
