import { ValidationError, type ORPCError } from '@orpc/server';
import { SETTING_NAMES, SHARED_SETTINGS } from '../../shared/domain/settings/shared-settings.ts';
import type { ShopError } from '../../shared/domain/errors.ts';

type BadInput = Extract<ShopError, { code: 'bad-input' }>;
type Issue = ValidationError['issues'][number];

/**
 * A refused input as a field and what is wrong with it, in Spanish; undefined when the error is not about the input.
 * The contract's own refinements carry Spanish text; what zod says by itself is translated here.
 */
export function badInput(error: ORPCError<string, unknown>): BadInput | undefined {
  if (error.code !== 'BAD_REQUEST' || !(error.cause instanceof ValidationError)) return undefined;
  const issue = error.cause.issues[0];
  return issue && { code: 'bad-input', field: fieldName(issue), problem: problem(issue) };
}

function fieldName(issue: Issue): string {
  const path = (issue.path ?? []).map((step) => (typeof step === 'object' ? step.key : step));
  return path.length === 0
    ? 'Datos'
    : path.map((step) => fieldLabels[String(step)] ?? String(step)).join('.');
}

function problem(issue: Issue): string {
  const code = 'code' in issue ? issue.code : undefined;
  switch (code) {
    case 'custom':
      return issue.message;
    case 'too_big':
      // A limit of text carries its own Spanish message (operations/fields.ts).
      return 'origin' in issue && issue.origin === 'string' ? issue.message : 'pasa del máximo permitido';
    case 'too_small':
      return 'no llega al mínimo permitido';
    case 'invalid_format':
      return 'no tiene el formato esperado';
    case 'invalid_type':
      return 'falta o no es del tipo esperado';
    default:
      return 'no es un valor permitido';
  }
}

/** What the screens call the fields. A field that no screen names keeps the contract's name. */
const fieldLabels: Readonly<Record<string, string>> = {
  ...Object.fromEntries(SETTING_NAMES.map((name) => [name, SHARED_SETTINGS[name].label])),
  after: 'Ajustes',
  hosts: 'Servidor',
  database: 'Base de datos',
  user: 'Usuario',
  password: 'Contraseña',
  text: 'Búsqueda',
  name: 'Nombre',
  rfc: 'RFC',
  businessName: 'Razón social',
  email: 'Correo',
  phone: 'Teléfono',
  address: 'Dirección',
  creditLimitCents: 'Límite de crédito',
  paymentTermsDays: 'Días de crédito',
  lines: 'Partidas',
  description: 'Descripción',
  code: 'Código',
  quantityMilli: 'Cantidad',
  unitPriceCents: 'Precio',
  marginBasisPoints: 'Margen',
  tenders: 'Pagos',
  receivedCents: 'Recibido',
  reference: 'Referencia',
  customerReference: 'Nota del cliente',
  collectedBy: 'Quién recoge',
  notes: 'Notas',
};
