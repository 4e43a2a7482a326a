import type { StoneLook } from './status-looks';
import type { WallLayer } from './wall';

const words: [StoneLook, string][] = [
  ['laid', 'complete'],
  ['live', 'running'],
  ['queued', 'queued'],
  ['ask', 'asks you'],
  ['unproven', 'unproven'],
  ['broken', 'failed'],
  ['skipped', 'skipped'],
  ['cut', 'approved'],
  ['plain', 'to approve'],
];

/** What the shapes of the wall mean; only those that stand in it now, with their number. */
export function WallLegend({ layers }: { layers: WallLayer[] }) {
  const looks = layers.flatMap((layer) => layer.tasks.map((task) => task.look));
  return (
    <ul className="flex flex-wrap gap-x-3.5 gap-y-1 text-ink-soft text-xs">
      {words.map(([look, word]) => {
        const count = looks.filter((each) => each === look).length;
        return count ? (
          <li key={look} className="flex items-center gap-1.5">
            <span aria-hidden className="stone h-2.5 w-4" data-look={look} />
            {count} {word}
          </li>
        ) : null;
      })}
    </ul>
  );
}
