'use client';
import { RotateCw } from 'lucide-react';
import { When } from '@/components/task/when';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import { useVerbQuery } from '@/lib/client/verb-query';
import { AgentCard } from './agent-card';
import { OtherAgents } from './other-agents';
import { ServerList } from './server-list';

/** Which Claude Code carries commands out here, and what it is connected to; with what to do where something lacks. */
export function ConnectionsView() {
  const { data, error, isPending } = useVerbQuery('connections', {});
  const again = useVerbMutation('connections');
  const shown = again.data ?? data;
  return (
    <div className="mx-auto grid max-w-4xl gap-5">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div className="min-w-0">
          <h1 className="font-semibold text-3xl">Connections</h1>
          <p className="mt-1 text-ink-soft text-sm">
            What carries slash commands out, and what it can reach.{' '}
            {shown ? (
              <span className="text-ink-faint">
                Asked <When at={shown.askedAt} />, without any request to a model.
              </span>
            ) : null}
          </p>
        </div>
        <Button size="md" pending={again.isPending} onClick={() => again.mutate({ again: true })}>
          <RotateCw aria-hidden /> Ask again
        </Button>
      </header>
      <div role="status" className="empty:hidden">
        {isPending ? <p className="text-ink-soft">Asking Claude Code and its servers, some seconds …</p> : null}
      </div>
      {error ? (
        <Callout tone="broken" title="The connections could not be looked up">
          <p>{error.message}</p>
        </Callout>
      ) : null}
      {shown ? (
        <>
          <AgentCard agent={shown.agent} />
          <ServerList servers={shown.servers} />
          <OtherAgents agents={shown.others} />
        </>
      ) : null}
    </div>
  );
}
