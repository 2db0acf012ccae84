import { customer, invoice, item, payment } from './original-rows.ts';
import { found, type PlantedFault } from './planted-fault.ts';

/** What only tables without keys and references can hold. */
export const FAULTS_OF_A_HAND_MADE_COPY: readonly PlantedFault[] = [
  {
    name: 'documents of a customer who is not there, and of none',
    invoices: [invoice(5001, 500), invoice(5002, 501), { ...invoice(5003, 0), customer_id: null }],
    payments: [
      payment(5001, 501, { invoice_id: 5002, amount: '16.00' }),
      payment(5002, 502, { amount: '7.00' }),
      { ...payment(5003, 0, { amount: '9.00' }), customer_id: null },
    ],
    findings: [
      found('customer', 500, 'customer-missing', [null, '116.00']),
      found('customer', 501, 'customer-missing', [null, '100.00']),
      found('customer', 502, 'customer-missing', [null, '-7.00']),
      found('invoice', 5003, 'invoice-customer-missing', [null, '562']),
      found('payment', 5003, 'payment-customer-missing', [null, '562']),
      found('payment', 5003, 'payment-without-invoice', ['9.00', '0.00']),
      found('customer', 562, 'customer-missing', [null, '107.00']),
      found('invoice', 5002, 'invoice-amount-paid-does-not-tie', ['0.00', '16.00']),
      found('invoice', 5002, 'invoice-status-does-not-follow', ['pending', 'partial']),
      found('payment', 5002, 'payment-without-invoice', ['7.00', '0.00']),
    ],
  },
  {
    name: 'lines and payments of an invoice that is not there, a line of a part that is not there',
    customers: [customer(510, { balance: '100.00' })],
    invoices: [invoice(5101, 510)],
    items: [
      item(51010, 5101, { part_id: 99999, aftermarket_id: 88888 }),
      item(51011, 59999),
      item(51012, 0, { invoice_id: null }),
    ],
    payments: [payment(5101, 510, { invoice_id: 59998, amount: '16.00' })],
    findings: [
      found('invoice_item', 51010, 'item-part-missing', ['part_id 99999, aftermarket_id 88888', null]),
      found('payment', 5101, 'payment-to-missing-invoice', ['16.00', '0.00']),
    ],
    quarantined: [
      { entity: 'invoice_item', id: 51011, code: 'item-invoice-missing' },
      { entity: 'invoice_item', id: 51012, code: 'item-invoice-missing' },
    ],
  },
  {
    name: 'one folio twice, and none',
    customers: [customer(520, { balance: '348.00' })],
    invoices: [
      invoice(5201, 520, { folio: 'NX-005201' }),
      invoice(5202, 520, { folio: 'NX-005201' }),
      invoice(5203, 520, { folio: null }),
    ],
    findings: [
      found('invoice', 5202, 'invoice-folio-replaced', ['NX-005201', 'NX-005602']),
      found('invoice', 5203, 'invoice-folio-replaced', [null, 'NX-005603']),
    ],
  },
  {
    name: 'one id twice',
    customers: [customer(530, { balance: '116.00' }), customer(530, { name: 'El segundo 530' })],
    invoices: [invoice(5301, 530), invoice(5301, 530, { folio: 'NX-005302' })],
    items: [item(53010, 5301), item(53010, 5301, { description: 'La segunda 53010' })],
    payments: [payment(5301, 530, { amount: '0.00' }), payment(5301, 530, { amount: '40.00' })],
    findings: [found('payment', 5301, 'payment-zero', ['0.00', '0.00'])],
    quarantined: [
      { entity: 'customer', id: 530, code: 'id-duplicate' },
      { entity: 'invoice', id: 5301, code: 'id-duplicate' },
      { entity: 'invoice_item', id: 53010, code: 'id-duplicate' },
      { entity: 'payment', id: 5301, code: 'id-duplicate' },
    ],
  },
  {
    name: 'no id at all',
    customers: [customer(0, { id_customer: null, name: 'Sin número' })],
    findings: [found('customer', 561, 'id-missing', [null, '561'])],
  },
  {
    name: 'nothing where something was required',
    customers: [customer(540, { name: null, balance: '116.00' })],
    invoices: [invoice(5401, 540, { total: null }), invoice(5402, 540, { subtotal: null, tax_amount: null })],
    items: [item(54010, 5402, { description: null, unit_price: null })],
    payments: [
      payment(5401, 540, { amount: null }),
      payment(5402, 540, { amount: '0.00', payment_method: null }),
    ],
    findings: [
      found('customer', 540, 'customer-name-blank', [null, 'Taller Automotriz 540, S.A. de C.V.']),
      found('invoice', 5401, 'invoice-without-items'),
      found('invoice', 5402, 'invoice-figure-derived', [
        'subtotal vacío, tax_amount vacío',
        'subtotal 100.00, tax_amount 16.00',
      ]),
      found('invoice_item', 54010, 'item-description-missing', [null, 'Sin descripción']),
      found('invoice_item', 54010, 'item-figure-derived', ['unit_price vacío', 'unit_price 100.00']),
      found('payment', 5402, 'payment-zero', ['0.00', '0.00']),
      found('payment', 5402, 'payment-method-unknown', [null, 'efectivo']),
    ],
    quarantined: [
      { entity: 'invoice', id: 5401, code: 'invoice-total-unusable' },
      { entity: 'payment', id: 5401, code: 'payment-amount-unusable' },
    ],
  },
  {
    name: 'the highest folio, beyond what the sequence would have been',
    customers: [customer(560, { balance: '116.00' })],
    invoices: [invoice(5601, 560)],
    findings: [],
  },
];
