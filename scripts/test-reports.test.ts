import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPlaywrightReport, readVitestReport, sum } from './test-reports.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-reports-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitest = {
  numPassedTests: 2,
  numFailedTests: 1,
  testResults: [
    {
      assertionResults: [
        { status: 'passed', fullName: 'a' },
        { status: 'skipped', fullName: 'needs a printer' },
      ],
    },
  ],
};

const skipped = {
  projectName: 'electron',
  status: 'skipped',
  annotations: [{ type: 'skip', description: 'Electron: no hay' }],
};
const playwright = {
  stats: { expected: 3, unexpected: 0, flaky: 1 },
  suites: [
    { specs: [{ title: 'x', tests: [skipped] }], suites: [{ specs: [{ title: 'y', tests: [skipped] }] }] },
  ],
};

describe('the closing line', () => {
  it('adds up all runners', () => {
    const total = sum([
      readVitestReport(report(vitest), 1, 'unit'),
      readPlaywrightReport(report(playwright), 1, 'end-to-end'),
    ]);
    expect(total).toEqual({
      passed: 5,
      failed: 2,
      skipped: 3,
      skipReasons: ['needs a printer', 'Electron: no hay (2 pruebas)'],
      problems: [],
    });
  });

  it('counts a runner that ended badly without a failed test as a failure', () => {
    const unloaded = readVitestReport(report({ ...vitest, numFailedTests: 0 }), 1, 'unit');
    expect(unloaded).toMatchObject({ failed: 1, problems: ['unit ended with 1'] });
  });

  it('counts a runner that left no report as a failure', () => {
    expect(readPlaywrightReport(join(folder, 'none.json'), 1, 'end-to-end').failed).toBe(1);
  });
});
