import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openReplica } from '../../../src/main/adapters/sqlite/replica/open-replica.ts';
import type { CustomerId, InvoiceId } from '../../../src/shared/domain/ids.ts';
import { customer, customerUuid, oem, page, row, setting, shopSettings } from './pages.ts';
import { memoryLog, temporaryReplica } from './temporary-replica.ts';
import { testSettings } from '../../support/test-settings.ts';

const FIRST = customerUuid(1) as CustomerId;
const INVOICE = '01900000-0000-7000-8000-00000000f001' as InvoiceId;
const START = { watermark: '0', after: null };

describe('who may sign in', () => {
  const owner = row('cashiers', FIRST, { name: 'Carmen', role: 'dueño', pin_hash: 'hash', active: true });
  const rows = { cashiers: [owner], store_settings: [setting('pin_salt', 'salt')] };
  const carmen = { id: FIRST, name: 'Carmen', role: 'dueño', active: true, pinHash: 'hash' };

  it('is known once everybody has arrived, and the salt with them', () => {
    const { replica } = temporaryReplica();
    const next = { watermark: '90', after: { stamp: '5', key: FIRST } };
    replica.apply(page(rows, { more: { cashiers: next } }));
    expect(replica.cashierRoster()).toBeUndefined();
    replica.apply(page({}));
    expect(replica.cashierRoster()).toEqual({ pinSalt: 'salt', cashiers: [carmen] });
  });

  it('is nobody in a shop without cashiers, and not known without the salt', () => {
    const { replica } = temporaryReplica();
    replica.apply(page({}));
    expect(replica.cashierRoster()).toBeUndefined();
    replica.apply(page({ store_settings: rows.store_settings }));
    expect(replica.cashierRoster()).toEqual({ pinSalt: 'salt', cashiers: [] });
  });

  it('follows what changes, and lets nobody in whose role it does not know', () => {
    const { replica, log } = temporaryReplica();
    replica.apply(page(rows));
    const changed = { name: 'Carmen Ríos', role: 'supervisor', pin_hash: null, active: false };
    replica.apply(page({ cashiers: [row('cashiers', FIRST, changed)] }));
    expect(replica.cashierRoster()?.cashiers).toEqual([
      { id: FIRST, name: 'Carmen Ríos', role: 'supervisor', active: false, pinHash: null },
    ]);
    replica.apply(page({ cashiers: [row('cashiers', FIRST, { ...changed, role: 'gerente' })] }));
    expect(replica.cashierRoster()?.cashiers).toEqual([]);
    expect(log).toMatchObject([{ event: 'replica-row-refused', details: { table: 'cashiers' } }]);
  });
});

describe('the first copy', () => {
  it('starts from nothing and has no age', () => {
    const { replica } = temporaryReplica();
    expect(replica.asOfMs()).toBeNull();
    expect(replica.settings()).toBeUndefined();
    expect(replica.cursors().parts).toEqual(START);
  });

  it('is resumed where it stopped, with its progress, by a process that starts later', () => {
    const { replica, path } = temporaryReplica();
    const next = { watermark: '90', after: { stamp: '5', key: '1' } };
    replica.apply(page({ parts: [oem(1, 'A-1')] }, { more: { parts: next } }));
    expect(replica.asOfMs()).toBeNull();
    expect(replica.firstCopy()).toMatchObject({ done: 1 });

    const later = openReplica(path, memoryLog().logger);
    expect(later.cursors().parts).toEqual(next);
    expect(later.cursors().customers).toEqual({ watermark: '101', after: null });
    later.apply(page({ parts: [oem(2, 'A-2')] }, { takenAtMs: 42 }));
    expect(later.asOfMs()).toBe(42);
    expect(later.firstCopy()).toBeNull();
    later.close();
  });

  it('keeps its age while a later run is in the middle, since part of what it shows is older', () => {
    const { replica } = temporaryReplica();
    replica.apply(page({}, { takenAtMs: 1 }));
    const next = { watermark: '150', after: { stamp: '140', key: '1' } };
    replica.apply(page({ parts: [oem(1, 'A-1')] }, { takenAtMs: 2, more: { parts: next } }));
    expect(replica.asOfMs()).toBe(1);
    expect(replica.firstCopy()).toBeNull();
  });

  it('stores rows and cursors together or not at all', () => {
    const { replica } = temporaryReplica();
    const broken = page({
      parts: [
        oem(1, 'A-1'),
        {
          key: '2',
          stamp: '5',
          columns: {
            get oem_part_number(): never {
              throw new Error('the connection broke');
            },
          },
        },
      ],
    });
    expect(() => replica.apply(broken)).toThrow('the connection broke');
    expect(replica.partsByCode('A-1')).toEqual([]);
    expect(replica.cursors().parts).toEqual(START);
  });
});

