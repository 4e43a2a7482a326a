/** Indexes of a longest rising subsequence of distinct numbers, in n log n. */
export function longestRise(numbers: readonly number[]): Set<number> {
  // tails[k] is the index of the least number a rising row of k + 1 can end with.
  const tails: number[] = [];
  const previous: number[] = [];
  numbers.forEach((number, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] as number] as number) < number) low = middle + 1;
      else high = middle;
    }
    previous.push(tails[low - 1] ?? -1);
    tails[low] = index;
  });
  const rise = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at] ?? -1) rise.add(at);
  return rise;
}
