/** Counts in words, those that are none left out: `2 added, 1 changed`. */
export function changeWords(counts: Record<string, number>): string {
  return Object.entries(counts)
    .flatMap(([what, count]) => (count ? [`${count} ${what}`] : []))
    .join(', ');
}
