'use client';
import { useState } from 'react';
import { When } from '@/components/task/when';
import { Button } from '@/components/ui/button';
import { Code } from '@/components/ui/code';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import type { SettingsView } from '@/lib/domain/verb-outputs';
import { whyNotWebhook } from '@/lib/domain/webhook-url';

/** Where news of runs is sent, a trial of it, and why the last one did not arrive. */
export function WebhookForm({ settings: { webhook, webhookProblem } }: { settings: SettingsView }) {
  const [typed, setTyped] = useState(webhook ?? '');
  const [tried, setTried] = useState(false);
  const set = useVerbMutation('setWebhook', { onSuccess: () => setTried(true) });
  const trial = useVerbMutation('testWebhook');
  const url = typed.trim();
  const why = url ? whyNotWebhook(url) : null;
  const isSaved = url === (webhook ?? '');
  return (
    <form
      className="grid gap-3 rounded-lg border bg-face px-4 py-4 shadow-lift sm:px-5"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!why) set.mutate({ url: url || null });
      }}
    >
      <Field
        label="Webhook"
        error={tried && why ? `The address ${why}.` : null}
        hint={
          <>
            Gets <Code>{'{event, spec, run, task, message}'}</Code> as JSON when a run waits, fails or ends. Nothing in
            the repository can set it. Empty: nothing is sent.
          </>
        }
      >
        {(ids) => (
          <Input
            {...ids}
            inputMode="url"
            placeholder="https://"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setTried(false);
              trial.reset();
            }}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button type="submit" size="md" pending={set.isPending}>
          Save webhook
        </Button>
        {webhook && isSaved ? (
          <Button size="md" pending={trial.isPending} onClick={() => trial.mutate({})}>
            Send a trial
          </Button>
        ) : null}
        <p role="status" className="text-ink-soft text-sm">
          {trial.data && !trial.data.problem
            ? 'The trial was taken.'
            : tried && set.isSuccess && isSaved
              ? 'Saved.'
              : null}
        </p>
      </div>
      {webhookProblem ? (
        <p role="alert" className="text-broken-text text-sm">
          {webhookProblem.message}{' '}
          <span className="text-ink-soft">
            <When at={webhookProblem.at} />
          </span>
        </p>
      ) : null}
    </form>
  );
}
