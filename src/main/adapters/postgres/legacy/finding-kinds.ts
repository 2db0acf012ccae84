/** How much a kind of finding asks of the owner: look at once, look when there is time, only to know. */
export const SEVERITIES = ['quarantine', 'review', 'notice'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface FindingKind {
  readonly severity: Severity;
  /** Spanish, for a heading with the count behind it. */
  readonly title: string;
  /** What to do about it, where there is something to do. */
  readonly advice?: string;
  /** Whether the printed report names them all instead of the first few. */
  readonly listAll?: boolean;
}

const MONEY_IN_FAVOUR = 'Aplique el saldo a favor a las facturas que corresponda.';

/** Every code that the upgrade writes into `legacy_findings`. */
export const FINDING_KINDS: Readonly<Record<string, FindingKind>> = {
  'invoice-total-unusable': {
    severity: 'quarantine',
    title: 'Facturas cuyo total no es un importe',
    advice: 'Busque el papel de cada una y vuelva a registrarla por su importe.',
    listAll: true,
  },
  'invoice-total-negative': {
    severity: 'quarantine',
    title: 'Facturas con total negativo',
    advice:
      'Si fueron devoluciones, registre a cada cliente un abono por ese importe, con el folio como referencia.',
    listAll: true,
  },
  'invoice-total-out-of-range': {
    severity: 'quarantine',
    title: 'Facturas por un importe imposible',
    advice: 'Suele ser un código leído en el campo de la cantidad. Regístrelas de nuevo por su importe.',
    listAll: true,
  },
  'payment-amount-unusable': {
    severity: 'quarantine',
    title: 'Pagos cuyo monto no es un importe',
    advice: 'Busque el recibo o el estado de cuenta y registre el abono.',
    listAll: true,
  },
  'payment-amount-negative': {
    severity: 'quarantine',
    title: 'Pagos con monto negativo',
    advice: 'Si fueron devoluciones de dinero, regístrelas como tales.',
    listAll: true,
  },
  'payment-amount-out-of-range': {
    severity: 'quarantine',
    title: 'Pagos por un importe imposible',
    listAll: true,
  },
  'item-price-unusable': { severity: 'quarantine', title: 'Partidas sin precio ni importe', listAll: true },
  'item-invoice-missing': {
    severity: 'quarantine',
    title: 'Partidas de facturas que no existen',
    listAll: true,
  },
  'id-duplicate': { severity: 'quarantine', title: 'Registros con el número interno de otro', listAll: true },

  'customer-balance-does-not-tie': {
    severity: 'review',
    title: 'Clientes cuyo saldo no era la suma de sus documentos',
    advice: 'Revise con cada cliente su estado de cuenta antes de cobrarle.',
  },
  'customer-without-credit': {
    severity: 'review',
    title: 'Clientes que ya no podrán comprar a crédito (límite $0.00)',
    advice: 'Dé un límite en Cuentas a los que deban seguir comprando a crédito.',
    listAll: true,
  },
  'customer-limit-unusable': { severity: 'review', title: 'Límites de crédito que no se podían leer' },
  'customer-missing': { severity: 'review', title: 'Clientes que faltaban y se crearon de nuevo' },
  'customer-inactive-with-balance': { severity: 'review', title: 'Clientes dados de baja con saldo' },
  'public-customer-with-balance': {
    severity: 'review',
    title: 'Cuentas de venta de mostrador con saldo',
    advice: 'Sáldelas con un abono o cancelando; desde ahora el público en general no lleva cuenta.',
    listAll: true,
  },
  'invoice-amount-paid-does-not-tie': {
    severity: 'review',
    title: 'Facturas cuyo importe pagado no era la suma de sus pagos',
    advice: 'Una factura marcada como pagada sin pago vuelve a deberse: si se cobró, registre el abono.',
  },
  'invoice-status-does-not-follow': {
    severity: 'review',
    title: 'Facturas cuyo estado no seguía a sus importes',
  },
  'invoice-status-unknown': { severity: 'review', title: 'Facturas con un estado desconocido' },
  'invoice-customer-missing': { severity: 'review', title: 'Facturas que no decían de qué cliente eran' },
  'invoice-folio-replaced': {
    severity: 'review',
    title: 'Facturas que recibieron otro folio',
    advice: 'El folio impreso se conserva y también sirve para buscarlas.',
    listAll: true,
  },
  'payment-customer-missing': { severity: 'review', title: 'Pagos que no decían de qué cliente eran' },
  'payment-to-other-customer': {
    severity: 'review',
    title: 'Pagos a la factura de otro cliente',
    advice: 'El dinero queda a favor de quien pagó. Si pagó por el otro, registre ahí el abono.',
  },
  'payment-to-cancelled-invoice': {
    severity: 'review',
    title: 'Pagos a facturas canceladas',
    advice: MONEY_IN_FAVOUR,
  },
  'payment-to-quarantined-invoice': {
    severity: 'review',
    title: 'Pagos a facturas en cuarentena',
    advice: MONEY_IN_FAVOUR,
  },
  'payment-to-missing-invoice': {
    severity: 'review',
    title: 'Pagos a facturas que no existen',
    advice: MONEY_IN_FAVOUR,
  },
  'payment-exceeds-invoice': {
    severity: 'review',
    title: 'Pagos mayores que lo que debía su factura',
    advice: MONEY_IN_FAVOUR,
  },
  'payment-without-invoice': { severity: 'review', title: 'Pagos sin factura', advice: MONEY_IN_FAVOUR },
  'invoice-total-does-not-add': {
    severity: 'review',
    title: 'Facturas cuyo subtotal e IVA no suman el total',
  },
  'invoice-items-do-not-add': { severity: 'review', title: 'Facturas cuyas partidas no suman el subtotal' },
  'invoice-tax-does-not-follow': { severity: 'review', title: 'Facturas cuyo IVA no sale de su tasa' },
  'role-is-superuser': {
    severity: 'review',
    title: 'La aplicación anterior entra como superusuario',
    listAll: true,
  },
  'role-is-member': {
    severity: 'review',
    title: 'La aplicación anterior entra con el rol que migró',
    listAll: true,
  },

  'customer-name-blank': { severity: 'notice', title: 'Clientes sin nombre' },
  'customer-rfc-odd': { severity: 'notice', title: 'RFC con una forma que no es de RFC' },
  'customer-rfc-generic': { severity: 'notice', title: 'Clientes con nombre y RFC genérico' },
  'customer-terms-unusable': { severity: 'notice', title: 'Días de crédito que no se podían usar' },
  'customer-active-missing': {
    severity: 'notice',
    title: 'Clientes de los que no se sabía si están activos',
  },
  'public-customer-adopted': { severity: 'notice', title: 'Público en general', listAll: true },
  'public-customer-repeated': { severity: 'notice', title: 'Otros público en general' },
  'id-missing': { severity: 'notice', title: 'Registros sin número interno' },
  'invoice-cents-off': {
    severity: 'notice',
    title: 'Facturas que no cuadran por centavos (el sistema anterior redondeaba mal)',
  },
  'invoice-figure-derived': { severity: 'notice', title: 'Facturas con subtotal o IVA ilegible' },
  'invoice-tax-rate-unusable': { severity: 'notice', title: 'Tasas de IVA que no se podían usar' },
  'invoice-date-unusable': { severity: 'notice', title: 'Fechas de factura que no se podían usar' },
  'invoice-date-in-the-future': { severity: 'notice', title: 'Facturas con fecha futura' },
  'invoice-folio-odd': { severity: 'notice', title: 'Folios de otra forma' },
  'invoice-without-items': { severity: 'notice', title: 'Facturas sin partidas' },
  'item-figure-derived': { severity: 'notice', title: 'Partidas con cifras que faltaban' },
  'item-quantity-not-positive': { severity: 'notice', title: 'Partidas con cantidad cero o negativa' },
  'item-amount-negative': { severity: 'notice', title: 'Partidas con importe negativo' },
  'item-does-not-multiply': { severity: 'notice', title: 'Partidas cuyo importe no es cantidad por precio' },
  'item-description-missing': { severity: 'notice', title: 'Partidas sin descripción' },
  'item-part-missing': { severity: 'notice', title: 'Partidas de partes que no están en el catálogo' },
  'item-two-parts': { severity: 'notice', title: 'Partidas con dos partes' },
  'payment-zero': { severity: 'notice', title: 'Pagos de $0.00' },
  'payment-method-unknown': { severity: 'notice', title: 'Formas de pago que la caja no conoce' },
  'payment-date-unusable': { severity: 'notice', title: 'Fechas de pago que no se podían usar' },
  'payment-date-in-the-future': { severity: 'notice', title: 'Pagos con fecha futura' },
  'ownership-taken': { severity: 'notice', title: 'Tablas que cambiaron de dueño' },
  'privileges-revoked': { severity: 'notice', title: 'Permisos retirados', listAll: true },
  'original-trigger-disabled': { severity: 'notice', title: 'Disparadores apagados', listAll: true },
  'structure-policy-removed': { severity: 'notice', title: 'Políticas quitadas', listAll: true },
  'structure-constraint-removed': { severity: 'notice', title: 'Restricciones quitadas', listAll: true },
  'structure-column-optional': {
    severity: 'notice',
    title: 'Columnas que ya no son obligatorias',
    listAll: true,
  },
  'structure-column-renamed': { severity: 'notice', title: 'Columnas con otro nombre', listAll: true },
  'structure-formula-removed': { severity: 'notice', title: 'Columnas que ya no se calculan', listAll: true },
};

/** A code of a later version, or of a hand: shown rather than hidden. */
export function findingKind(code: string): FindingKind {
  return FINDING_KINDS[code] ?? { severity: 'review', title: code };
}
