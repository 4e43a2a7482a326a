import { expect, test } from 'vitest';
import { canRetry, canSkip, isBroken, isOpen, isSettled, needsPerson, taskStatuses } from './task-status';

test('every status is exactly one of: not begun, open, settled, or waiting for something', () => {
  for (const status of taskStatuses) {
    const kinds = [
      status === 'pending',
      isOpen(status),
      isSettled(status),
      needsPerson(status) || status === 'waiting',
    ];
    expect(kinds.filter(Boolean), status).toHaveLength(1);
  }
});

test('whatever waits for a person can be retried and skipped, whatever broke waits for a person', () => {
  for (const status of taskStatuses) {
    if (isBroken(status)) expect(needsPerson(status), status).toBe(true);
    if (needsPerson(status)) expect(canRetry(status) && canSkip(status), status).toBe(true);
  }
});

test('nothing that is under way or complete can be retried or skipped', () => {
  for (const status of taskStatuses.filter((one) => isOpen(one) || one === 'complete')) {
    expect(canRetry(status) || canSkip(status), status).toBe(false);
  }
});
