import { leaveOneRepositoryOut, pick } from './held-out';
import type { LabelledData, LabelledTask } from './labelled-tasks';
import { withoutOwnRules } from './rule-support';
import { isRight } from './score';

/** One proposal: how sure it was said to be, and whether it was right. */
type Point = { said: number; right: boolean };
/** A step of the fitted curve: from this confidence on, this share is right. */
type Step = { from: number; share: number; count: number };

/** Pulls small groups towards what is right overall: as if this many more had been seen. */
const PRIOR_COUNT = 4;

/** The non-decreasing step function nearest to the points (pool adjacent violators). */
function fitSteps(points: readonly Point[]): Step[] {
  const overall = points.filter(({ right }) => right).length / Math.max(1, points.length);
  const blocks: { from: number; right: number; count: number }[] = [];
  for (const said of [...new Set(points.map((point) => point.said))].toSorted((a, b) => a - b)) {
    const here = points.filter((point) => point.said === said);
    blocks.push({ from: said, right: here.filter(({ right }) => right).length, count: here.length });
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

function shareAt(steps: readonly Step[], said: number): number {
  return (steps.findLast(({ from }) => from <= said) ?? steps[0])?.share ?? 0;
}

const bands: [string, number, number][] = [
  ['90–100', 90, 100],
  ['80–89', 80, 89],
  ['70–79', 70, 79],
  ['60–69', 60, 69],
];

/** Said confidence against what was right: as said, and as the other repositories would have it. */
export function calibrationReport({ tasks, catalog }: LabelledData): string {
  const answers = withoutOwnRules(tasks, catalog);
  const given = answers.flatMap(({ command, proposal }, i) => {
    const task = tasks[i] as LabelledTask;
    return command === null
      ? []
      : [{ task, said: proposal.confidence, right: isRight(task, { command, alternatives: [] }) }];
  });
  const heldOut = leaveOneRepositoryOut(
    given.map(({ task }) => task),
    (others) => fitSteps(pick(given, others)),
    (steps, i) => shareAt(steps, given[i]?.said ?? 0),
  );
  const lines = bands.map(([name, from, to]) => {
    const here = given.flatMap((point, i) =>
      point.said >= from && point.said <= to ? [{ ...point, fit: heldOut[i] ?? 0 }] : [],
    );
    const right = here.filter((point) => point.right).length;
    const mean = (of: (point: (typeof here)[number]) => number): string =>
      here.length ? (here.reduce((sum, point) => sum + of(point), 0) / here.length).toFixed(2) : '–';
    const share = here.length ? (right / here.length).toFixed(2) : '–';
    return [
      name.padEnd(10),
      String(here.length).padStart(6),
      share.padStart(8),
      mean((p) => p.said / 100).padStart(8),
      mean((p) => p.fit).padStart(10),
    ].join('');
  });
  const steps = fitSteps(given).map(({ from, share, count }) => `${from} → ${share.toFixed(2)} (${count})`);
  const head = ['confidence', ' given', '   right', '    said', ' held-out'].join('');
  return [
    'Calibration of proposals, each repository without rules it alone supports:',
    head,
    ...lines,
    `steps fitted on all: ${steps.join(', ')}`,
  ].join('\n');
}
