import { clerk, resend, stripe, supabase } from '@/lib/mapping/needs';
import type { Rule } from '@/lib/mapping/rule';
import { settingUp } from '@/lib/mapping/task-kinds';

/** Users by Clerk, payments by Stripe, mail by Resend. */
export const accountRules: Rule[] = [
  {
    command: '/clerk:init',
    objects: 'clerk, clerk sdk, clerk authentication, clerk auth, clerk provider, clerk project, clerkprovider',
    kinds: settingUp,
    needs: [clerk],
  },
  {
    command: '/clerk:add-auth',
    objects:
      'auth, authentication, login, signin, signup, auth page, login page, signin page, signup page, protected route, auth middleware, route protection, user authentication, auth flow, authentication flow',
    verbs: 'protect',
    also: 'auth, authentication, login, signin, signup, route, page, user, clerk, middleware',
    needs: [clerk],
    unless: 'test',
  },
  { command: '/clerk:customize-ui', words: 'clerk appearance, clerk theme, clerk ui', needs: [clerk] },
  { command: '/clerk:add-billing', words: 'clerk billing', needs: [clerk] },
  { command: '/clerk:add-oauth', words: 'oauth, social login', needs: [clerk], unless: 'test' },
  { command: '/clerk:add-mfa', words: 'mfa, 2fa, multi factor, two factor', needs: [clerk], unless: 'test' },
  {
    command: '/clerk:add-organizations',
    objects: 'organization, multi tenancy, clerk organization',
    needs: [clerk],
    confidence: 85,
  },
  {
    command: '/clerk:integrate-supabase',
    words: 'clerk',
    also: 'supabase',
    needs: [clerk, supabase],
    confidence: 80,
    unless: 'test',
  },
  {
    command: '/clerk:integrate-api',
    objects:
      'jwt middleware, jwt verification, api authentication, token verification, clerk middleware, auth dependency',
    needs: [clerk],
    confidence: 85,
  },
  {
    command: '/payments:init',
    objects:
      'stripe, stripe sdk, stripe account, stripe client, stripe payment, payment, payment processing, payment gateway',
    kinds: settingUp,
    needs: [stripe],
  },
  {
    command: '/payments:add-checkout',
    objects: 'checkout, checkout flow, checkout page, payment intent, payment page, payment flow, payment form',
    words: 'checkout session, stripe checkout, checkout flow',
    needs: [stripe],
    unless: 'test',
  },
  {
    command: '/payments:add-subscriptions',
    objects: 'subscription, subscription plan, subscription tier, billing, pricing plan',
    words:
      'subscription management, subscription billing, subscription lifecycle, subscription plan, subscription cancellation, subscription upgrade, subscription renewal, billing portal, customer portal, recurring payment',
    needs: [stripe],
    unless: 'test, event, webhook, realtime, page, component, table, email',
    confidence: 90,
  },
  {
    command: '/payments:add-webhooks',
    objects: 'webhook, webhook handler, webhook endpoint, webhook handling, webhook route',
    words: 'stripe webhook, payment webhook, subscription webhook, payment event, subscription event, stripe event',
    needs: [stripe],
    unless: 'test, resend, clerk, email, github, slack, delivery',
    confidence: 90,
  },
  {
    command: '/resend:init',
    objects:
      'resend, resend sdk, resend client, resend api, resend provider, email service, email provider, email client',
    kinds: settingUp,
    needs: [resend],
    unless: 'test',
  },
  { command: '/resend:add-templates', words: 'email template, mail template', needs: [resend], unless: 'test' },
  { command: '/resend:add-react-email', words: 'react email', needs: [resend], unless: 'test' },
  {
    command: '/resend:send-email',
    objects:
      'email, email sending, email notification, transactional email, welcome email, confirmation email, verification email, reset email, invitation email, reminder email, email function',
    words: 'email sending, transactional email, email notification, notification email',
    needs: [resend],
    unless: 'test, capture, form, validation, template, input, field, page, list, domain',
    confidence: 90,
  },
  {
    command: '/resend:add-webhooks',
    words: 'resend webhook, email webhook, email event',
    needs: [resend],
    unless: 'test',
  },
  {
    command: '/resend:add-domains',
    words: 'spf, dkim, dmarc, sending domain, email domain',
    kinds: ['make', 'configure', 'check', 'change'],
    needs: [resend],
  },
  {
    command: '/resend:add-contacts',
    objects: 'email contact, contact management, email audience, contact segment',
    needs: [resend],
    confidence: 85,
  },
  {
    command: '/resend:add-broadcasts',
    words: 'email campaign, newsletter, email broadcast',
    needs: [resend],
    confidence: 80,
    unless: 'test, form, component',
  },
];
