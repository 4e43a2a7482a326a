import { countWord } from '@/components/plan/progress-words';
import { formatTokens, formatUsd } from '@/lib/client/money';
import type { AgentFacts } from '@/lib/domain/agent';

/** What an agent cost and did by now, in one line. */
export function AgentFactsLine({ facts }: { facts: AgentFacts }) {
  const parts = [
    facts.costUsd === null ? null : formatUsd(facts.costUsd),
    facts.turns ? countWord(facts.turns, 'turn') : null,
    facts.toolCalls ? countWord(facts.toolCalls, 'tool call') : null,
    facts.denials ? `${facts.denials} refused` : null,
    facts.inputTokens || facts.outputTokens
      ? `${formatTokens(facts.inputTokens)} tokens in, ${formatTokens(facts.outputTokens)} out`
      : null,
  ].filter(Boolean);
  return <>{parts.length ? parts.join(' · ') : 'nothing yet'}</>;
}
