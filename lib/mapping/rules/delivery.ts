import { react } from '@/lib/mapping/needs';
import type { Rule } from '@/lib/mapping/rule';
import { settingUp } from '@/lib/mapping/task-kinds';

/** Testing, deploying, watching: for every stack. */
export const deliveryRules: Rule[] = [
  {
    command: '/testing:test',
    objects: 'e2e flow, regression test, testing, unit test, smoke test, user flow, user journey',
    words: 'e2e',
    kinds: ['run-tests', 'check'],
    unless: 'manual, type',
  },
  {
    command: '/testing:generate-tests',
    objects: 'test, unit test, component test, frontend test',
    kinds: ['write-tests'],
    needs: [react],
    language: 'javascript',
    also: 'component, hook, frontend, ui, page',
    unless: 'property, e2e, contract, backend, rls, load, performance, security, api',
    confidence: 85,
  },
  {
    command: '/testing:test-frontend',
    objects:
      'vitest, jest, playwright, cypress, react testing library, testing framework, frontend testing, test framework, unit testing',
    kinds: ['make', 'configure', 'join', 'install', 'write-tests'],
    needs: [react],
    language: 'javascript',
    confidence: 85,
  },
  {
    command: '/deployment:deploy',
    objects:
      'application, app, project, site, website, production, staging, vercel, netlify, railway, render, service, backend, frontend, system, api, mvp, dashboard, product',
    kinds: ['deploy'],
    unless: 'npm, package, migration, edge function, database, schema, contract, event',
  },
  { command: '/deployment:deploy', objects: 'vercel deployment, deploy', confidence: 88 },
  {
    command: '/deployment:setup-cicd',
    objects: 'deployment pipeline, build pipeline, release pipeline',
    words:
      'cicd, github action, ci pipeline, ci workflow, continuous integration, continuous deployment, github workflow, gitlab ci',
    files: [/(?:^|\/)\.github\/workflows\//],
    kinds: ['make', 'configure', 'join'],
    unless: 'secret, test result',
  },
  {
    command: '/deployment:setup-monitoring',
    objects:
      'monitoring, observability, alerting, alert, error tracking, telemetry, error monitoring, uptime monitoring, performance monitoring, health monitoring',
    words: 'sentry, datadog, observability, error tracking, prometheus, grafana, opentelemetry',
    unless:
      'test, progress, training, price, cache, redis, social, component, page, panel, ui, dashboard, notification, user, worker, queue, cost, agent, brand, stock',
    confidence: 90,
  },
  {
    command: '/deployment:feature-flags-setup',
    words: 'feature flag, feature toggle',
    kinds: ['make', 'configure', 'join'],
    unless: 'test',
    confidence: 80,
  },
  {
    command: '/deployment:blue-green-deploy',
    words: 'blue green',
    kinds: ['make', 'configure', 'deploy'],
    confidence: 85,
  },
  {
    command: '/deployment:canary-deploy',
    words: 'canary',
    kinds: ['make', 'configure', 'deploy', 'run'],
    confidence: 85,
  },
  {
    command: '/deployment:rollback-automated',
    words: 'automated rollback, automatic rollback, rollback trigger',
    confidence: 88,
  },
  {
    command: '/deployment:validate',
    objects: 'deployment, production deployment, deployment health, production',
    kinds: ['check', 'run-tests'],
    confidence: 88,
  },
  {
    command: '/deployment:capture-baseline',
    words: 'performance baseline',
    kinds: ['make', 'run', 'study', 'configure'],
    confidence: 88,
  },
  {
    command: '/quality:performance',
    objects: 'performance, performance test, performance testing, benchmark, bottleneck, performance analysis',
    words:
      'lighthouse, load test, load testing, stress test, performance test, performance testing, performance audit, performance benchmark, performance benchmarking, performance profiling',
    kinds: ['make', 'configure', 'run', 'check', 'study', 'run-tests', 'write-tests'],
    unless: 'monitoring, component, ui, optimization, requirement',
  },
  {
    command: '/quality:validate-code',
    objects: 'code review, code quality, code quality review',
    kinds: ['make', 'run', 'check', 'study'],
    unless: 'hook, lint, eslint',
    confidence: 85,
  },
  {
    command: '/security:security',
    objects:
      'security test, security testing, security check, security vulnerability, penetration test, penetration testing, dependency audit',
    words:
      'security audit, security scan, security review, vulnerability scan, vulnerability scanning, vulnerability assessment',
    kinds: ['make', 'run', 'check', 'study', 'run-tests', 'write-tests'],
    unless: 'log, policy',
  },
  {
    command: '/security:hooks-setup',
    words: 'husky, git hook, pre commit, commit hook, secret scanning',
    kinds: settingUp,
  },
];
