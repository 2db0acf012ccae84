import type { SampleCustomer } from './sample-customer.ts';
import { storesAndFleets } from './stores-and-fleets.ts';
import { workshops } from './workshops.ts';

/** The customers of the sample shop; público en general is there already. */
export const sampleCustomers: readonly SampleCustomer[] = [...workshops, ...storesAndFleets];
