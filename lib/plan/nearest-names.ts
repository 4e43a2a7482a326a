import { editDistance } from './edit-distance';

const NAMES_MAX = 3;

/** Up to three names a person may have meant: those that go on where the given one ends, then those spelled alike. */
export function nearestNames(name: string, names: readonly string[]): string[] {
  const wanted = name.toLowerCase();
  const scored = names.map((candidate) => ({ candidate, distance: distanceOf(wanted, candidate.toLowerCase()) }));
  return scored
    .filter(({ distance }) => distance <= Math.max(2, Math.floor(wanted.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, NAMES_MAX)
    .map(({ candidate }) => candidate);
}

function distanceOf(wanted: string, candidate: string): number {
  if (candidate.startsWith(wanted) || wanted.startsWith(candidate)) return 0;
  return Math.abs(wanted.length - candidate.length) > 5 ? Infinity : editDistance(wanted, candidate);
}
