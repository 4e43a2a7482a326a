import type { LabelledTask } from './labelled-tasks';

/** What a system says for a task: one command, or null to ask; and what it shows beside, best first. */
export type Answered = { command: string | null; alternatives: readonly string[] };

export type Score = {
  tasks: number;
  /** Share of tasks that got a command. */
  coverage: number;
  /** Share of the commands given that were acceptable. */
  precision: number;
  /** Share of the tasks that have a command which got an acceptable one. */
  recall: number;
  f1: number;
  /** Share of the tasks without a command that were asked about. */
  shouldAskRecall: number;
  accuracy: number;
  /** Share of the tasks that have a command with an acceptable one among the five shown. */
  top5: number;
};

const SHOWN = 5;
const ratio = (a: number, b: number): number => (b === 0 ? 0 : a / b);

/** Whether a task was answered acceptably: the right command given, or asked about where none fits. */
export function isRight({ accepted }: LabelledTask, { command }: Answered): boolean {
  return accepted.size === 0 ? command === null : command !== null && accepted.has(command);
}

export function score(tasks: readonly LabelledTask[], answers: readonly Answered[]): Score {
  const of = (test: (task: LabelledTask, answer: Answered) => boolean): number =>
    tasks.filter((task, i) => test(task, answers[i] as Answered)).length;
  const given = of((_, { command }) => command !== null);
  const labelled = of(({ accepted }) => accepted.size > 0);
  const right = of((task, answer) => task.accepted.size > 0 && isRight(task, answer));
  const asked = of((task, answer) => task.accepted.size === 0 && answer.command === null);
  const top = of((task, answer) => shown(answer).some((command) => task.accepted.has(command)));
  const precision = ratio(right, given);
  const recall = ratio(right, labelled);
  return {
    tasks: tasks.length,
    coverage: ratio(given, tasks.length),
    precision,
    recall,
    f1: ratio(2 * precision * recall, precision + recall),
    shouldAskRecall: ratio(asked, tasks.length - labelled),
    accuracy: ratio(right + asked, tasks.length),
    top5: ratio(top, labelled),
  };
}

function shown({ command, alternatives }: Answered): string[] {
  return [...new Set(command === null ? alternatives : [command, ...alternatives])].slice(0, SHOWN);
}

const columns = ['coverage', 'precision', 'recall', 'f1', 'shouldAskRecall', 'accuracy', 'top5'] as const;
const WIDTH = 58;

export function scoreHeader(): string {
  return (
    ''.padEnd(WIDTH) + columns.map((column) => column.replace('shouldAskRecall', 'ask recall').padStart(11)).join('')
  );
}

export function scoreLine(name: string, score: Score): string {
  return name.padEnd(WIDTH) + columns.map((column) => score[column].toFixed(3).padStart(11)).join('');
}
