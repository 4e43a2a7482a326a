import type { News, WebhookProblem } from '@/lib/domain/news';
import type { Clock } from '@/lib/engine/ports';
import { maskSecrets } from '@/lib/executors/output/mask-secrets';

/** Milliseconds until a receiver that does not answer is given up. */
const LIMIT_MS = 5_000;

export type Webhook = {
  /** Sends news to the person's address, if they set one. Never throws and is not waited for. */
  send(news: News): void;
  /** Sends it now and says what was wrong, or null; null too where no address is set. */
  sendNow(news: News): Promise<WebhookProblem | null>;
  /** Why the last one could not be sent; null when it was, and before the first. */
  problem(): WebhookProblem | null;
  /** Settles when nothing is on its way any more. */
  settled(): Promise<void>;
};

type Options = {
  /** The address, by the person's own settings; null: none. */
  url(): string | null;
  /** Values that must not leave this machine. */
  secrets(): Iterable<string>;
  clock: Clock;
  limitMs?: number;
};

/** Tells another program of runs: one POST of JSON each, within a time limit, without following redirects. */
export function createWebhook({ url, secrets, clock, limitMs = LIMIT_MS }: Options): Webhook {
  const underWay = new Set<Promise<unknown>>();
  let problem: WebhookProblem | null = null;
  const sendNow = async (news: News): Promise<WebhookProblem | null> => {
    const address = url();
    if (address === null) return null;
    const message = await post(address, bodyOf(news, secrets()), limitMs);
    problem = message === null ? null : { at: clock.now(), message };
    return problem;
  };
  return {
    sendNow,
    send(news) {
      const sending: Promise<unknown> = sendNow(news).finally(() => underWay.delete(sending));
      underWay.add(sending);
    },
    problem: () => problem,
    async settled() {
      await Promise.all(underWay);
    },
  };
}

function bodyOf({ event, spec, run, task, message }: News, secrets: Iterable<string>): string {
  return JSON.stringify({ event, spec, run, task, message: maskSecrets(message, secrets) });
}

/** What went wrong, in one sentence; null when it was taken. */
async function post(address: string, body: string, limitMs: number): Promise<string | null> {
  // The rest of an address may hold a key: the host alone says enough.
  const { host } = new URL(address);
  try {
    const answer = await fetch(address, {
      ...{ method: 'POST', body, redirect: 'manual' },
      headers: { 'content-type': 'application/json', 'user-agent': 'ashlar' },
      signal: AbortSignal.timeout(limitMs),
    });
    await answer.body?.cancel();
    if (answer.ok) return null;
    const what =
      answer.status >= 300 && answer.status < 400 ? 'wants to send it elsewhere, which is not followed' : 'refused it';
    return `${host} ${what} (HTTP ${answer.status}).`;
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    if (name === 'TimeoutError') return `${host} did not answer within ${limitMs / 1000} s.`;
    return `${host} cannot be reached${cause?.code ? ` (${cause.code})` : ''}.`;
  }
}
