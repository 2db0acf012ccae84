import { mayDo } from '../../../shared/domain/cashiers/rights.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import type { Duty } from '../cashiers/duty.ts';
import type {
  ConnectionFields,
  ConnectionInUse,
  ConnectionKeeper,
  ConnectionTester,
  HostReport,
} from '../ports.ts';

export interface ConnectionDeps {
  readonly duty: Pick<Duty, 'current'>;
  readonly connection: ConnectionTester;
  readonly connectionKeeper: ConnectionKeeper;
}

export interface ConnectionShown {
  readonly inUse: ConnectionInUse | null;
  readonly canSave: ConnectionKeeper['canSave'];
}

export function connectionInUse({ connection, connectionKeeper }: ConnectionDeps): ConnectionShown {
  return { inUse: connection.inUse() ?? null, canSave: connectionKeeper.canSave };
}

/** Tries the connection in use, or another one without keeping it. */
export async function testConnection(
  deps: ConnectionDeps,
  fields: ConnectionFields | null,
): Promise<Result<readonly HostReport[], ShopError>> {
  if (fields === null) return success(await deps.connection.testInUse());
  const refused = withoutRight(deps);
  return refused ? failure(refused) : success(await deps.connection.test(fields));
}

/** Keeps another connection for the next start. What was sold until then is delivered there. */
export async function saveConnection(
  deps: ConnectionDeps,
  fields: ConnectionFields,
): Promise<Result<void, ShopError>> {
  const refused = withoutRight(deps);
  if (refused) return failure(refused);
  const { canSave } = deps.connectionKeeper;
  if (canSave !== 'yes') return failure({ code: 'connection-not-kept', reason: canSave });
  const saved = deps.connectionKeeper.save(fields);
  if (saved.ok) return success(undefined);
  if (saved.error === 'not-an-address') {
    return failure({ code: 'bad-input', field: 'Servidor', problem: 'no es una dirección' });
  }
  return failure({ code: 'connection-not-kept', reason: saved.error });
}

function withoutRight({ duty }: ConnectionDeps): ShopError | undefined {
  const cashier = duty.current();
  if (!cashier) return { code: 'nobody-on-duty' };
  return mayDo(cashier.role, 'edit-settings') ? undefined : { code: 'not-allowed', right: 'edit-settings' };
}
