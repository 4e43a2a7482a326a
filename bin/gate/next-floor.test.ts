import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the installed Next has the fixes for the ways around its own checks: 16.4.1 or newer', () => {
  const manifest = new URL('../../node_modules/next/package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(16_004_001);
});
