import { describe, expect, it } from 'vitest';
import { effectOf } from './effect';

describe('the effect of a command', () => {
  it.each([
    ['/testing:test', 'none'],
    ['/quality:validate-code', 'none'],
    ['/deployment:deploy', 'none'],
    ['/iterate:sync', 'none'],
    ['/supabase:deploy-migration', 'none'],
    ['/code:lint', 'none'],
    ['/code:check-types', 'none'],
    ['/review', 'none'],
    ['/supabase:create-schema', 'files'],
    ['/testing:generate-tests', 'files'],
    ['/fastapi-backend:add-testing', 'files'],
    ['/fastapi-backend:setup-deployment', 'files'],
    ['/nextjs-frontend:add-page', 'files'],
    ['/anything', 'files'],
  ])('%s is %s.', (command, effect) => {
    expect(effectOf(command)).toBe(effect);
  });
});
