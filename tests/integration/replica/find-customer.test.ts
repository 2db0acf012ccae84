import { describe, expect, it } from 'vitest';
import { findCustomer, getCustomer, searchCustomers } from '../../../src/main/application/find-customer.ts';
import { PUBLIC_CUSTOMER_ID, type CustomerId } from '../../../src/shared/domain/ids.ts';
import { cents } from '../../../src/shared/domain/money.ts';
import type { CustomerFieldsV1 } from '../../../src/shared/operations/customer-v1.ts';
import type { OperationBody } from '../../../src/shared/operations/operation.ts';
import { newCustomerId, newOperationId, saleBody } from '../../support/core/operations.ts';
import { openTemporaryStore, record } from '../../support/core/temporary-store.ts';
import { customer, customerUuid, page } from './pages.ts';
import { temporaryReplica } from './temporary-replica.ts';

const COPIED = customerUuid(1) as CustomerId;

const fields: CustomerFieldsV1 = {
  name: 'Taller Nuevo Ñandú',
  rfc: null,
  businessName: null,
  email: null,
  phone: '55 9876 5432',
  address: null,
  creditLimitCents: cents(50_000),
  paymentTermsDays: 15,
};

function terminal() {
  const { replica } = temporaryReplica();
  const { store, clock } = openTemporaryStore();
  replica.apply(
    page({ customers: [customer(1, 'Taller Copiado', { balance: '100.00', credit_limit: '1000.00' })] }),
  );
  const deps = { replica, local: store, clock };
  const append = (body: OperationBody) => record(store, body);
  return {
    replica,
    deps,
    append,
    create: (customerId: CustomerId) =>
      append({
        kind: 'customer-created',
        version: 1,
        id: newOperationId(),
        payload: { customerId, fields },
      }),
    update: (customerId: CustomerId, after: Partial<CustomerFieldsV1>) =>
      append({
        kind: 'customer-updated',
        version: 1,
        id: newOperationId(),
        payload: { customerId, before: {}, after },
      }),
    async names(text: string) {
      const result = await searchCustomers(deps, { text, limit: 10 });
      return result.ok ? result.value.map(({ name }) => name) : [];
    },
    async get(customerId: CustomerId) {
      const result = await getCustomer(deps, customerId);
      return result.ok ? result.value : result.error;
    },
  };
}

describe('getCustomer', () => {
  it('adds to the balance what happened here and is not in the copy yet', async () => {
    const { replica, append, get } = terminal();
    expect(await get(COPIED)).toMatchObject({ balanceCents: 10_000, availableCents: 90_000 });

    const { operation } = append(saleBody({ customerId: COPIED, terms: 'credito', unitPriceCents: 10_000 }));
    expect(await get(COPIED)).toMatchObject({ balanceCents: 21_600, availableCents: 78_400 });

    const delivered = customer(1, 'Taller Copiado', { balance: '216.00', credit_limit: '1000.00' });
    replica.apply(page({ customers: [delivered] }, { includedSeq: operation.seq }));
    expect(await get(COPIED)).toMatchObject({ balanceCents: 21_600, availableCents: 78_400 });
  });

  it('counts nothing twice while a long run has brought this customer and not yet the others', async () => {
    const { replica, append, get } = terminal();
    const { operation } = append(saleBody({ customerId: COPIED, terms: 'credito', unitPriceCents: 10_000 }));
    const delivered = customer(1, 'Taller Copiado', { balance: '216.00', credit_limit: '1000.00' });
    const more = { customers: { watermark: '200', after: { stamp: '150', key: COPIED } } };
    replica.apply(page({ customers: [delivered] }, { includedSeq: operation.seq, more }));
    expect(await get(COPIED)).toMatchObject({ balanceCents: 21_600 });
  });

  it('knows público en general before anything was copied, and nobody else', async () => {
    const { get } = terminal();
    expect(await get(PUBLIC_CUSTOMER_ID)).toMatchObject({ rfc: 'XAXX010101000', creditLimitCents: 0 });
    expect(await get(newCustomerId())).toEqual({ code: 'customer-not-found' });
  });
});

describe('a customer created here', () => {
  it('is found at once, by every field', async () => {
    const { create, names, get } = terminal();
    const created = newCustomerId();
    create(created);
    expect(await names('nandu')).toEqual([fields.name]);
    expect(await names('98765432')).toEqual([fields.name]);
    expect(await names('taller')).toEqual(['Taller Copiado', fields.name]);
    expect(await get(created)).toMatchObject({
      creditLimitCents: 50_000,
      balanceCents: 0,
      paymentTermsDays: 15,
    });
  });

  it('is listed once after it was copied', async () => {
    const { replica, create, names } = terminal();
    const created = newCustomerId();
    const { operation } = create(created);
    const row = { ...customer(2, fields.name), key: created };
    replica.apply(page({ customers: [row] }, { includedSeq: operation.seq }));
    expect(await names('nandu')).toEqual([fields.name]);
  });
});

describe('a customer changed here', () => {
  it('is shown and found as it is now', async () => {
    const { update, names, deps } = terminal();
    update(COPIED, { name: 'Taller Renombrado', phone: null });
    expect(await names('renombrado')).toEqual(['Taller Renombrado']);
    expect(await names('copiado')).toEqual([]);
    expect(findCustomer(deps, COPIED)).toMatchObject({ phone: null, paymentTermsDays: 30 });
  });

  it('is shown as central has it once its row contains the change, whatever came after', async () => {
    const { replica, update, names } = terminal();
    const { operation } = update(COPIED, { name: 'Taller Renombrado' });
    const more = { parts: { watermark: '200', after: { stamp: '150', key: '1' } } };
    replica.apply(
      page({ customers: [customer(1, 'Renombrado en otra terminal')] }, { includedSeq: operation.seq, more }),
    );
    expect(await names('renombrado')).toEqual(['Renombrado en otra terminal']);
  });
});
