import { cents } from '../../src/shared/domain/money.ts';
import { quantityMilli } from '../../src/shared/domain/scaled.ts';
import type { TicketDocument } from '../../src/shared/domain/ticket/document.ts';

/** A counter sale with two methods, change, a long description and a quantity that is not whole. */
export const cashTicket: TicketDocument = {
  kind: 'sale',
  shopName: 'Refaccionaria Núñez e Hijos',
  folio: 'NX-000123',
  ticketNumber: 'T01-000045',
  issuedOn: '23/11/2026',
  issuedAt: '14:05',
  cashierName: 'Lucía Ibáñez',
  customerName: 'Público en general',
  customerRfc: 'XAXX010101000',
  customerReference: null,
  terms: 'contado',
  dueOn: null,
  pricesIncludeTax: false,
  lines: [
    line(
      2000,
      '90915-YZZD4',
      'Filtro de aceite Toyota Corolla 1.8 / Yaris / Hilux (¡original!)',
      18_950,
      37_900,
    ),
    line(
      1000,
      'BP-1234',
      'Balata «cerámica» para Nissan Tsuru III 1.6 1992-2017 & Platina €',
      64_900,
      64_900,
    ),
    line(2500, '', 'Aceite 20W-50 a granel', 8700, 21_750),
  ],
  subtotalCents: cents(124_550),
  taxPercent: '16',
  taxCents: cents(19_928),
  totalCents: cents(144_478),
  tenders: [
    { method: 'tarjeta', receivedCents: cents(100_000) },
    { method: 'efectivo', receivedCents: cents(50_000) },
  ],
  changeCents: cents(5522),
  owedCents: cents(0),
};

/** A sale on credit that has no folio yet, with everything that must be escaped or cut. */
export const creditTicket: TicketDocument = {
  ...cashTicket,
  folio: null,
  cashierName: null,
  customerName: 'Taller Mecánico Automotriz Hernández Peña y Asociados, S.A. de C.V.',
  customerRfc: 'THP800101AB1',
  customerReference: 'OC-88123 <b>"urgente"</b>',
  terms: 'credito',
  dueOn: '23/12/2026',
  pricesIncludeTax: true,
  lines: [
    line(
      1000,
      "</style><script>alert('x')</script>",
      `<img src=x onerror="alert(1)"> ${'X'.repeat(60)}`,
      144_478,
      144_478,
    ),
    line(999_999_999, 'ÚÑICA', 'Tornillo', 999_999_999_999, 999_999_999_999),
  ],
  tenders: [],
  changeCents: cents(0),
  owedCents: cents(144_478),
};

/** A shop that says everything of itself, in texts that no paper has on one line. */
export const fullShopTicket: TicketDocument = {
  ...cashTicket,
  shop: {
    legalName: 'Refacciones y Autopartes Núñez e Hijos del Sureste, S.A. de C.V.',
    rfc: 'RAN850312AB1',
    taxRegime: '601 General de Ley Personas Morales',
    address:
      'Av. Insurgentes Sur 1234, Local 5\nCol. Del Valle Centro, Benito Juárez, 03100 Ciudad de México',
    phone: '55 1234 5678 / 55 8765 4321',
    invoiceHelp:
      'Factura: pídala con este ticket y su constancia de situación fiscal dentro del mes de la compra.',
    closing:
      'Cambios y devoluciones dentro de 7 días, con ticket y empaque original.\n\nEn partes eléctricas no hay devolución.\n¡Gracias por su compra!',
  },
};

/** Part money, part saldo a favor and part on credit, with all that a customer wants to find on it again. */
export const mixedTicket: TicketDocument = {
  ...cashTicket,
  customerName: 'Taller Núñez',
  customerRfc: 'TNU800101AB1',
  customerReference: 'OC-4471',
  collectedBy: 'Chuy, chalán del taller',
  notes: 'Entregar en la bodega de atrás, preguntar por doña Lety antes de las seis',
  terms: 'credito',
  dueOn: '23/12/2026',
  tenders: [
    { method: 'tarjeta', receivedCents: cents(40_000) },
    { method: 'efectivo', receivedCents: cents(20_000) },
  ],
  changeCents: cents(0),
  favorCents: cents(25_000),
  owedCents: cents(59_478),
};

function line(
  quantity: number,
  code: string,
  description: string,
  unitPrice: number,
  total: number,
): TicketDocument['lines'][number] {
  return {
    quantityMilli: quantityMilli(quantity),
    code,
    description,
    unitPriceCents: cents(unitPrice),
    lineTotalCents: cents(total),
  };
}
