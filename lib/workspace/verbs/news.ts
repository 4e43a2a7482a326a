import { AshlarError } from '@/lib/domain/errors';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import type { Context } from '@/lib/workspace/context';

/** What there is to tell since an item that was told already. */
export function showNews({ news }: Context, { after }: ParsedVerbInput<'news'>): VerbOutput<'news'> {
  return { ...news.state(), items: news.after(after) };
}

/** Sets where news of runs is sent, or that they are sent nowhere. */
export function setWebhook(context: Context, { url }: ParsedVerbInput<'setWebhook'>): VerbOutput<'setWebhook'> {
  context.saveSettings({ ...context.settings(), webhook: url });
  return { webhook: url };
}

/** Sends a message that says it is a trial. Throws `E_NO_WEBHOOK` where no address is set. */
export async function testWebhook({ settings, news }: Context): Promise<VerbOutput<'testWebhook'>> {
  if (settings().webhook === null)
    throw new AshlarError('E_NO_WEBHOOK', 'No webhook is set.', 'Set its address first.');
  const message = 'This is a trial: Ashlar reaches you.';
  const problem = await news.webhook.sendNow({ event: 'waits', spec: 'trial', run: 'trial', task: null, message });
  return { problem };
}
