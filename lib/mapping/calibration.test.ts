import { expect, it } from 'vitest';
import { confidenceBand } from '@/lib/domain/confidence';
import { calibrated } from './calibration';

it('more points never give less confidence, and asking stays asking.', () => {
  for (let points = 0; points <= 100; points++) {
    expect(calibrated(points)).toBeGreaterThanOrEqual(points === 0 ? 0 : calibrated(points - 1));
    expect(confidenceBand(calibrated(points)) === 'ask').toBe(confidenceBand(points) === 'ask');
  }
});
