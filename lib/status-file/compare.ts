import type { StatusDifference, StatusWord, WrittenWords } from '@/lib/domain/status-edit';
import type { ForeignTask } from './read-foreign';
import { wordAt } from './words';

/** A task as our file has it, with who it is. */
export type OurTask = {
  taskId: string;
  key: string;
  layerKey: string;
  index: number;
  description: string;
  word: StatusWord;
};

/**
 * What somebody changed, against what we last wrote and what we would write now. A task is found by its words within
 * its layer: places move when a plan is edited. What moved on only in ours is no difference.
 */
export function compareFiles(
  ours: readonly OurTask[],
  theirs: readonly ForeignTask[],
  wrote: WrittenWords | null,
): { differences: StatusDifference[]; strangers: number } {
  const byWords = new Map(ours.map((task) => [wordsKey(task.layerKey, task.description), task]));
  const byPlace = new Map(ours.map((task) => [placeKey(task.layerKey, task.index), task]));
  const differences = new Map<string, StatusDifference>();
  let strangers = 0;
  for (const foreign of theirs) {
    const task =
      foreign.description === null
        ? byPlace.get(placeKey(foreign.layerKey, foreign.index))
        : byWords.get(wordsKey(foreign.layerKey, foreign.description));
    if (!task) strangers += 1;
    else if (foreign.word !== null) {
      const difference = differenceOf(task, foreign.word, wordAt(wrote, task.layerKey, task.index));
      if (difference) differences.set(task.taskId, difference);
    }
  }
  return { differences: [...differences.values()], strangers };
}

function differenceOf(task: OurTask, theirs: StatusWord, wrote: StatusWord | null): StatusDifference | null {
  if (theirs === task.word || theirs === wrote) return null;
  const { taskId, key, description, word: ours } = task;
  const isDone = (word: StatusWord): boolean => word === 'complete' || word === 'skipped';
  return { taskId, key, description, ours, theirs, wrote, acceptable: isDone(theirs) && !isDone(ours) };
}

const wordsKey = (layerKey: string, description: string): string => `${layerKey}\0${description.trim()}`;
const placeKey = (layerKey: string, index: number): string => `${layerKey}\0${index}`;
