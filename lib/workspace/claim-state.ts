import type { Db } from '@/db/client';
import { disarm, getStateId, setStateId } from '@/db/queries/owner';
import type { Settings } from '@/lib/domain/project';

/**
 * Makes sure that the state in a project is this user's own. A repository could bring a database with approvals in it;
 * only one that the user's settings know by its id is believed. Any other keeps its history and loses whatever could
 * start something, also when it is the user's own in a folder that was moved.
 */
export function claimState(db: Db, settings: Settings, save: (settings: Settings) => void, now: string): void {
  const found = getStateId(db);
  if (found !== null && found === settings.stateId) return;
  disarm(db, now);
  const stateId = crypto.randomUUID();
  save({ ...settings, stateId });
  setStateId(db, stateId);
}
