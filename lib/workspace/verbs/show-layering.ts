import { join } from 'node:path';
import type { LayeringPreview } from '@/lib/domain/layering';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { withdrawnStatus } from '@/lib/domain/withdrawn';
import { exists } from '@/lib/plan/places/list-dir';
import type { Context } from '@/lib/workspace/context';
import { makeLayering } from '@/lib/workspace/layering';
import { commandPreflight } from './run-command';

/** The command that layers plans where it is installed. */
const LAYER_COMMAND = '/iterate:tasks';

/** How the plan of a spec would be layered, with reasons. Changes nothing on disk. */
export function showLayering(context: Context, { spec }: ParsedVerbInput<'layering'>): LayeringPreview {
  const { layering, to, text, hash } = makeLayering(context, spec);
  const answer = { kind: 'command', command: LAYER_COMMAND, args: layering.spec, effect: 'files' } as const;
  return {
    ...{ spec: layering.spec, from: layering.from, to, taken: exists(join(context.projectDir, to)), text, hash },
    layers: layering.layers.map(({ key, name, parallel, reason, tasks }) => ({
      ...{ key, name, parallel, reason },
      tasks: tasks.map(({ task, reason: why, from }) => ({
        ...{ description: task.description, ref: task.ref, line: task.line, reason: why, from, done: task.done },
        withdrawn: withdrawnStatus(task),
      })),
    })),
    diagnostics: layering.diagnostics,
    command: { command: LAYER_COMMAND, args: layering.spec, preflight: commandPreflight(context, answer) },
  };
}
