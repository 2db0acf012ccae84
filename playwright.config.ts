import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, findChromium } from './tests/e2e/support/chromium.ts';

const chromium = findChromium();

/** The same specs on both hosts. Without a program to show it in, a project's tests are skipped with the reason. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // One after the other: a shop takes half of a small computer.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    locale: 'es-MX',
    timezoneId: 'America/Mexico_City',
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      ...(chromium && { executablePath: chromium.executablePath, env: { ...process.env, ...chromium.env } }),
      chromiumSandbox: false,
      args: CHROMIUM_ARGUMENTS,
    },
    // What was on the screen at each step, as documents: filming it as well would cost a fifth of the time.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
  projects: [
    { name: 'browser-host' },
    // What needs no window of its own is tested once.
    { name: 'electron', testIgnore: ['**/browser-host-*.spec.ts', '**/electron-stand-in.spec.ts'] },
  ],
});
