import { describe, expect, it } from 'vitest';
import { folderServedBy } from './orphan.ts';
import { parsePostmasterFile } from './postmaster-file.ts';

const lines = ['4242', '/datos/postgres/data', '1795000000', '54321', '', '127.0.0.1', '  123456  7'];

describe('parsePostmasterFile', () => {
  it('reads who serves which folder, where, and whether it takes connections', () => {
    expect(parsePostmasterFile([...lines, 'ready   ', ''].join('\n'))).toEqual({
      pid: 4242,
      dataDirectory: '/datos/postgres/data',
      port: 54_321,
      ready: true,
    });
  });

  it.each(['starting', 'stopping', 'standby', ''])('does not take %j for ready', (status) => {
    expect(parsePostmasterFile([...lines, status].join('\n'))?.ready).toBe(false);
  });

  it.each(['', '\n', 'x\n/datos', '-4242\n/datos', '4242\n'])('takes %j for no server', (content) => {
    expect(parsePostmasterFile(content)).toBeNull();
  });
});

describe('folderServedBy', () => {
  it('reads the folder from the command line of a server, blanks and all', () => {
    const command = '/opt/pg/bin/postgres -D /datos/Nexus POS/postgres/data -p 54321 -h 127.0.0.1 ';
    expect(folderServedBy(command)).toBe('/datos/Nexus POS/postgres/data');
  });

  it.each([
    ['an unrelated process', '/usr/bin/firefox'],
    ['an editor on the folder', 'vim -D /datos/postgres/data -p 1 '],
    ['a backend of a server', 'postgres: nexus_pos shop 127.0.0.1(5) idle'],
    ['a process that ended', ''],
  ])('knows that %s serves none', (_what, command) => {
    expect(folderServedBy(command)).toBeNull();
  });
});
