'use client';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import { CONCURRENCY_MAX, type OnFailure } from '@/lib/domain/project';
import type { SettingsView } from '@/lib/domain/verb-outputs';

const limits = {
  attemptTimeoutMs: { label: 'Time limit of a task, minutes', hint: 'Unless its route says otherwise.' },
  idleTimeoutMs: { label: 'Ended when silent for, minutes', hint: 'Without output or any other sign of life.' },
  layerMs: { label: 'Work in a layer, minutes', hint: null },
  runMs: { label: 'Work in a run, minutes', hint: null },
  taskUsd: { label: 'Cost of a task, US$', hint: 'Where the agent tells what it costs.' },
  layerUsd: { label: 'Cost of a layer, US$', hint: null },
  runUsd: { label: 'Cost of a run, US$', hint: null },
} as const;
type Limit = keyof typeof limits;
const names = Object.keys(limits) as Limit[];

/** How runs go on: how many tasks at once, what follows a failure, and the ceilings that pause a run. */
export function RunSettingsForm({ settings }: { settings: SettingsView }) {
  const [concurrency, setConcurrency] = useState(settings.concurrency);
  const [onFailure, setOnFailure] = useState<OnFailure>(settings.onFailure);
  const [typed, setTyped] = useState(() => typedLimits(settings));
  const [saved, setSaved] = useState(false);
  const set = useVerbMutation('setRunSettings', { onSuccess: () => setSaved(true) });
  const bad = (name: Limit): boolean => typed[name].trim() !== '' && !(Number(typed[name]) > 0);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (names.some(bad)) return;
    const value = (name: Limit): number | null => {
      const text = typed[name].trim();
      if (text === '') return null;
      return name.endsWith('Ms') ? Math.max(1, Math.round(Number(text) * 60_000)) : Number(text);
    };
    const { attemptTimeoutMs, idleTimeoutMs, ...budget } = Object.fromEntries(
      names.map((name) => [name, value(name)]),
    ) as Record<Limit, number | null>;
    set.mutate({ concurrency, onFailure, attemptTimeoutMs, idleTimeoutMs, budget });
  };
  return (
    <form
      className="grid gap-4 rounded-lg border bg-face px-4 py-4 shadow-lift sm:px-5"
      onSubmit={save}
      onChange={() => setSaved(false)}
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Tasks at once" hint="In layers that the plan marks parallel.">
          {(ids) => (
            <Select {...ids} value={concurrency} onChange={(event) => setConcurrency(Number(event.target.value))}>
              {Array.from({ length: CONCURRENCY_MAX }, (_, at) => at + 1).map((count) => (
                <option key={count}>{count}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="When a task fails">
          {(ids) => (
            <Select {...ids} value={onFailure} onChange={(event) => setOnFailure(event.target.value as OnFailure)}>
              <option value="pause">Pause</option>
              <option value="finish-layer">Let the rest of its layer finish, then pause</option>
            </Select>
          )}
        </Field>
        {names.map((name) => (
          <Field
            key={name}
            label={limits[name].label}
            hint={limits[name].hint}
            error={bad(name) ? 'A number above 0, or nothing for no limit.' : null}
          >
            {(ids) => (
              <Input
                {...ids}
                inputMode="decimal"
                placeholder="no limit"
                value={typed[name]}
                onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <div className="flex items-center gap-3">
        <Button type="submit" size="md" pending={set.isPending}>
          Save
        </Button>
        <p role="status" className="text-ink-soft text-sm">
          {saved ? 'Saved. It counts from the next start of a task on.' : null}
        </p>
      </div>
    </form>
  );
}

function typedLimits({ budget, attemptTimeoutMs, idleTimeoutMs }: SettingsView): Record<Limit, string> {
  const all = { ...budget, attemptTimeoutMs, idleTimeoutMs };
  const text = (name: Limit): string => {
    const value = all[name];
    if (value === null) return '';
    return String(name.endsWith('Ms') ? Math.round((value / 60_000) * 100) / 100 : value);
  };
  return Object.fromEntries(names.map((name) => [name, text(name)])) as Record<Limit, string>;
}
