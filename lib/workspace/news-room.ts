import { randomUUID } from 'node:crypto';
import { type NewsItem, type NewsState, newsOf, nothingTold, type Told, toldBefore } from '@/lib/domain/news';
import type { RunState } from '@/lib/domain/run';
import type { RunEvent } from '@/lib/domain/run-event';
import { isEnded } from '@/lib/domain/run-status';
import type { Clock } from '@/lib/engine/ports';
import type { Webhook } from './webhook';

/** Items kept for pages that ask late. */
const KEPT = 100;

/** What there is to tell of runs since the project was opened: pages ask for it, and the webhook is sent it. */
export type NewsRoom = {
  /** A run that was found open: what it waits for already is no news. */
  found(state: RunState): void;
  events(state: RunState, events: RunEvent[]): void;
  /** The newest items after that number, the oldest first. */
  after(id: number): NewsItem[];
  state(): NewsState;
  webhook: Webhook;
};

export function createNewsRoom(webhook: Webhook, clock: Clock): NewsRoom {
  const of = randomUUID();
  const told = new Map<string, Told>();
  let items: NewsItem[] = [];
  let last = 0;
  return {
    webhook,
    found(state) {
      told.set(state.run.id, toldBefore(state));
    },
    events(state, events) {
      const heard = newsOf(state, events, told.get(state.run.id) ?? nothingTold);
      if (isEnded(state.run.status)) told.delete(state.run.id);
      else told.set(state.run.id, heard.told);
      for (const news of heard.news) {
        last += 1;
        items = [...items, { ...news, id: last, at: clock.now() }].slice(-KEPT);
        webhook.send(news);
      }
    },
    after: (id) => items.filter((item) => item.id > id),
    state: () => ({ of, last, problem: webhook.problem()?.message ?? null }),
  };
}
