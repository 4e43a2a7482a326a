/**
 * Finds cycles among tasks that wait for each other: at least one of every knot, each as the keys along it. A task that
 * waits for itself is none. Iterative: a chain of 20,000 tasks must not exhaust the stack.
 */
export function findCycles(dependencies: ReadonlyMap<string, readonly string[]>): string[][] {
  const waiting = unsettled(dependencies);
  const visited = new Set<string>();
  const cycles: string[][] = [];
  for (const start of waiting) {
    const path: string[] = [];
    const onPath = new Map<string, number>();
    let current: string | undefined = start;
    while (current !== undefined && !visited.has(current)) {
      visited.add(current);
      onPath.set(current, path.length);
      path.push(current);
      const from: string = current;
      current = dependencies.get(from)?.find((key) => key !== from && waiting.has(key));
    }
    const entry = current === undefined ? undefined : onPath.get(current);
    if (entry !== undefined) cycles.push(path.slice(entry));
  }
  return cycles;
}

/** What is left when everything that can be done has been done: the cycles, and what waits for them. */
function unsettled(dependencies: ReadonlyMap<string, readonly string[]>): Set<string> {
  const blockers = new Map<string, number>();
  const waiters = new Map<string, string[]>();
  const ready: string[] = [];
  for (const [key, all] of dependencies) {
    const needed = all.filter((other) => other !== key && dependencies.has(other));
    blockers.set(key, needed.length);
    if (needed.length === 0) ready.push(key);
    for (const other of needed) {
      const list = waiters.get(other);
      if (list) list.push(key);
      else waiters.set(other, [key]);
    }
  }
  for (let key = ready.pop(); key !== undefined; key = ready.pop()) {
    blockers.delete(key);
    for (const waiter of waiters.get(key) ?? []) {
      const left = (blockers.get(waiter) ?? 0) - 1;
      blockers.set(waiter, left);
      if (left === 0) ready.push(waiter);
    }
  }
  return new Set(blockers.keys());
}
