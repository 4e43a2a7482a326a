import { type Memory, measureMemory } from './memory';
import { withProject } from './project';
import { type ReadStep, readSteps } from './read-steps';

// An entry of its own: a process that only reads loads no database.

/** Memory that one way of reading takes. */
export function memoryToRead(tasks: number, step: ReadStep): Memory {
  return withProject(tasks, (project) => measureMemory(() => void readSteps[step](project)));
}
