import { type Memory, measureMemory } from './memory';
import { type ReadStep, readSteps } from './read-steps';

// An entry of its own: a process that only reads loads no database.

/** Memory that one way of reading takes. */
export function memoryToRead(project: string, step: ReadStep): Memory {
  return measureMemory(() => void readSteps[step](project));
}
