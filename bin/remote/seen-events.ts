import type { OutputChunk, RunStreamItem } from '@/lib/domain/run-event';

/** What a watcher has already been given, so that a connection taken up again repeats nothing. */
export class SeenEvents {
  readonly #outputEnds = new Map<string, number>();

  constructor(public cursor: number) {}

  /** The part of an item that is new; null when nothing is. */
  take(item: RunStreamItem): RunStreamItem | null {
    if (item.type === 'snapshot') {
      this.cursor = item.snapshot.cursor;
      for (const [attemptId, tail] of Object.entries(item.snapshot.output)) this.#reach(attemptId, tail.end);
      return item;
    }
    if (item.type !== 'events') {
      this.cursor = Math.max(this.cursor, item.cursor);
      return item;
    }
    const events = item.events.filter((event) => event.seq > this.cursor);
    const output = item.output.filter((chunk) => this.#isNew(chunk));
    this.cursor = Math.max(this.cursor, item.cursor, events.at(-1)?.seq ?? 0);
    return events.length || output.length ? { ...item, events, output, cursor: this.cursor } : null;
  }

  #isNew(chunk: OutputChunk): boolean {
    const end = chunk.offset + chunk.bytes;
    if (end <= (this.#outputEnds.get(chunk.attemptId) ?? 0)) return false;
    this.#reach(chunk.attemptId, end);
    return true;
  }

  #reach(attemptId: string, end: number): void {
    this.#outputEnds.set(attemptId, Math.max(end, this.#outputEnds.get(attemptId) ?? 0));
  }
}
