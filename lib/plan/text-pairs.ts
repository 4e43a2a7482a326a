/** A task or a part of one, as far as it says which one it is: its description as compared, its layer or phase. */
export type Piece = { ref: string | null; name: string; place: string };

/** What of two lists is found to be the same, one to one. Both sides are indexes from 0. */
export class Pairs {
  readonly previous: readonly Piece[];
  readonly next: readonly Piece[];
  readonly #previousOf: Int32Array;
  readonly #nextOf: Int32Array;

  constructor(previous: readonly Piece[], next: readonly Piece[]) {
    this.previous = previous;
    this.next = next;
    this.#previousOf = new Int32Array(next.length).fill(-1);
    this.#nextOf = new Int32Array(previous.length).fill(-1);
  }

  join(previous: number, next: number): void {
    this.#previousOf[next] = previous;
    this.#nextOf[previous] = next;
  }

  /** The previous one of a next one, or -1. */
  previousOf(next: number): number {
    return this.#previousOf[next] ?? -1;
  }

  /** What has no partner yet, in order. */
  freePrevious(): number[] {
    return free(this.#nextOf);
  }

  freeNext(): number[] {
    return free(this.#previousOf);
  }
}

function free(partners: Int32Array): number[] {
  const indexes: number[] = [];
  partners.forEach((partner, index) => {
    if (partner === -1) indexes.push(index);
  });
  return indexes;
}
