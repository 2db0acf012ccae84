import { rightLabel, type AuthorisableRight, type Right } from './cashiers/rights.ts';
import { formatPesos, type Cents } from './money.ts';

/** Every failure that a user may see. Anything else is a defect and is shown as `unexpected`. */
export type ShopError =
  | { readonly code: 'bad-input'; readonly field: string; readonly problem: string }
  | { readonly code: 'empty-sale' }
  | { readonly code: 'part-not-found' }
  | { readonly code: 'customer-not-found' }
  | { readonly code: 'customer-inactive'; readonly customerName: string }
  | { readonly code: 'invoice-not-found' }
  | { readonly code: 'invoice-already-cancelled'; readonly folio: string }
  | { readonly code: 'tender-short'; readonly totalCents: Cents; readonly receivedCents: Cents }
  | { readonly code: 'change-only-from-cash'; readonly totalCents: Cents; readonly receivedCents: Cents }
  | { readonly code: 'public-customer-on-credit' }
  /** The customer has less saldo a favor than the sale wants to use. */
  | { readonly code: 'favor-short'; readonly favorCents: Cents; readonly requestedCents: Cents }
  /** This customer's sales on credit carry his own note or order number. */
  | { readonly code: 'reference-required'; readonly customerName: string }
  | {
      readonly code: 'credit-limit-exceeded';
      readonly limitCents: Cents;
      readonly balanceCents: Cents;
      readonly availableCents: Cents;
      readonly requestedCents: Cents;
    }
  | { readonly code: 'tax-rate-not-the-shops'; readonly shopRatePercent: string }
  | { readonly code: 'totals-changed'; readonly shownCents: Cents; readonly computedCents: Cents }
  | { readonly code: 'id-reused' }
  | { readonly code: 'operation-not-found' }
  | { readonly code: 'parked-sale-not-found' }
  | { readonly code: 'too-many-parked-sales'; readonly most: number }
  | { readonly code: 'nobody-on-duty' }
  | { readonly code: 'not-allowed'; readonly right: Right }
  /** Somebody else may allow it with his PIN, for this operation. `detail`: the figures that decide, in Spanish. */
  | { readonly code: 'authorisation-required'; readonly right: AuthorisableRight; readonly detail: string }
  /** Nobody's PIN. `waitMs`: how long the next try has to wait; 0: not at all. */
  | { readonly code: 'wrong-pin'; readonly waitMs: number }
  /** After too many wrong ones: this PIN was not looked at. */
  | { readonly code: 'pin-wait'; readonly waitMs: number }
  /** Another terminal made him first. */
  | { readonly code: 'owner-exists' }
  /** An active cashier has it: a PIN alone tells who it is. */
  | { readonly code: 'pin-taken' }
  | { readonly code: 'last-owner' }
  | { readonly code: 'central-away' }
  /** What is shared is changed in central alone. */
  | { readonly code: 'settings-need-central' }
  | {
      readonly code: 'connection-not-kept';
      readonly reason: 'no-vault' | 'environment' | 'settings-unreadable';
    }
  /** Somebody else changed it between reading and saving. */
  | {
      readonly code: 'changed-meanwhile';
      readonly changes: readonly {
        readonly label: string;
        readonly seen: string;
        readonly current: string;
        readonly wanted: string;
      }[];
    }
  | { readonly code: 'schema-mismatch'; readonly terminalVersion: number; readonly centralVersion: number }
  | { readonly code: 'disk-full' }
  | { readonly code: 'outcome-unknown' }
  | { readonly code: 'unexpected'; readonly reference: string };

export type ShopErrorCode = ShopError['code'];

