import { describe, expect, it } from 'vitest';
import { openCounter as openCounterOf } from '../../../tests/support/core/counter.ts';
import { newCustomerId, newOperationId } from '../../../tests/support/core/operations.ts';
import { testCashier } from '../../../tests/support/core/test-cashier.ts';
import { PUBLIC_CUSTOMER_ID } from '../../shared/domain/ids.ts';
import { cents, formatPesos } from '../../shared/domain/money.ts';
import type { CustomerFieldsV1 } from '../../shared/operations/customer-v1.ts';
import { createCustomer } from './create-customer.ts';
import { updateCustomer } from './update-customer.ts';

const fields: CustomerFieldsV1 = {
  name: 'Taller Ñandú',
  rfc: 'TNA800101AB1',
  businessName: null,
  email: null,
  phone: '55 1234 5678',
  address: null,
  creditLimitCents: cents(500_000),
  paymentTermsDays: 15,
};
const supervisor = { ...testCashier, name: 'Sra. Soto', role: 'supervisor' } as const;

/** With somebody on duty who may give credit. */
function openCounter() {
  const counter = openCounterOf();
  counter.deps.duty.begin(supervisor);
  return counter;
}

const form = () => ({ operationId: newOperationId(), customerId: newCustomerId(), fields });

describe('createCustomer', () => {
  it('makes a customer who can be sold to at once', async () => {
    const counter = openCounter();
    const input = form();
    expect(await createCustomer(counter.deps, input)).toMatchObject({
      ok: true,
      value: { customerId: input.customerId, name: 'Taller Ñandú', balanceCents: 0, availableCents: 500_000 },
    });
    expect(counter.store.entryByEntity(input.customerId)?.operation).toMatchObject({
      kind: 'customer-created',
      businessDate: '2026-11-16',
      payload: { fields },
    });
    expect(counter.woken).toBe(1);
  });

  it('makes one customer when the form is sent twice', async () => {
    const counter = openCounter();
    const input = form();
    const first = await createCustomer(counter.deps, input);
    expect(await createCustomer(counter.deps, input)).toEqual(first);
    expect(counter.store.lastSeq()).toBe(1);
  });

  it.each([
    ['other data', (input: ReturnType<typeof form>) => ({ ...input, fields: { ...fields, name: 'Otro' } })],
    ['another operation', (input: ReturnType<typeof form>) => ({ ...input, operationId: newOperationId() })],
    ['another customer', (input: ReturnType<typeof form>) => ({ ...input, customerId: newCustomerId() })],
  ])('refuses the ids of a customer for %s', async (_what, change) => {
    const counter = openCounter();
    const input = form();
    await createCustomer(counter.deps, input);
    expect(await createCustomer(counter.deps, change(input))).toEqual({
      ok: false,
      error: { code: 'id-reused' },
    });
    expect(counter.store.lastSeq()).toBe(1);
  });

  it('refuses the id of a customer of another terminal', async () => {
    const counter = openCounter();
    const customerId = counter.addCustomer();
    expect(await createCustomer(counter.deps, { ...form(), customerId })).toMatchObject({
      error: { code: 'id-reused' },
    });
  });

  it.each([
    ['no name', { name: '  ' }, 'fields.name'],
    ['a name that PostgreSQL cannot hold', { name: 'Taller \u0000' }, 'fields.name'],
    ['an RFC that is too long', { rfc: 'X'.repeat(14) }, 'fields.rfc'],
  ])('refuses %s, and writes nothing', async (_what, change, field) => {
    const counter = openCounter();
    const input = { ...form(), fields: { ...fields, ...change } };
    expect(await createCustomer(counter.deps, input)).toMatchObject({ error: { code: 'bad-input', field } });
    expect(counter.store.lastSeq()).toBe(0);
  });
});

