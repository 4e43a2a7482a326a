import { AshlarError } from '@/lib/domain/errors';
import type { Ashlar, VerbOutput } from '@/lib/domain/verb-outputs';
import type { Verb, VerbInput } from '@/lib/domain/verbs';
import { type Door, knock, readAnswer } from './door';
import { watchRemote } from './watch-remote';

/**
 * A project that another process holds open, spoken to through that process's door. Verbs that refuse throw the
 * same `AshlarError` as they would here; a door that does not answer throws `E_UNREACHABLE`.
 */
export function createRemoteAshlar(door: Door): Ashlar {
  return {
    async call<V extends Verb>(verb: V, input: VerbInput<V>): Promise<VerbOutput<V>> {
      const answer = await post(door, `/api/verbs/${verb}`, input);
      if ('ok' in answer && answer.ok === true && 'value' in answer) return answer.value as VerbOutput<V>;
      throw notUnderstood(door);
    },
    watch: (input, signal) => watchRemote(door, input, signal),
  };
}

/** Asks the process that holds the project for a new one-time address of its page. */
export async function openRemotePage(door: Door): Promise<string> {
  const answer = await post(door, '/api/open', {});
  if ('url' in answer && typeof answer.url === 'string') return answer.url;
  throw notUnderstood(door);
}

async function post(door: Door, path: string, body: unknown): Promise<object> {
  const headers = { 'content-type': 'application/json' };
  return readAnswer(door, await knock(door, path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

function notUnderstood(door: Door): AshlarError {
  return new AshlarError(
    'E_REFUSED',
    `The dashboard at ${door.origin} gave an answer that this version does not understand.`,
    'Stop it and start it again with this version.',
  );
}
