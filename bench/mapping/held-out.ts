import type { LabelledTask } from './labelled-tasks';

/** Fits on all repositories but one and answers that one, for each in turn; answers come in the order of the tasks. */
export function leaveOneRepositoryOut<Fit, Result>(
  tasks: readonly LabelledTask[],
  learn: (others: readonly number[]) => Fit,
  answer: (fitted: Fit, index: number) => Result,
): Result[] {
  const results = new Array<Result>(tasks.length);
  for (const repository of new Set(tasks.map((task) => task.repository))) {
    const others = tasks.flatMap((task, i) => (task.repository === repository ? [] : [i]));
    const fitted = learn(others);
    tasks.forEach((task, i) => {
      if (task.repository === repository) results[i] = answer(fitted, i);
    });
  }
  return results;
}

/** The chosen items, in order. */
export function pick<T>(items: readonly T[], indexes: readonly number[]): T[] {
  return indexes.map((i) => items[i] as T);
}
