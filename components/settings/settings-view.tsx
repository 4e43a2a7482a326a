'use client';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { SyncSettings } from '@/components/sync/sync-settings';
import { Badge } from '@/components/ui/badge';
import { Code, CodeBlock } from '@/components/ui/code';
import { formatLimit } from '@/lib/client/durations';
import { type FirstPaint, useVerbQuery } from '@/lib/client/verb-query';
import type { SettingsView as Settings } from '@/lib/domain/verb-outputs';
import { AgentChoice } from './agent-choice';
import { AgentRules } from './agent-rules';
import { CheckpointSwitch } from './checkpoint-switch';
import { EnvironmentList } from './environment-list';
import { NoticeSwitch } from './notice-switch';
import { RunSettingsForm } from './run-settings-form';
import { TrustSwitch } from './trust-switch';
import { VerifyList } from './verify-list';
import { WebhookForm } from './webhook-form';
import { WriteBackSwitch } from './write-back-switch';

type SettingsViewProps = { first: FirstPaint<Settings> };

/** The person's own settings for this project. */
export function SettingsView({ first }: SettingsViewProps) {
  const settings = useVerbQuery('settings', {}, { first }).data ?? first.value;
  const { stack } = settings;
  const facts: [string, string][] = [
    ['Frontend', stack.frontend ?? ''],
    ['Backend', stack.backend ?? ''],
    ['Database', stack.database ?? ''],
    ['AI', stack.ai ?? ''],
    ['Sign-in', stack.auth ?? ''],
    ['Other', stack.other.join(', ')],
  ];
  const known = facts.filter(([, value]) => value);
  const routes = Object.entries(settings.routes).sort(([a], [b]) => a.localeCompare(b));
  return (
    <div className="mx-auto grid max-w-4xl gap-9">
      <header className="grid gap-3">
        <h1 className="font-semibold text-3xl">Settings</h1>
        <p className="max-w-prose text-ink-soft">
          These are yours alone, for <Code>{settings.project}</Code>. They are kept outside the project, so nothing in
          it can change them.
        </p>
        <CodeBlock text={settings.file} label="the path of the settings file" />
      </header>
      <Part title="Trust">
        <TrustSwitch trusted={settings.trusted} />
      </Part>
      <Part title="Environment for commands">
        <EnvironmentList names={settings.environment} />
      </Part>
      <Part title="Agent">
        <AgentChoice use={settings.agent.use} agentFor={settings.agent.agentFor} />
        {settings.agent.use === 'claude' ? <AgentRules agent={settings.agent} /> : null}
      </Part>
      <Part title="Routes">
        <p className="max-w-prose text-ink-soft text-sm">
          Which program carries out a slash command. Routes are added in the settings file, by hand.
        </p>
        {routes.length ? (
          <dl className="divide-y rounded-lg border bg-face shadow-lift">
            {routes.map(([command, route]) => (
              <div
                key={command}
                className="grid gap-x-6 gap-y-1 px-4 py-2.5 sm:grid-cols-[16rem_minmax(0,1fr)_auto] sm:px-5"
              >
                <dt className="min-w-0 font-mono font-semibold text-sm">{command}</dt>
                <dd className="min-w-0 font-mono text-sm">{route.argv.join(' ')}</dd>
                <dd className="flex items-start gap-1.5">
                  {route.effect === 'none' ? <Badge tone="outline">changes no files</Badge> : null}
                  {route.timeoutMs ? <Badge tone="outline">at most {formatLimit(route.timeoutMs)}</Badge> : null}
                </dd>
              </div>
            ))}
          </dl>
        ) : (
          <p className="text-ink-soft text-sm">There are none yet: only shell answers can run.</p>
        )}
      </Part>
      <Part title="After each layer">
        <SyncSettings />
      </Part>
      <Part title="How runs go on">
        <RunSettingsForm settings={settings} />
      </Part>
      <Part title="Evidence">
        <CheckpointSwitch on={settings.checkpoints} />
        <VerifyList verify={settings.verify} />
      </Part>
      <Part title="Attention">
        <NoticeSwitch />
        <WebhookForm settings={settings} />
      </Part>
      <Part title="Plan files">
        <WriteBackSwitch on={settings.writeBack} />
      </Part>
      <Part title="What the project is built with">
        {known.length ? (
          <dl className="grid grid-cols-[7rem_1fr] gap-y-1">
            {known.map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-ink-faint">{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        ) : (
          <p className="max-w-prose text-ink-soft text-sm">
            Not known. A file <Code>.claude/project.json</Code> can say it; mappings get better with it.
          </p>
        )}
      </Part>
      <Part title="Installed commands">
        <p className="max-w-prose text-ink-soft text-sm">
          What can be run here by name, and what is turned off, is in the{' '}
          <Link href="/catalog" className="rounded-sm underline underline-offset-4">
            catalog
          </Link>
          .
        </p>
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-3">
      <h2 className="font-semibold text-xl">{title}</h2>
      {children}
    </section>
  );
}
