import { AshlarError } from '@/lib/domain/errors';
import { nearestNames } from '@/lib/plan/nearest-names';

/** Options that take the next word as their value and may stand before a verb. */
const withValue = new Set(['--project', '--port']);

/**
 * Refuses a first word that is no verb, before the default verb takes it for its own.
 * @throws E_USAGE naming the nearest verb.
 */
export function assertKnownVerb(argv: readonly string[], verbs: readonly string[]): void {
  const word = firstWord(argv);
  if (word === null || verbs.includes(word)) return;
  const near = nearestNames(word, verbs);
  throw new AshlarError(
    'E_USAGE',
    `${JSON.stringify(word)} is not a verb of ashlar.`,
    near.length ? `Did you mean ${near.join(' or ')}?` : 'ashlar --help lists them all.',
  );
}

function firstWord(argv: readonly string[]): string | null {
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] as string;
    if (word === '--') return null;
    if (withValue.has(word)) index++;
    else if (!word.startsWith('-')) return word;
  }
  return null;
}
