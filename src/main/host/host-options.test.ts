import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownArguments, parseHostOptions } from './host-options.ts';

describe('parseHostOptions', () => {
  it('chooses everything by itself when nothing is said', () => {
    expect(parseHostOptions([])).toEqual({
      ok: true,
      value: { host: 'auto', port: 0, dataFolder: null, open: true, sampleShop: true, help: false },
    });
  });

  it('takes what a script says', () => {
    const args = ['--host', 'browser', '--port', '8123', '--data', 'tienda', '--no-open', '--empty'];
    expect(parseHostOptions(args)).toEqual({
      ok: true,
      value: {
        host: 'browser',
        port: 8123,
        dataFolder: resolve('tienda'),
        open: false,
        sampleShop: false,
        help: false,
      },
    });
  });

  it.each([
    [['--host', 'safari']],
    [['--port', '-1']],
    [['--port', '65536']],
    [['--port', '8e3']],
    [['--port']],
    [['--data', '']],
    [['--vacio']],
    [['algo']],
  ])('refuses %j instead of guessing', (args) => {
    const options = parseHostOptions(args);
    expect(options.ok).toBe(false);
  });
});

describe('ownArguments', () => {
  it('drops what Chromium and test tools add', () => {
    const args = [
      '--inspect=0',
      '--data',
      '/datos',
      '--remote-debugging-port=0',
      '--no-open',
      '--port=5',
      'x',
    ];
    expect(ownArguments(args)).toEqual(['--data', '/datos', '--no-open', '--port=5']);
  });
});
