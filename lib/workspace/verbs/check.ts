import type { Plan } from '@/lib/domain/plan';
import type { CheckResult } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { executorsOf } from '@/lib/workspace/carry-out';
import type { Context } from '@/lib/workspace/context';
import { withUnknownCommands } from '@/lib/workspace/unknown-commands';

/** The plan of a spec as it was understood, with every remark. */
export function check(context: Context, { spec }: ParsedVerbInput<'check'>): CheckResult {
  return toCheckResult(withUnknownCommands(context.unmappedPlan(spec), executorsOf(context)));
}

/** A plan in the shape that `check` promises: ids are the plan's own, or the task's place where it gives none. */
export function toCheckResult({ spec, path, format, layers, phases, diagnostics }: Plan): CheckResult {
  const idByKey = new Map(
    layers.flatMap(({ tasks }) => tasks.map((task) => [task.key, task.ref ?? task.key] as const)),
  );
  return {
    spec,
    path,
    format,
    layers: layers.map(({ key, name, parallel, tasks }) => ({
      key,
      name,
      parallel,
      tasks: tasks.map((task) => ({
        id: task.ref ?? task.key,
        description: task.description,
        line: task.line,
        done: task.done,
        optional: task.optional,
        command: task.command && `${task.command}${task.args && ` ${task.args}`}`,
        agent: task.agent,
        complexity: task.complexity,
        dependencies: task.dependencies.map((dependency) => idByKey.get(dependency) ?? dependency),
        subtasks: task.subtasks.map(({ ref, description, line, done, optional }, index) => ({
          id: ref ?? `${task.key}.${index + 1}`,
          ...{ description, line, done, optional },
        })),
      })),
    })),
    phases,
    diagnostics,
  };
}
