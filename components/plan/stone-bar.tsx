import type { StoneLook } from './status-looks';

/** At most this many blocks in one course; more tasks share a block. */
const BLOCKS_MAX = 40;

/** One course of stone, a block per task; says its numbers to a screen reader. */
export function StoneBar({ looks, label }: { looks: StoneLook[]; label: string }) {
  return (
    <div role="img" aria-label={label} className="flex h-3 gap-0.5">
      {gather(looks, BLOCKS_MAX).map((look, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block is its place.
        <span key={index} className="stone flex-1" data-look={look} data-tone={(index * 7) % 3} />
      ))}
    </div>
  );
}

const urgency: StoneLook[] = ['laid', 'skipped', 'plain', 'cut', 'queued', 'live', 'unproven', 'ask', 'broken'];

/** Shortens a list of looks; each group shows the look that most needs to be seen, and is laid only if all of it is. */
export function gather(looks: StoneLook[], max: number): StoneLook[] {
  if (looks.length <= max) return looks;
  return Array.from({ length: max }, (_, index) => {
    const group = looks.slice(Math.floor((index * looks.length) / max), Math.floor(((index + 1) * looks.length) / max));
    return group.reduce((most, look) => (urgency.indexOf(look) > urgency.indexOf(most) ? look : most));
  });
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
