import { newId } from '@/lib/domain/ids';
import { type Answer, answerLabel } from '@/lib/domain/mapping';
import { plainPolicy, type RunState } from '@/lib/domain/run';
import { blankRunTask } from './build-run';

/** The key of the one task of such a run: what a person names it by. */
export const COMMAND_KEY = 'command';

type CommandRunInput = { spec: string; answer: Answer; now: string };

/** Makes the run of one command, or of checks, beside a spec's plan: one task, no layers, no sync. */
export function buildCommandRun({ spec, answer, now }: CommandRunInput): RunState {
  const runId = newId('run');
  const title = answerLabel(answer);
  const task = {
    ...blankRunTask(runId, `command_${runId}`, '', 0),
    ...{ role: 'command' as const, key: COMMAND_KEY, description: title, answer },
  };
  const run = {
    ...{ id: runId, kind: 'command' as const, specId: spec, title, status: 'queued' as const, rehearsal: false },
    ...{ layers: [], scope: null, pause: null, policy: plainPolicy, startedAt: now, updatedAt: now, finishedAt: null },
  };
  return { run, tasks: [task] };
}
