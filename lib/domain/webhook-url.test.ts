import { expect, test } from 'vitest';
import { whyNotWebhook } from './webhook-url';

test.each(['https://hooks.example.org/a?b=1', 'http://localhost:8080/x', 'http://127.0.0.1/', 'http://[::1]:9/'])(
  'news can be sent to %s',
  (url) => expect(whyNotWebhook(url)).toBeNull(),
);

test.each([
  'hooks.example.org',
  'http://example.org/',
  'http://127.0.0.1.example.org/',
  'http://localhost.example.org/',
  'ftp://localhost/',
  'javascript:alert(1)',
  'https://me:secret@example.org/',
])('nothing is sent to %s', (url) => expect(whyNotWebhook(url)).not.toBeNull());
