/** What became of each line of the file, so that no line is forgotten. Lines count from 1, ranges include both ends. */
export class LineMarks {
  readonly #lines: readonly string[];
  /** 0 nothing said yet, 1 understood, 2 reported as not understood. */
  readonly #marks: Uint8Array;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
    this.#marks = new Uint8Array(lines.length);
  }

  understood(first: number, last = first): void {
    this.#marks.fill(1, first - 1, last);
  }

  reported(first: number, last = first): void {
    this.#marks.fill(2, first - 1, last);
  }

  /** Non-blank lines nothing was said about, as ranges. */
  forgotten(first: number, last: number): { first: number; last: number }[] {
    const ranges: { first: number; last: number }[] = [];
    for (let line = first; line <= last; line++) {
      if (this.#marks[line - 1] !== 0 || this.#isBlank(line)) continue;
      const previous = ranges.at(-1);
      if (previous?.last === line - 1) previous.last = line;
      else ranges.push({ first: line, last: line });
    }
    return ranges;
  }

  /** Counts the non-blank lines of a range, and those understood. */
  count(first: number, last: number): { total: number; understood: number } {
    let total = 0;
    let understood = 0;
    for (let line = first; line <= last; line++) {
      if (this.#isBlank(line)) continue;
      total += 1;
      if (this.#marks[line - 1] === 1) understood += 1;
    }
    return { total, understood };
  }

  #isBlank(line: number): boolean {
    return (this.#lines[line - 1] ?? '').trim() === '';
  }
}
