import { describe, expect, it } from 'vitest';
import { splitHosts } from './host-list.ts';

describe('splitHosts', () => {
  it('takes one host as it is', () => {
    expect(splitHosts('postgresql://caja:x@10.0.0.5:5432/nexus?sslmode=require')).toEqual([
      'postgresql://caja:x@10.0.0.5:5432/nexus?sslmode=require',
    ]);
  });

  it('keeps the order of several, each with the same user, database and options', () => {
    expect(splitHosts('postgres://caja:p%40ss@primary:5432,standby,10.0.0.7:6543/nexus?a=b')).toEqual([
      'postgres://caja:p%40ss@primary:5432/nexus?a=b',
      'postgres://caja:p%40ss@standby/nexus?a=b',
      'postgres://caja:p%40ss@10.0.0.7:6543/nexus?a=b',
    ]);
  });

  it.each(['', 'mysql://x/y', 'postgresql://', 'caja:secret@host/nexus'])(
    'refuses %j without repeating it, since it may hold a password',
    (url) => {
      expect(() => splitHosts(url)).toThrow('not a PostgreSQL connection string');
    },
  );

  it('names only the host that is not one', () => {
    expect(() => splitHosts('postgresql://caja:secret@good,ba d/nexus')).toThrow(
      /^not a host of a connection string: ba d$/,
    );
  });
});