/** The one place that makes messages: what happened, what is safe, what to do. Spanish, for the screen. */
export function errorMessage(error: ShopError): string {
  switch (error.code) {
    case 'bad-input':
      return `${error.field}: ${error.problem}. No se guardó nada; corrija el dato y vuelva a intentar.`;
    case 'empty-sale':
      return 'La venta no tiene partidas. Agregue al menos una.';
    case 'part-not-found':
      return 'No se encontró esa parte. Revise el código o búsquela por nombre.';
    case 'customer-not-found':
      return 'Cliente no encontrado';
    case 'customer-inactive':
      return `${error.customerName} está dado de baja. No se guardó nada; elija otro cliente o pida que lo reactiven.`;
    case 'invoice-not-found':
      return 'Factura no encontrada';
    case 'invoice-already-cancelled':
      return 'La factura ya está cancelada';
    case 'tender-short':
      return `Faltan ${formatPesos(subtract(error.totalCents, error.receivedCents))}: el total es ${formatPesos(error.totalCents)} y se recibieron ${formatPesos(error.receivedCents)}. No se cobró nada.`;
    case 'change-only-from-cash':
      return `Lo recibido (${formatPesos(error.receivedCents)}) pasa del total (${formatPesos(error.totalCents)}) y solo del efectivo se da cambio. No se cobró nada; corrija el monto.`;
    case 'public-customer-on-credit':
      return 'Público en general no lleva crédito ni saldo. Elija un cliente con crédito o cobre de contado.';
    case 'favor-short':
      return `El saldo a favor es de ${formatPesos(error.favorCents)} y se quiso usar ${formatPesos(error.requestedCents)}. No se cobró nada; use menos o cobre el resto.`;
    case 'reference-required':
      return `${error.customerName} pide su número de nota o pedido en cada venta a crédito. No se guardó nada; escríbalo y vuelva a intentar.`;
    case 'credit-limit-exceeded':
      return `El crédito no alcanza: límite ${formatPesos(error.limitCents)}, saldo ${formatPesos(error.balanceCents)}, disponible ${formatPesos(error.availableCents)}, y la venta pide ${formatPesos(error.requestedCents)}. No se guardó nada.`;
    case 'tax-rate-not-the-shops':
      return `La tasa de IVA es la de la tienda (${error.shopRatePercent} %). No se guardó nada.`;
    case 'totals-changed':
      return `El total cambió de ${formatPesos(error.shownCents)} a ${formatPesos(error.computedCents)}. No se cobró nada; revise y vuelva a cobrar.`;
    case 'id-reused':
      return 'Ese identificador ya se usó con otros datos. Lo guardado antes no cambió; repita con uno nuevo.';
    case 'operation-not-found':
      return 'No se encontró esa operación en esta terminal.';
    case 'parked-sale-not-found':
      return 'Esa venta en espera ya no está: se retomó o se eliminó.';
    case 'too-many-parked-sales':
      return `Ya hay ${error.most} ventas en espera. Retome o elimine alguna; la venta abierta sigue como está.`;
    case 'nobody-on-duty':
      return 'Nadie está en la caja. No se guardó nada; ponga su PIN y vuelva a intentar.';
    case 'not-allowed':
      return `No tiene permiso: ${rightLabel(error.right)}. No se guardó nada; pídalo a quien lo tenga.`;
    case 'authorisation-required':
      return `${rightLabel(error.right)}: ${error.detail} No se guardó nada; hace falta el PIN de un supervisor.`;
    case 'wrong-pin':
      return error.waitMs === 0
        ? 'Ese PIN no es de nadie. Vuelva a escribirlo.'
        : `Ese PIN no es de nadie. Espere ${secondsText(error.waitMs)} antes de volver a intentar.`;
    case 'pin-wait':
      return `Demasiados PIN equivocados. Espere ${secondsText(error.waitMs)} y vuelva a escribirlo.`;
    case 'owner-exists':
      return 'La tienda ya tiene dueño, dado de alta en otra terminal. No se guardó nada; entre con el PIN de él o pídale que lo dé de alta.';
    case 'pin-taken':
      return 'Ese PIN ya lo usa alguien de la tienda. No se guardó nada; elija otro.';
    case 'last-owner':
      return 'Es el único dueño que puede entrar. No se guardó nada; primero dé de alta a otro dueño.';
    case 'central-away':
      return 'El servidor de la tienda no contesta. Las ventas siguen guardándose en esta terminal; intente esto de nuevo en un momento.';
    case 'settings-need-central':
      return 'El servidor de la tienda no contesta y estos datos se guardan ahí. No se guardó nada; lo escrito sigue en pantalla para guardarlo cuando vuelva.';
    case 'connection-not-kept':
      return `${NOT_KEPT[error.reason]} No se guardó nada y la conexión de ahora sigue.`;
    case 'changed-meanwhile':
      return `${error.changes.map(({ label, seen, current, wanted }) => `${label}: estaba en «${seen}», alguien puso «${current}» y usted pide «${wanted}»`).join('; ')}. No se guardó nada; si aún lo quiere así, guarde otra vez.`;
    case 'schema-mismatch':
      return `Esta terminal usa la versión ${error.terminalVersion} de la base y el servidor la ${error.centralVersion}. Se sigue vendiendo y las ventas quedan guardadas aquí; actualice ${error.terminalVersion < error.centralVersion ? 'la terminal' : 'el servidor'}.`;
    case 'disk-full':
      return 'No hay espacio en el disco de esta terminal. No se cobró nada; libere espacio y vuelva a cobrar.';
    case 'outcome-unknown':
      return 'No se pudo confirmar si la operación quedó guardada. No la repita: presione Reintentar y se verificará con el mismo número.';
    case 'unexpected':
      return `Error inesperado (referencia ${error.reference}). Lo ya cobrado está guardado; si se repite, dé esta referencia a soporte.`;
  }
}

/** Rounded up: who waits that long need not wait again. */
function secondsText(durationMs: number): string {
  const seconds = Math.ceil(durationMs / 1000);
  return seconds === 1 ? '1 segundo' : `${seconds} segundos`;
}

const NOT_KEPT = {
  'no-vault':
    'Esta computadora no tiene dónde guardar la contraseña protegida. Escriba la conexión en settings.json de la carpeta de datos, o en NEXUS_DATABASE_URL.',
  environment: 'La conexión viene de NEXUS_DATABASE_URL, que vale antes que cualquier otra. Cámbiela ahí.',
  'settings-unreadable': 'El archivo settings.json no se entiende. Corríjalo antes de guardar otra conexión.',
};

function subtract(first: Cents, second: Cents): Cents {
  return (first - second) as Cents;
}
