import { resend } from '@/lib/mapping/needs';
import type { Rule } from '@/lib/mapping/rule';
import { settingUp } from '@/lib/mapping/task-kinds';

/** Mail by Resend. */
export const mailRules: Rule[] = [
  {
    command: '/resend:init',
    objects:
      'resend, resend sdk, resend client, resend api, resend provider, resend account, email service, email provider, email client, mailer, email module, email infrastructure',
    kinds: settingUp,
    needs: [resend],
    unless: 'test',
  },
  {
    command: '/resend:add-templates',
    words: 'email template, mail template, email layout, message template',
    needs: [resend],
    unless: 'test',
  },
  { command: '/resend:add-react-email', words: 'react email, email component', needs: [resend], unless: 'test' },
  {
    command: '/resend:send-email',
    objects:
      'email, email sending, email notification, transactional email, welcome email, confirmation email, verification email, reset email, invitation email, reminder email, email function, email delivery, email alert, receipt email, digest email, weekly digest, password reset email, invite email',
    words: 'email sending, transactional email, email notification, notification email',
    needs: [resend],
    unless: 'test, capture, form, validation, template, input, field, page, list, domain',
    confidence: 90,
  },
  {
    command: '/resend:add-webhooks',
    words:
      'resend webhook, email webhook, email event, bounce handling, delivery status, delivery webhook, bounce webhook',
    needs: [resend],
    unless: 'test',
  },
  {
    command: '/resend:add-domains',
    words: 'spf, dkim, dmarc, sending domain, email domain, sender domain, domain verification',
    kinds: ['make', 'configure', 'check', 'change'],
    needs: [resend],
  },
  {
    command: '/resend:add-contacts',
    objects:
      'email contact, contact management, email audience, contact segment, mailing list, subscriber list, subscriber management',
    needs: [resend],
    confidence: 85,
  },
  {
    command: '/resend:add-broadcasts',
    words: 'email campaign, newsletter, email broadcast, broadcast email, bulk email, marketing email',
    needs: [resend],
    confidence: 80,
    unless: 'test, form, component',
  },
  {
    command: '/resend:build-email-system',
    objects: 'email system, email notification system, email infrastructure',
    kinds: ['make'],
    needs: [resend],
    confidence: 80,
  },
];
