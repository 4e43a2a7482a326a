'use client';
import { useId } from 'react';
import { Code } from '@/components/ui/code';
import { Select } from '@/components/ui/input';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import { type AgentName, agentNames, agentTitles } from '@/lib/domain/agent-name';
import type { AgentSettings } from '@/lib/domain/project';

/** Which agent gets commands without a route. Shows at once what was chosen. */
export function AgentChoice({ use, agentFor }: Pick<AgentSettings, 'use' | 'agentFor'>) {
  const id = useId();
  const set = useVerbMutation('setAgent');
  const shown = (set.isPending ? set.variables.agent : null) ?? use;
  const others = Object.entries(agentFor).sort(([a], [b]) => a.localeCompare(b));
  return (
    <div className="grid gap-2 rounded-lg border bg-face px-4 py-3 shadow-lift sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <label htmlFor={id} className="font-medium">
          Carries out commands without a route
        </label>
        <Select
          className="w-auto"
          id={id}
          value={shown}
          onChange={(event) => set.mutate({ agent: event.target.value as AgentName })}
        >
          {agentNames.map((name) => (
            <option key={name} value={name}>
              {agentTitles[name]}
            </option>
          ))}
        </Select>
      </div>
      {shown === 'claude' ? null : (
        <p className="max-w-prose text-ink-soft text-sm">
          It knows no slash commands, so it is told their text. It cannot ask: what it would need leave for is refused.
        </p>
      )}
      {others.length ? (
        <ul className="grid gap-1 text-sm">
          {others.map(([command, name]) => (
            <li key={command}>
              <Code>{command}</Code> <span className="text-ink-soft">{agentTitles[name]}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
