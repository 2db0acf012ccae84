import type { PartRow } from '../../shared/contract/parts.ts';
import type { ShopSettings } from '../../shared/contract/session.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import type { CustomerId } from '../../shared/domain/ids.ts';
import { normalisePartNumber } from '../../shared/domain/parts/part-number.ts';
import { success, type Result } from '../../shared/domain/result.ts';
import {
  CentralUnavailableError,
  SchemaMismatchError,
  type CentralStore,
  type Replica,
  type ReplicaPart,
} from './ports.ts';
import { partMargins } from './part-margins.ts';
import { pricePart } from './price-part.ts';
import { currentSettings, type ShopSettingsDeps } from './shop-settings.ts';
import type { PartSearch, PartSearchResult } from './use-cases.ts';
import { withinTime } from './within-time.ts';

/** How long a search waits for central. Only before the first copy is complete. */
const CENTRAL_TIMEOUT_MS = 1000;

export interface SearchPartsDeps extends ShopSettingsDeps {
  readonly replica: Replica;
  /** Undefined while central is not reached yet. */
  readonly central: () => Pick<CentralStore, 'searchParts'> | undefined;
}

/**
 * Parts by code or words, best first, with the customer's price. Once the first copy is complete every search asks the
 * replica; until then central answers, and without it whatever was copied so far.
 */
export async function searchParts(
  deps: SearchPartsDeps,
  query: PartSearch,
): Promise<Result<PartSearchResult, ShopError>> {
  const settings = currentSettings(deps);
  if (!settings) return success({ rows: [], source: 'none' });
  const { parts, source } = await findParts(deps, query);
  return success({ rows: pricedFor(deps.replica, settings, query.customerId, parts), source });
}

/** The one part whose code is exactly the text typed; null when there is none, or several and none written like that. */
export async function resolvePart(
  deps: SearchPartsDeps,
  query: { readonly text: string; readonly customerId: CustomerId | null },
): Promise<Result<PartRow | null, ShopError>> {
  const settings = currentSettings(deps);
  if (!settings) return success(null);
  const part = theOnly(await partsByCode(deps, query.text), query.text);
  const [row = null] = part ? pricedFor(deps.replica, settings, query.customerId, [part]) : [];
  return success(row);
}

async function findParts(deps: SearchPartsDeps, { text, limit }: PartSearch) {
  const { replica } = deps;
  if (replica.asOfMs() === null) {
    const parts = await askCentral(deps, text, limit);
    if (parts) return { parts, source: 'central' as const };
  }
  const parts = replica.searchParts(text, limit);
  const copied = replica.asOfMs() !== null || parts.length > 0;
  return { parts, source: copied ? ('replica' as const) : ('none' as const) };
}

async function partsByCode(deps: SearchPartsDeps, code: string): Promise<readonly ReplicaPart[]> {
  const copied = deps.replica.partsByCode(code);
  if (copied.length > 0 || deps.replica.asOfMs() !== null) return copied;
  const found = (await askCentral(deps, code, 20)) ?? [];
  return found.filter((part) => normalisePartNumber(part.code) === normalisePartNumber(code));
}

async function askCentral(
  { central }: SearchPartsDeps,
  text: string,
  limit: number,
): Promise<readonly ReplicaPart[] | undefined> {
  const store = central();
  if (!store) return undefined;
  try {
    return await withinTime(store.searchParts(text, limit), CENTRAL_TIMEOUT_MS);
  } catch (error) {
    if (error instanceof CentralUnavailableError || error instanceof SchemaMismatchError) return undefined;
    throw error;
  }
}

function theOnly(parts: readonly ReplicaPart[], typed: string): ReplicaPart | undefined {
  if (parts.length <= 1) return parts[0];
  const asTyped = parts.filter((part) => part.code.toUpperCase() === typed.trim().toUpperCase());
  return asTyped.length === 1 ? asTyped[0] : undefined;
}

function pricedFor(
  replica: Replica,
  settings: ShopSettings,
  customerId: CustomerId | null,
  parts: readonly ReplicaPart[],
): PartRow[] {
  const marginsOf = partMargins(replica, customerId);
  return parts.map((part) => pricePart(part, settings, marginsOf(part)));
}
