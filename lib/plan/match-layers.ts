/**
 * Which layer each layer was before, by where most of its tasks stood; one that was put in front of others has not
 * turned each into the next. Takes the layer before and after of every task, and gives keys after to keys before, one
 * to one. A layer without a known task is the one of its own key, if that is nobody else's.
 */
export function matchLayers(
  tasks: readonly (readonly [before: string | undefined, after: string])[],
): Map<string, string> {
  const votes = new Map<string, { before: string; after: string; count: number }>();
  const keys = new Set<string>();
  for (const [before, after] of tasks) {
    keys.add(after);
    if (before === undefined) continue;
    const vote = votes.get(`${before} ${after}`) ?? { before, after, count: 0 };
    vote.count++;
    votes.set(`${before} ${after}`, vote);
  }
  const matched = new Map<string, string>();
  const taken = new Set<string>();
  const match = (before: string, after: string): void => {
    if (matched.has(after) || taken.has(before)) return;
    matched.set(after, before);
    taken.add(before);
  };
  const byWeight = [...votes.values()].sort((a, b) => b.count - a.count || isSame(b) - isSame(a));
  for (const { before, after } of byWeight) match(before, after);
  for (const key of keys) match(key, key);
  return matched;
}

const isSame = ({ before, after }: { before: string; after: string }): number => Number(before === after);
