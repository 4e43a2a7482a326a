import { defineConfig } from '@playwright/test';
import { fixedArgs } from './e2e/chromium-args';

/** Each test starts the server it needs; the browser is the one `npm test` found. */
export default defineConfig({
  testDir: './e2e',
  // `npm run screens` takes the pictures of docs/screens with the same browser and servers.
  testMatch: process.env.ASHLAR_SCREENS ? 'screens.ts' : '*.spec.ts',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 2,
  retries: 0,
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    trace: 'off',
    launchOptions: {
      executablePath: process.env.ASHLAR_CHROMIUM || undefined,
      args: fixedArgs,
    },
  },
});