describe('a row that is not what it should be', () => {
  it('is left out and named in the log, and holds up nothing else', () => {
    const { replica, log } = temporaryReplica();
    replica.apply(page({ customers: [customer(1, 'Taller Uno')] }));
    replica.apply(
      page({ customers: [customer(1, 'Taller Uno', { balance: 'NaN' }), customer(2, 'Taller Dos')] }),
    );
    expect(replica.searchCustomers('taller', 10).map(({ name }) => name)).toEqual(['Taller Dos']);
    expect(log).toMatchObject([
      { event: 'replica-row-refused', details: { table: 'customers', key: FIRST } },
    ]);
  });

  it('leaves the former setting in force', () => {
    const { replica, log } = temporaryReplica();
    replica.apply(page({ store_settings: shopSettings }));
    replica.apply(page({ store_settings: [setting('tax_rate', 'dieciséis')] }));
    expect(replica.settings()).toMatchObject({ taxRateBasisPoints: 1600 });
    expect(log).toMatchObject([{ event: 'replica-row-refused', details: { key: 'tax_rate' } }]);
  });
});

describe('another central', () => {
  it.each([
    ['another system', { systemIdentifier: '7000000000000000002' }],
    ['another timeline', { timeline: 2 }],
  ])('makes the copy start over: %s', (_what, other) => {
    const { replica } = temporaryReplica();
    replica.apply(page({ parts: [oem(1, 'A-1')] }));
    expect(replica.apply(page({ parts: [oem(2, 'A-2')] }, other))).toBe('started-over');
    expect(replica.asOfMs()).toBeNull();
    expect(replica.cursors().parts).toEqual(START);
    expect(replica.partsByCode('A-1')).toEqual([]);
    expect(replica.partsByCode('A-2')).toEqual([]);

    expect(replica.apply(page({ parts: [oem(2, 'A-2')] }, other))).toBe('applied');
    expect(replica.partsByCode('A-2')).toHaveLength(1);
  });

  it('is also the same one at an earlier time: its watermark falls', () => {
    const { replica } = temporaryReplica();
    replica.apply(page({ parts: [oem(1, 'A-1')] }));
    const earlier = page({});
    const fallen = {
      ...earlier,
      tables: earlier.tables.map((table) => ({ ...table, next: { watermark: '100', after: null } })),
    };
    expect(replica.apply(fallen)).toBe('started-over');
  });

  it('is not a run whose end claims less than its middle did', () => {
    const { replica } = temporaryReplica();
    const middle = { watermark: '500', after: { stamp: '100', key: '1' } };
    replica.apply(page({ parts: [oem(1, 'A-1')] }, { more: { parts: middle } }));
    expect(replica.apply(page({ parts: [oem(2, 'A-2')] }))).toBe('applied');
    expect(replica.cursors().parts).toEqual({ watermark: '101', after: null });
  });
});

describe('the file', () => {
  it('is made anew when its schema is another, and leaves its neighbours alone', () => {
    const { replica, path, directory } = temporaryReplica();
    replica.apply(page({ parts: [oem(1, 'A-1')] }));
    replica.close();
    const neighbour = join(directory, 'local.db');
    writeFileSync(neighbour, 'sales');
    const old = new Database(path);
    old.prepare("UPDATE replica_meta SET value = 'older' WHERE key = 'fingerprint'").run();
    old.close();

    const reopened = openReplica(path, memoryLog().logger);
    expect(reopened.cursors().parts).toEqual(START);
    reopened.close();
    expect(readFileSync(neighbour, 'utf8')).toBe('sales');
  });

  it('is made anew when it is no database at all', () => {
    const { path, replica } = temporaryReplica();
    replica.close();
    for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
    writeFileSync(path, 'x'.repeat(8192));
    const { log, logger } = memoryLog();
    const reopened = openReplica(path, logger);
    expect(reopened.searchParts('filtro', 5)).toEqual([]);
    expect(log).toMatchObject([{ level: 'error', event: 'replica-damaged' }]);
    reopened.close();
  });

  it('is made anew when damage shows in the middle of the work', () => {
    const { replica, path } = temporaryReplica();
    replica.apply(
      page({ parts: Array.from({ length: 400 }, (_, index) => oem(index + 1, `CODE-${index}`)) }),
    );
    replica.close();
    const { log, logger } = memoryLog();
    truncateSync(path, 16_384);
    const damaged = openReplica(path, logger);
    expect(damaged.searchParts('filtro aceite', 5)).toEqual([]);
    expect(log.map(({ event }) => event)).toContain('replica-damaged');
    expect(damaged.apply(page({ parts: [oem(1, 'A-1')] }))).toBe('applied');
    expect(damaged.partsByCode('A1')).toHaveLength(1);
    damaged.close();
  });
});

