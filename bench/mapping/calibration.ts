import { leaveOneRepositoryOut, pick } from './held-out';
import type { LabelledData, LabelledTask } from './labelled-tasks';
import { type Proposed, proposed } from './ours';
import { withoutOwnRules } from './rule-support';
import { isRight } from './score';

/** One proposal: the points it reached, how sure it was said to be, and whether it was right. */
type Point = { task: LabelledTask; points: number; said: number; right: boolean };
/** A step of the fitted curve: from this confidence on, this share is right. */
type Step = { from: number; share: number; count: number };

/** Pulls small groups towards what is right overall: as if this many more had been seen. */
const PRIOR_COUNT = 4;

/** The non-decreasing step function nearest to the points (pool adjacent violators). */
function fitSteps(points: readonly Point[]): Step[] {
  const overall = points.filter(({ right }) => right).length / Math.max(1, points.length);
  const blocks: { from: number; right: number; count: number }[] = [];
  for (const level of [...new Set(points.map((point) => point.points))].toSorted((a, b) => a - b)) {
    const here = points.filter((point) => point.points === level);
    blocks.push({ from: level, right: here.filter(({ right }) => right).length, count: here.length });
    for (let last = blocks.at(-1), before = blocks.at(-2); last && before && shareOf(before) >= shareOf(last); ) {
      blocks.splice(-2, 2, { from: before.from, right: before.right + last.right, count: before.count + last.count });
      last = blocks.at(-1);
      before = blocks.at(-2);
    }
  }
  return blocks.map(({ from, right, count }) => ({
    from,
    count,
    share: (right + PRIOR_COUNT * overall) / (count + PRIOR_COUNT),
  }));
}

const shareOf = ({ right, count }: { right: number; count: number }): number => right / count;

function shareAt(steps: readonly Step[], points: number): number {
  return (steps.findLast(({ from }) => from <= points) ?? steps[0])?.share ?? 0;
}

const bands: [string, number, number][] = [
  ['90–100', 90, 100],
  ['80–89', 80, 89],
  ['70–79', 70, 79],
  ['60–69', 60, 69],
];

/** What a confidence was worth: as it was said, and as the other repositories would have had it said. */
export function calibrationReport(data: LabelledData, fresh: readonly LabelledTask[]): string {
  const given = [
    ...pointsOf(data.tasks, withoutOwnRules(data.tasks, data.catalog)),
    ...pointsOf(
      fresh,
      fresh.map((task) => proposed(task, data.catalog)),
    ),
  ];
  const heldOut = leaveOneRepositoryOut(
    given.map(({ task }) => task),
    (others) => fitSteps(pick(given, others)),
    (steps, i) => shareAt(steps, given[i]?.points ?? 0),
  );
  const withFit = given.map((point, i) => ({ ...point, fit: heldOut[i] ?? 0 }));
  const lines = bands.map(([name, from, to]) =>
    bandLine(
      name,
      withFit.filter(({ said }) => said >= from && said <= to),
    ),
  );
  const steps = fitSteps(given).map(({ from, share, count }) => `${from} → ${share.toFixed(3)} (${count})`);
  return [
    'Calibration: each repository without rules it alone supports, fresh tasks as they are',
    'confidence given   right    said held-out fit',
    ...lines,
    `steps by points fitted on all: ${steps.join(', ')}`,
  ].join('\n');
}

function pointsOf(tasks: readonly LabelledTask[], answers: readonly Proposed[]): Point[] {
  return answers.flatMap((answer, i) => {
    const task = tasks[i] as LabelledTask;
    const { command, proposal, points } = answer;
    return command === null ? [] : [{ task, said: proposal.confidence, points, right: isRight(task, answer) }];
  });
}

function bandLine(name: string, points: readonly (Point & { fit: number })[]): string {
  const mean = (of: (point: (typeof points)[number]) => number): string =>
    points.length ? (points.reduce((sum, point) => sum + of(point), 0) / points.length).toFixed(2) : '–';
  return [
    name.padEnd(10),
    String(points.length).padStart(6),
    mean((point) => Number(point.right)).padStart(8),
    mean((point) => point.said / 100).padStart(8),
    mean((point) => point.fit).padStart(10),
  ].join('');
}
