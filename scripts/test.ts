/**
 * Everything: build, checks, unit, integration and end-to-end tests. Ends with what could not be run here, in one line,
 * and with the sum of all runners.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../tests/e2e/support/chromium.ts';
import { staticSteps, unitStep } from './check.ts';
import {
  displayFor,
  installForRoot,
  installKeyboard,
  installServers,
  prepareElectron,
} from './test-machine.ts';
import { readPlaywrightReport, readVitestReport, sum, type Report } from './test-reports.ts';
import { runStep, runSteps, type Step } from './steps.ts';

const reports = mkdtempSync(join(tmpdir(), 'nexus-reports-'));
const results: Report[] = [];
const notRun: string[] = [];

await prepareElectron();
const failedChecks = await runSteps([
  { title: 'build', command: 'electron-vite', args: ['build'] },
  ...staticSteps,
]);
results.push(await runVitest(unitStep));
await installServers();
results.push(
  await runVitest({
    title: 'integration tests',
    command: 'vitest',
    args: ['run', '--project', 'integration'],
  }),
);
await runEndToEnd();
rmSync(reports, { recursive: true });
close();

async function runVitest(step: Step): Promise<Report> {
  const file = join(reports, `${step.title.replaceAll(' ', '-')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runStep({ ...step, args: [...step.args, ...reporters] });
  return readVitestReport(file, code, step.title);
}

async function runEndToEnd(): Promise<void> {
  const title = 'end-to-end tests';
  await installForRoot(['chromium'], () => findChromium()?.isPackaged === false);
  if (!findChromium()) {
    notRun.push('pruebas en el navegador: no hay un navegador para esta computadora');
    return;
  }
  await installKeyboard();
  const file = join(reports, 'end-to-end.json');
  const { command, args } = displayFor('playwright', ['test', '--reporter=list,json']);
  const code = await runStep({ title, command, args, env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file } });
  results.push(readPlaywrightReport(file, code, title));
}

function close(): void {
  const total = sum(results);
  const failed = total.failed + failedChecks.length;
  const reasons = [...notRun, ...total.skipReasons];
  if (failedChecks.length > 0) console.log(`\nfailed checks: ${failedChecks.join(', ')}`);
  for (const problem of total.problems) console.log(`\n${problem}`);
  console.log(`\nno ejecutado: ${reasons.length === 0 ? 'nada' : reasons.join('; ')}`);
  console.log(
    `${total.passed} passed, ${failed} failed${total.skipped === 0 ? '' : `, ${total.skipped} skipped`}`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
}
