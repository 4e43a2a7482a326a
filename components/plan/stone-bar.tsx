import type { StoneLook } from './status-looks';
import { gatherLooks, groupsOf } from './wall-plan';

/** At most this many blocks in one course; more tasks share a block. */
const BLOCKS_MAX = 40;

/** One course of stone, a block per task; says its numbers to a screen reader. */
export function StoneBar({ looks, label }: { looks: StoneLook[]; label: string }) {
  return (
    <div role="img" aria-label={label} className="flex h-3 gap-0.5">
      {groupsOf(looks, BLOCKS_MAX).map((group, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a block is its place.
          key={index}
          className="stone flex-1"
          data-look={gatherLooks(group)}
          data-tone={(index * 7) % 3}
        />
      ))}
    </div>
  );
}

/** The course of a spec of which only counts are known: what is laid first, what is open last. */
export function looksOfCounts(counts: {
  total: number;
  complete: number;
  failed: number;
  skipped: number;
}): StoneLook[] {
  const open = Math.max(0, counts.total - counts.complete - counts.failed - counts.skipped);
  return [
    ...Array<StoneLook>(counts.complete).fill('laid'),
    ...Array<StoneLook>(counts.skipped).fill('skipped'),
    ...Array<StoneLook>(counts.failed).fill('broken'),
    ...Array<StoneLook>(open).fill('plain'),
  ];
}
