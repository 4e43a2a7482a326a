import type { Executor } from '@/lib/domain/attempt';
import { isOpenAttempt } from '@/lib/domain/attempt-status';
import type { RunStore, RunUpdate } from '@/lib/engine/ports';
import type { AtPoint, writePoints } from './write-points';

type Name = (typeof writePoints)[number];

/** A store that tells before and after each commit of an attempt. */
export function storeAtPoints(store: RunStore, at: AtPoint | undefined): RunStore {
  if (!at) return store;
  return {
    ...store,
    commit(update) {
      const name = pointOf(update);
      if (name) at(`before-${name}`);
      const events = store.commit(update);
      if (name) at(`after-${name}`);
      return events;
    },
  };
}

/** An executor that tells before it begins and, once its process is there, before that is committed. */
export function executorAtPoints(executor: Executor, at: AtPoint | undefined): Executor {
  if (!at) return executor;
  return {
    ...executor,
    execute(spec, context) {
      at('before-spawn');
      return executor.execute(spec, {
        ...context,
        emit(report) {
          if (report.type === 'started') at('after-spawn');
          context.emit(report);
        },
      });
    },
  };
}

function pointOf({ attempt }: RunUpdate): Name | null {
  if (!attempt) return null;
  if (attempt.isNew) return 'starting';
  if (!isOpenAttempt(attempt.row.status)) return 'outcome';
  return attempt.row.pid === null ? null : 'pid';
}
