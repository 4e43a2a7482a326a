import type { LayerHeading } from './layer-heading';

/** Layers are numbered from 0 to here; the tasks of any further one stand in the last. */
const NUMBER_MAX = 99;

/** Hands out the numbers of a plan's layers: those it writes, and for the others one that is free. */
export class LayerNumbers {
  /** From a number that is taken towards one that may be free; ways are shortened as they are gone. */
  readonly #next = new Map<number, number>();
  /** Above all that are written: the place of layers whose number cannot be read. */
  readonly #spare: number;

  constructor(written: readonly { heading: LayerHeading }[]) {
    const numbers = written.flatMap(({ heading }) => heading.number ?? []);
    for (const number of numbers) this.#next.set(number, number + 1);
    this.#spare = 1 + numbers.reduce((most, number) => Math.max(most, number), -1);
  }

  /** The number of a layer that stands in the file after the layer `before` (-1: first of all). */
  numberOf(heading: LayerHeading, before: number): number {
    if (heading.number !== null) return heading.number;
    const number = this.#freeFrom(heading.order === 'unreadable' ? this.#spare : before + 1);
    if (number > NUMBER_MAX) return NUMBER_MAX;
    this.#next.set(number, number + 1);
    return number;
  }

  #freeFrom(start: number): number {
    const way: number[] = [];
    let number = start;
    for (let next = this.#next.get(number); next !== undefined; next = this.#next.get(number)) {
      way.push(number);
      number = next;
    }
    for (const taken of way) this.#next.set(taken, number);
    return number;
  }
}
