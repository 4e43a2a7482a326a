'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Code } from '@/components/ui/code';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import { type AgentSettings, type PermissionMode, permissionModes, permissionWords } from '@/lib/domain/project';

/** What Claude Code may do without asking, which one it is, and what it never gets. Saved together, for new attempts. */
export function AgentRules({ agent }: { agent: AgentSettings }) {
  const [mode, setMode] = useState<PermissionMode>(agent.permissionMode);
  const [program, setProgram] = useState(agent.program ?? '');
  const [model, setModel] = useState(agent.model ?? '');
  const [forbidden, setForbidden] = useState(agent.forbidden.join(', '));
  const set = useVerbMutation('setAgentRules');
  return (
    <form
      aria-label="How Claude Code is used"
      className="grid gap-3 rounded-lg border bg-face px-4 py-4 shadow-lift sm:px-5"
      onSubmit={(event) => {
        event.preventDefault();
        const tools = forbidden.split(',').flatMap((tool) => tool.trim() || []);
        const rules = { program: program.trim() || null, model: model.trim() || null, forbidden: tools };
        set.mutate({ permissionMode: mode, ...rules });
      }}
    >
      <Field label="Permissions" hint={`In this mode ${permissionWords[mode]}.`}>
        {(ids) => (
          <Select {...ids} value={mode} onChange={(event) => setMode(event.target.value as PermissionMode)}>
            {permissionModes.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label="Forbidden tools"
        hint={
          <>
            Never used here, whatever a command allows itself: such as <Code>WebFetch, Bash(git push:*)</Code>
          </>
        }
      >
        {(ids) => <Input {...ids} value={forbidden} onChange={(event) => setForbidden(event.target.value)} />}
      </Field>
      <Field
        label="Program"
        hint="Absolute path. Empty: the claude of your PATH, or else the one that comes with Ashlar."
      >
        {(ids) => <Input {...ids} value={program} onChange={(event) => setProgram(event.target.value)} />}
      </Field>
      <Field label="Model" hint="Empty: what Claude Code takes by itself.">
        {(ids) => <Input {...ids} value={model} onChange={(event) => setModel(event.target.value)} />}
      </Field>
      <div>
        <Button type="submit" size="md" pending={set.isPending}>
          Save how it is used
        </Button>
      </div>
    </form>
  );
}
