import { describe, expect, it } from 'vitest';
import { defaultDataFolder, type Surroundings } from './data-folder.ts';

const clerk: Surroundings = { platform: 'linux', env: {}, home: '/home/caja', isRoot: false };

describe('defaultDataFolder', () => {
  it.each([
    ['a Linux user', clerk, '/home/caja/.local/share/nexus-pos'],
    ['a Linux user with XDG_DATA_HOME', { ...clerk, env: { XDG_DATA_HOME: '/datos' } }, '/datos/nexus-pos'],
    [
      'a relative XDG_DATA_HOME, which is invalid',
      { ...clerk, env: { XDG_DATA_HOME: 'datos' } },
      '/home/caja/.local/share/nexus-pos',
    ],
    ['root', { ...clerk, home: '/root', isRoot: true }, '/var/lib/nexus-pos'],
    [
      'a Mac',
      { ...clerk, platform: 'darwin', home: '/Users/caja' },
      '/Users/caja/Library/Application Support/Nexus POS',
    ],
    [
      'Windows',
      { ...clerk, platform: 'win32', env: { LOCALAPPDATA: 'C:\\Users\\caja\\AppData\\Local' } },
      'C:\\Users\\caja\\AppData\\Local\\Nexus POS',
    ],
  ] as const)('knows the place of %s', (_who, where, folder) => {
    expect(defaultDataFolder(where)).toBe(folder);
  });
});