describe('customers', () => {
  const names = (text: string, limit = 10) => {
    const { replica } = temporaryReplica();
    replica.apply(
      page({
        customers: [
          customer(1, 'Taller Núñez', { rfc: 'NUÑ800101AB1', phone: '(55) 1234-5678' }),
          customer(2, 'Ángel Ruiz', { business_name: 'Servicio Automotriz Ruiz, S.A. de C.V.' }),
          customer(3, 'Mecánica Taller', { phone: '33 9999 0000' }),
          customer(4, 'Taller de baja', { active: false }),
        ],
      }),
    );
    return replica.searchCustomers(text, limit).map(({ name }) => name);
  };

  it.each([
    ['nunez', ['Taller Núñez']],
    ['NÚÑEZ', ['Taller Núñez']],
    ['angel', ['Ángel Ruiz']],
    ['automotriz servicio', ['Ángel Ruiz']],
    ['nuñ8001', ['Taller Núñez']],
    ['55 1234', ['Taller Núñez']],
    ['12345678', ['Taller Núñez']],
    ['(55) 1234-5678', ['Taller Núñez']],
    ['%', []],
    ['_', []],
    ["'", []],
  ])('are found by %s', (text, expected) => expect(names(text)).toEqual(expected));

  it('come with those first whose name begins with the text', () => {
    expect(names('taller')).toEqual(['Taller Núñez', 'Mecánica Taller']);
  });

  it('are listed by name, active ones alone, for an empty text', () => {
    expect(names('')).toEqual(['Ángel Ruiz', 'Mecánica Taller', 'Taller Núñez']);
    expect(names('', 2)).toHaveLength(2);
  });

  it('carry the seq that their own row contains, until the whole copy contains more', () => {
    const { replica } = temporaryReplica();
    replica.apply(page({ customers: [customer(1, 'Uno'), customer(2, 'Dos')] }, { includedSeq: 3 }));
    const more = { customers: { watermark: '150', after: { stamp: '140', key: FIRST } } };
    replica.apply(page({ customers: [customer(1, 'Uno', { balance: '50.00' })] }, { includedSeq: 7, more }));

    expect(replica.customer(FIRST)).toMatchObject({ balanceCents: 5000, includedSeq: 7 });
    expect(replica.customer(customerUuid(2) as CustomerId)).toMatchObject({ includedSeq: 3 });
    expect(replica.includedSeq()).toBe(3);
    replica.apply(page({}, { includedSeq: 8 }));
    expect(replica.customer(FIRST)).toMatchObject({ includedSeq: 8 });
  });

  it('forget the seqs of a former incarnation', () => {
    const { replica } = temporaryReplica();
    replica.apply(page({ customers: [customer(1, 'Uno')] }, { includedSeq: 500 }));
    const more = { parts: { watermark: '150', after: { stamp: '140', key: '1' } } };
    replica.apply(page({}, { includedSeq: 0, more }));
    expect(replica.customer(FIRST)).toMatchObject({ includedSeq: 0 });
  });

  it('forget every seq when they are told to', () => {
    const { replica } = temporaryReplica();
    replica.apply(page({ customers: [customer(1, 'Uno')] }, { includedSeq: 500 }));
    replica.forgetIncludedSeq();
    expect(replica.includedSeq()).toBe(0);
    expect(replica.customer(FIRST)).toMatchObject({ includedSeq: 0 });
  });
});

describe('open invoices', () => {
  it('are there until they are paid or cancelled', () => {
    const { replica } = temporaryReplica();
    const columns = {
      id_invoice: 12,
      customer_id: FIRST,
      folio: 'NX-000012',
      business_date: '2026-03-01',
      due_date: '2026-03-31',
      total: '116.00',
      open_amount: '16.00',
    };
    replica.apply(page({ open_invoices: [row('open_invoices', INVOICE, columns)] }));
    expect(replica.openInvoices(FIRST)).toEqual([
      {
        ...{ invoiceId: INVOICE, businessDate: '2026-03-01', dueOn: '2026-03-31', folio: 'NX-000012' },
        openCents: 1600,
      },
    ]);
    expect(replica.invoice(INVOICE)).toEqual({ customerId: FIRST, totalCents: 11_600 });
    expect(replica.invoiceByLegacyId(12)).toEqual({ invoiceId: INVOICE, customerId: FIRST });

    replica.apply(page({ open_invoices: [row('open_invoices', INVOICE, null)] }));
    expect(replica.openInvoices(FIRST)).toEqual([]);
  });
});

describe('the settings of the shop', () => {
  it('are read as the decimals that were written', () => {
    const { replica } = temporaryReplica();
    replica.apply(page({ store_settings: shopSettings }));
    expect(replica.settings()).toEqual({ ...testSettings, exchangeRate: 182_550 });
  });
});
