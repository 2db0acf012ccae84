import { customer, invoice, payment } from './original-rows.ts';
import { found, type PlantedFault } from './planted-fault.ts';

/** `XAXX010101000` is the RFC of anonymous sales and of everybody who has none: the name tells which. */
export const FAULTS_OF_THE_PUBLIC_CUSTOMER: readonly PlantedFault[] = [
  {
    name: 'anonymous sales on an account that owes, and on one that owes nothing',
    customers: [
      customer(400, { name: 'PÚBLICO EN GENERAL', rfc: 'xaxx010101000', balance: '116.00' }),
      customer(401, { name: 'Publico en General', rfc: 'XAXX010101000', business_name: null }),
      customer(404, { name: 'Mostrador', rfc: null }),
      customer(402, { name: 'VENTAS DE MOSTRADOR', rfc: 'XAXX010101000', balance: '-10.00' }),
    ],
    invoices: [invoice(4001, 400), invoice(4011, 401, { amount_paid: '116.00', status: 'paid' })],
    payments: [payment(4011, 401, { invoice_id: 4011 }), payment(4021, 402, { amount: '10.00' })],
    findings: [
      found('customer', 400, 'customer-rfc-odd', ['xaxx010101000', 'xaxx010101000']),
      found('customer', 400, 'public-customer-with-balance', ['116.00', '116.00']),
      found('customer', 401, 'public-customer-adopted', ['50000.00', '0.00']),
      found('customer', 402, 'public-customer-with-balance', ['-10.00', '-10.00']),
      found('customer', 404, 'public-customer-repeated', ['50000.00', '0.00']),
      found('payment', 4021, 'payment-without-invoice', ['10.00', '0.00']),
    ],
  },
  {
    name: 'a person without an RFC who has credit',
    customers: [
      customer(403, { name: 'Juan Pérez', rfc: 'XAXX010101000', business_name: null, balance: '116.00' }),
    ],
    invoices: [invoice(4031, 403)],
    findings: [found('customer', 403, 'customer-rfc-generic', ['XAXX010101000', 'XAXX010101000'])],
  },
];
