import { describe, expect, it } from 'vitest';
import {
  CentralUnavailableError,
  type CentralStore,
  type Replica,
  type ReplicaPart,
} from '../../../src/main/application/ports.ts';
import { resolvePart, searchParts } from '../../../src/main/application/search-parts.ts';
import { openTemporaryStore } from '../../support/core/temporary-store.ts';
import type { CustomerId } from '../../../src/shared/domain/ids.ts';
import { aftermarket, customer, customerUuid, oem, page, shopSettings } from './pages.ts';
import { temporaryReplica } from './temporary-replica.ts';

const query = { text: 'filtro', customerId: null, limit: 10 };
const unfinished = { parts: { watermark: '90', after: { stamp: '5', key: '9' } } };

const ofCentral: ReplicaPart = {
  part: { kind: 'oem', id: 77 },
  code: 'CENTRAL-77',
  brand: null,
  nameEs: 'Filtro',
  name: 'Filter',
  group: null,
  groupId: null,
  manufacturerId: null,
  cost: null,
};

function searching(replica: Replica, answer?: () => Promise<readonly ReplicaPart[]>) {
  const asked: string[] = [];
  const central: Pick<CentralStore, 'searchParts'> | undefined = answer && {
    searchParts(text) {
      asked.push(text);
      return answer();
    },
  };
  const { store } = openTemporaryStore();
  return { asked, deps: { replica, local: store, central: () => central } };
}

async function found(answer: ReturnType<typeof searchParts>) {
  const result = await answer;
  if (!result.ok) throw new Error(result.error.code);
  return { codes: result.value.rows.map(({ code }) => code), source: result.value.source };
}

describe('searchParts', () => {
  it('asks the replica alone once its first copy is complete', async () => {
    const { replica } = temporaryReplica();
    replica.apply(page({ parts: [oem(1, 'A-1')], store_settings: shopSettings }));
    const { deps, asked } = searching(replica, async () => [ofCentral]);
    expect(await found(searchParts(deps, query))).toEqual({ codes: ['A-1'], source: 'replica' });
    expect(asked).toEqual([]);
  });

  it('asks central until then', async () => {
    const { replica } = temporaryReplica();
    replica.apply(page({ parts: [oem(1, 'A-1')], store_settings: shopSettings }, { more: unfinished }));
    const { deps } = searching(replica, async () => [ofCentral]);
    expect(await found(searchParts(deps, query))).toEqual({ codes: ['CENTRAL-77'], source: 'central' });
  });

  it.each([
    ['is not there', undefined],
    ['goes away', () => Promise.reject(new CentralUnavailableError('away'))],
    ['does not answer in time', () => new Promise<never>(() => {})],
  ])('gives what was copied so far when central %s', async (_what, answer) => {
    const { replica } = temporaryReplica();
    replica.apply(page({ parts: [oem(1, 'A-1')], store_settings: shopSettings }, { more: unfinished }));
    const { deps } = searching(replica, answer);
    expect(await found(searchParts(deps, query))).toEqual({ codes: ['A-1'], source: 'replica' });
    expect(await found(searchParts(deps, { ...query, text: 'nada' }))).toEqual({ codes: [], source: 'none' });
  });

  it('does not hide a defect of central', async () => {
    const { replica } = temporaryReplica();
    replica.apply(page({ store_settings: shopSettings }, { more: unfinished }));
    const { deps } = searching(replica, () => Promise.reject(new Error('defect')));
    await expect(searchParts(deps, query)).rejects.toThrow('defect');
  });

  it('has no rows while the settings of the shop are unknown, since it has no prices', async () => {
    const { replica } = temporaryReplica();
    const { deps } = searching(replica, async () => [ofCentral]);
    expect(await found(searchParts(deps, query))).toEqual({ codes: [], source: 'none' });
  });

  it('goes on with the last settings seen while the replica is built anew', async () => {
    const { replica } = temporaryReplica();
    replica.apply(page({ store_settings: shopSettings }));
    const { deps } = searching(replica, async () => [ofCentral]);
    await searchParts(deps, query);
    replica.reset();
    expect(await found(searchParts(deps, query))).toEqual({ codes: ['CENTRAL-77'], source: 'central' });
  });

  it('prices with the margin of the customer', async () => {
    const { replica } = temporaryReplica();
    replica.apply(
      page({
        parts: [oem(1, 'A-1', { cost_usd: '10.00' })],
        customers: [customer(1, 'Taller', { margin_pct: '10.00' })],
        store_settings: shopSettings,
      }),
    );
    const { deps } = searching(replica);
    const customerId = customerUuid(1) as CustomerId;
    const result = await searchParts(deps, { ...query, customerId });
    expect(result).toMatchObject({
      ok: true,
      value: { rows: [{ marginBasisPoints: 1000, unitPriceCents: 20_081 }] },
    });
  });
});

describe('resolvePart', () => {
  const resolved = async (text: string, answer?: () => Promise<readonly ReplicaPart[]>, complete = true) => {
    const { replica } = temporaryReplica();
    replica.apply(
      page(
        {
          parts: [oem(1, '90915-YZZD4'), oem(2, 'ABC-1')],
          aftermarket_parts: [aftermarket(1, 'ABC1'), aftermarket(2, 'DUP.1'), aftermarket(3, 'DUP-1')],
          store_settings: shopSettings,
        },
        complete ? {} : { more: unfinished },
      ),
    );
    const { deps } = searching(replica, answer);
    const result = await resolvePart(deps, { text, customerId: null });
    return result.ok ? (result.value?.code ?? null) : result.error.code;
  };

  it.each([
    ['90915-YZZD4', '90915-YZZD4'],
    ["90915'yzzd4", '90915-YZZD4'],
    ['90915', null],
    ['filtro', null],
    ['', null],
    // Several parts have this number: the one that is written like that, if it is one.
    ['ABC-1', 'ABC-1'],
    ['abc1', 'ABC1'],
    ['ABC 1', null],
    ['DUP1', null],
  ])('finds for %s: %s', async (text, expected) => expect(await resolved(text)).toBe(expected));

  it('asks central for a code that is not copied yet, and takes it only if it is that code', async () => {
    expect(await resolved('central 77', async () => [ofCentral], false)).toBe('CENTRAL-77');
    expect(await resolved('CENTRAL-7', async () => [ofCentral], false)).toBeNull();
  });
});
