import { z } from 'zod';

/** Why nothing can be sent to this address, for the person; null when it can. */
export function whyNotWebhook(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) return 'is no address';
  if (url.username || url.password) return 'must not hold a user name or a password';
  if (url.protocol === 'https:') return null;
  if (url.protocol !== 'http:') return 'must begin with https://';
  return isLoopback(url.hostname) ? null : 'must begin with https://: http is only for this machine';
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);

/** Where news of runs is sent: https anywhere, or http on this machine. */
export const webhookUrlSchema = z
  .string()
  .max(2000)
  .superRefine((text, context) => {
    const why = whyNotWebhook(text);
    if (why) context.addIssue({ code: 'custom', message: why });
  });
