import { clerk, serverside, stripe, supabase, vercelAi } from '@/lib/mapping/needs';
import type { Rule } from '@/lib/mapping/rule';
import { settingUp } from '@/lib/mapping/task-kinds';

/** Users by Clerk, payments by Stripe. */
export const accountRules: Rule[] = [
  {
    command: '/clerk:init',
    objects:
      'clerk, clerk sdk, clerk authentication, clerk auth, clerk provider, clerk project, clerkprovider, clerk account, clerk application, clerk key',
    kinds: settingUp,
    needs: [clerk],
  },
  {
    command: '/clerk:add-auth',
    objects:
      'auth, authentication, login, signin, signup, auth page, login page, signin page, signup page, protected route, auth middleware, route protection, user authentication, auth flow, authentication flow, auth system, user auth, session management, sign out, logout, signin page, auth guard, route guard',
    words: 'clerk middleware, protected route, sign in page, sign up page',
    verbs: 'protect',
    also: 'auth, authentication, login, signin, signup, route, page, user, clerk, middleware',
    needs: [clerk],
    unless: 'test',
  },
  {
    command: '/clerk:customize-ui',
    words: 'clerk appearance, clerk theme, clerk ui, clerk component, clerk branding, clerk localization',
    needs: [clerk],
  },
  { command: '/clerk:add-billing', words: 'clerk billing, clerk subscription, clerk pricing', needs: [clerk] },
  {
    command: '/clerk:add-oauth',
    words: 'oauth, social login, social signin, google login, google signin, github login, sso connection',
    needs: [clerk],
    unless: 'test',
  },
  {
    command: '/clerk:add-mfa',
    objects: 'multi factor authentication, two factor authentication, multi factor auth, two factor auth',
    words: 'mfa, 2fa, totp, multi factor, two factor, backup code',
    needs: [clerk],
    unless: 'test',
  },
  {
    command: '/clerk:add-organizations',
    objects:
      '=organization, organization support, organization management, organization switcher, multi tenancy, clerk organization, team management, rbac, role based access, role based access control',
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
      'jwt middleware, jwt verification, jwt validation, jwt token, session token, api authentication, backend authentication, token verification, token validation, auth dependency, authentication dependency, auth middleware, authentication middleware, clerk jwt, clerk token, clerk backend sdk, jwks, bearer token, auth, authentication',
    needs: [clerk, serverside],
    confidence: 85,
  },
  {
    command: '/payments:init',
    objects:
      'stripe, stripe sdk, stripe account, stripe client, stripe payment, stripe api, stripe key, payment, payment processing, payment gateway, payment provider, payment system, payment infrastructure',
    kinds: settingUp,
    needs: [stripe],
  },
  {
    command: '/payments:add-checkout',
    objects: 'checkout, checkout flow, checkout page, payment intent, payment page, payment flow, payment form',
    words:
      'checkout session, stripe checkout, checkout flow, checkout page, payment intent, payment link, one time payment',
    needs: [stripe],
    unless: 'test, webhook',
  },
  {
    command: '/payments:add-subscriptions',
    objects: 'subscription, subscription plan, subscription tier, billing, pricing plan',
    words:
      'subscription management, subscription billing, subscription lifecycle, subscription plan, subscription cancellation, subscription upgrade, subscription renewal, billing portal, customer portal, recurring payment, recurring billing, plan upgrade, free trial, metered billing',
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
    command: '/clerk:integrate-api',
    words: 'clerk',
    also: 'jwt, token, session, authentication, auth, api, backend, dependency, middleware',
    needs: [clerk, serverside],
    unless: 'test, webhook, page, form, component, ui, table, column, user sync',
    confidence: 70,
  },
  {
    command: '/clerk:integrate-supabase',
    words: 'user sync, clerk webhook, sync clerk user',
    needs: [clerk, supabase],
    unless: 'test',
    confidence: 80,
  },
  {
    command: '/clerk:validate-setup',
    objects: 'clerk, clerk setup, clerk configuration, clerk integration, auth flow, authentication flow',
    kinds: ['check', 'run-tests'],
    needs: [clerk],
    confidence: 75,
  },
  {
    command: '/clerk:integrate-vercel-ai',
    words: 'clerk',
    also: 'ai sdk, chat route, ai route',
    needs: [clerk, vercelAi],
    unless: 'test',
    confidence: 70,
  },
];
