import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs `work` while no other process does the same under `lockFile`: two terminals that start at once must not
 * write one build together. A lock whose owner is gone is taken over.
 */
export async function exclusive(lockFile, work) {
  mkdirSync(path.dirname(lockFile), { recursive: true });
  while (!tryLock(lockFile)) {
    if (ownerIsGone(lockFile)) rmSync(lockFile, { force: true });
    else await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

/** The link makes the file appear together with its content, so that a lock without an owner is never seen. */
function tryLock(lockFile) {
  const own = `${lockFile}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, lockFile);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function ownerIsGone(lockFile) {
  try {
    process.kill(Number(readFileSync(lockFile, 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
