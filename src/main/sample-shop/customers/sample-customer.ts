/**
 * How a customer pays. `punctual`: when it falls due. `late`: some days after, and not all. `overdue`: stopped paying a
 * while ago. `near-limit`: buys up to its limit. `in-credit`: paid more than it owes. `cash`: no credit. `gone`: bought
 * little, paid all, and was struck off.
 */
export type Habit = 'punctual' | 'late' | 'overdue' | 'near-limit' | 'in-credit' | 'cash' | 'gone';

export type Trade = 'workshop' | 'store' | 'fleet';

/** A customer of the sample shop. None of them exists: the RFCs are made from trade names, with a right check digit. */
export interface SampleCustomer {
  readonly name: string;
  readonly rfc: string;
  readonly businessName: string | null;
  readonly phone: string;
  readonly email: string | null;
  readonly address: string;
  readonly trade: Trade;
  readonly termsDays: number;
  /** In pesos; for `near-limit` it is set just above what the customer comes to owe. */
  readonly limitPesos: number;
  readonly habit: Habit;
  /** How often it comes: 1 to 6. */
  readonly visits: number;
}
