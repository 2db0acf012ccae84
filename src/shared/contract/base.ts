import { oc, type } from '@orpc/contract';
import type { ShopError } from '../domain/errors.ts';

/** Every procedure may fail with a `ShopError`, carried as data. */
export const procedure = oc.errors({ SHOP: { data: type<ShopError>() } });