describe('the credit limit of a new customer', () => {
  const detail = `${fields.name}: límite de ${formatPesos(fields.creditLimitCents)}.`;
  const right = 'set-credit-limit';
  const byCashier = () => {
    const counter = openCounter();
    counter.deps.duty.begin(testCashier);
    return counter;
  };

  it('asks for somebody who may give credit, and writes nothing until he allowed it', async () => {
    const counter = byCashier();
    const input = form();
    expect(await createCustomer(counter.deps, input)).toEqual({
      ok: false,
      error: { code: 'authorisation-required', right, detail },
    });
    expect(counter.store.lastSeq()).toBe(0);
    counter.deps.duty.allow(input.operationId, right, detail, supervisor);
    expect(await createCustomer(counter.deps, input)).toMatchObject({ ok: true });
    expect(counter.store.entryById(input.operationId)?.operation).toMatchObject({
      cashier: { name: testCashier.name },
      payload: { authorisations: [{ right, detail, cashier: { name: supervisor.name } }] },
    });
  });

  it('is not allowed by what was allowed for another limit', async () => {
    const counter = byCashier();
    const input = form();
    counter.deps.duty.allow(input.operationId, right, 'Taller Ñandú: límite de $1.00.', supervisor);
    expect(await createCustomer(counter.deps, input)).toMatchObject({
      error: { code: 'authorisation-required' },
    });
  });

  it('of nothing needs nobody, and one who may give credit is recorded himself', async () => {
    const counter = byCashier();
    const without = { ...form(), fields: { ...fields, creditLimitCents: cents(0) } };
    expect(await createCustomer(counter.deps, without)).toMatchObject({ ok: true });
    counter.deps.duty.begin(supervisor);
    const input = form();
    expect(await createCustomer(counter.deps, input)).toMatchObject({ ok: true });
    expect(counter.store.entryById(input.operationId)?.operation.payload).toMatchObject({
      authorisations: [{ right, cashier: { name: supervisor.name } }],
    });
  });

  it('is given by nobody while nobody is on duty, and a repeat still answers', async () => {
    const counter = openCounter();
    const input = form();
    const first = await createCustomer(counter.deps, input);
    counter.deps.duty.end();
    expect(await createCustomer(counter.deps, form())).toEqual({
      ok: false,
      error: { code: 'nobody-on-duty' },
    });
    expect(await createCustomer(counter.deps, input)).toEqual(first);
    expect(counter.store.lastSeq()).toBe(1);
  });
});

describe('updateCustomer', () => {
  it('records only what changed, with what the person saw', async () => {
    const counter = openCounter();
    const input = form();
    await createCustomer(counter.deps, input);
    const operationId = newOperationId();
    const result = await updateCustomer(counter.deps, {
      operationId,
      customerId: input.customerId,
      before: fields,
      after: { ...fields, phone: null, paymentTermsDays: 30 },
    });
    expect(result).toMatchObject({
      ok: true,
      value: { phone: null, paymentTermsDays: 30, name: 'Taller Ñandú' },
    });
    expect(counter.store.entryById(operationId)?.operation.payload).toEqual({
      customerId: input.customerId,
      before: { phone: '55 1234 5678', paymentTermsDays: 15 },
      after: { phone: null, paymentTermsDays: 30 },
    });
  });

  it('records nothing when nothing changed', async () => {
    const counter = openCounter();
    const customerId = counter.addCustomer();
    const change = { operationId: newOperationId(), customerId, before: fields, after: fields };
    expect(await updateCustomer(counter.deps, change)).toMatchObject({ ok: true });
    expect(counter.store.lastSeq()).toBe(0);
  });

  it('is done once when it is sent twice, and its id serves for nothing else', async () => {
    const counter = openCounter();
    const customerId = counter.addCustomer();
    const change = { operationId: newOperationId(), customerId, before: { name: 'A' }, after: { name: 'B' } };
    await updateCustomer(counter.deps, change);
    expect(await updateCustomer(counter.deps, change)).toMatchObject({ ok: true });
    expect(await updateCustomer(counter.deps, { ...change, after: { name: 'C' } })).toMatchObject({
      error: { code: 'id-reused' },
    });
    expect(counter.store.lastSeq()).toBe(1);
  });

  it.each([
    ['nobody', newCustomerId(), 'customer-not-found'],
    ['público en general', PUBLIC_CUSTOMER_ID, 'bad-input'],
  ])('does not change %s', async (_who, customerId, code) => {
    const change = { operationId: newOperationId(), customerId, before: { name: 'A' }, after: { name: 'B' } };
    expect(await updateCustomer(openCounter().deps, change)).toMatchObject({ error: { code } });
  });
});
