/** What is remembered of a box that Ashlar ticked, so that it ticks each once and takes back only its own ticks. */
export type Tick = {
  specId: string;
  /** Id of the task or sub-task whose box it is. */
  boxId: string;
  /** The sign that stood in the box before; null when the tick is not ours and stays. */
  sign: string | null;
  /** False while the file may not have it yet: the process may end between the two. */
  written: boolean;
};
