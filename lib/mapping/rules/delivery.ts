import { react, web } from '@/lib/mapping/needs';
import type { Rule } from '@/lib/mapping/rule';
import { settingUp } from '@/lib/mapping/task-kinds';

/** Testing, deploying, watching: for every stack. */
export const deliveryRules: Rule[] = [
  {
    command: '/testing:test',
    objects:
      'e2e flow, regression test, regression, testing, unit test, smoke test, user flow, user journey, test suite, full test suite, test coverage, acceptance test',
    words: 'e2e',
    kinds: ['run-tests', 'check'],
    unless: 'manual, type',
  },
  {
    command: '/testing:generate-tests',
    objects: 'test, unit test, component test, frontend test, hook test, snapshot test, ui test',
    kinds: ['write-tests'],
    needs: [react],
    language: 'javascript',
    also: 'component, hook, frontend, ui, page, react, form, screen',
    unless: 'property, e2e, contract, backend, rls, load, performance, security, api',
    confidence: 85,
  },
  {
    command: '/testing:test-frontend',
    objects:
      'vitest, jest, playwright, cypress, react testing library, testing library, testing framework, testing infrastructure, testing environment, frontend testing, test framework, test runner, unit testing, component testing, visual regression testing, accessibility testing',
    kinds: ['make', 'configure', 'join', 'install', 'write-tests'],
    needs: [web],
    language: 'javascript',
    unless: 'backend, api, database, contract',
    confidence: 85,
  },
  {
    command: '/deployment:deploy',
    objects:
      'application, app, project, site, website, production, staging, vercel, netlify, railway, render, service, backend, frontend, system, api, mvp, dashboard, product, server, code, release, fly, heroku, web app, web application, container, live environment, prod',
    kinds: ['deploy'],
    unless: 'npm, package, migration, edge function, database, schema, contract, event',
  },
  {
    command: '/deployment:deploy',
    objects:
      'vercel deployment, netlify deployment, railway deployment, cloud deployment, staging deployment, deploy, vercel, netlify, railway, hosting',
    unless: 'test, guide, doc, database',
    confidence: 85,
  },
  {
    command: '/deployment:deploy',
    verbs: 'ship, launch, release, publish',
    also: 'production, vercel, netlify, railway, staging, live, mvp, website, site',
    unless: 'npm, package, note, campaign, browser, event, contract',
    confidence: 85,
  },
  {
    command: '/deployment:prepare',
    objects:
      'production build, deployment preparation, deployment readiness, production readiness, pre deployment check, pre flight check, deployment prerequisite, deployment environment',
    kinds: ['make', 'configure', 'check', 'run'],
    confidence: 80,
  },
  {
    command: '/deployment:prepare',
    verbs: 'prepare',
    also: 'deployment, production, release, launch',
    unless: 'data, note, doc, script, database',
    confidence: 80,
  },
  {
    command: '/deployment:setup-cicd',
    objects:
      'deployment pipeline, build pipeline, release pipeline, ci, cd, ci job, ci config, deployment workflow, deploy workflow, build workflow, test workflow, release workflow, automated deployment, deployment automation, build automation, continuous delivery, automated testing pipeline',
    words:
      'cicd, github action, ci pipeline, ci workflow, continuous integration, continuous deployment, continuous delivery, github workflow, gitlab ci, gitlab pipeline, circleci, jenkins, azure pipeline, ci cd pipeline',
    files: [/(?:^|\/)\.github\/workflows\//],
    kinds: ['make', 'configure', 'join'],
    unless: 'secret, test result',
  },
  {
    command: '/deployment:setup-monitoring',
    objects:
      '=monitoring, =alerting, =alert, telemetry, core web vital monitoring, web vital monitoring, =metric, =tracing, observability, error tracking, error monitoring, error reporting, uptime monitoring, performance monitoring, health monitoring, production monitoring, application monitoring, api monitoring, log aggregation, distributed tracing, crash reporting',
    words:
      'sentry, datadog, observability, error tracking, error monitoring, prometheus, grafana, opentelemetry, new relic, apm, uptime monitoring',
    unless: 'test, training, cache, redis, component, page, panel, ui, celery, worker, queue, llm, rag, doc',
    confidence: 85,
  },
  {
    command: '/deployment:feature-flags-setup',
    words: 'feature flag, feature toggle, launchdarkly, flagsmith, gradual rollout',
    kinds: ['make', 'configure', 'join'],
    unless: 'test',
    confidence: 80,
  },
  {
    command: '/deployment:blue-green-deploy',
    words: 'blue green, zero downtime deployment',
    kinds: ['make', 'configure', 'deploy'],
    confidence: 85,
  },
  {
    command: '/deployment:canary-deploy',
    words: 'canary, progressive rollout, traffic splitting',
    kinds: ['make', 'configure', 'deploy', 'run'],
    confidence: 85,
  },
  {
    command: '/deployment:rollback-automated',
    words: 'automated rollback, automatic rollback, rollback trigger, rollback automation, rollback mechanism',
    confidence: 88,
  },
  {
    command: '/deployment:validate',
    objects:
      'deployment, production deployment, staging deployment, deployment health, production, production environment, live site, live deployment, production url, health endpoint',
    kinds: ['check', 'run-tests'],
    unless: 'test, guide, doc, script',
    confidence: 88,
  },
  {
    command: '/deployment:capture-baseline',
    words: 'performance baseline, baseline metric',
    kinds: ['make', 'run', 'study', 'configure'],
    confidence: 88,
  },
  {
    command: '/quality:performance',
    objects:
      'performance, performance test, performance testing, benchmark, bottleneck, performance analysis, load time, page load, response time, latency, api latency, memory usage, core web vital',
    words:
      'lighthouse, load test, load testing, stress test, performance test, performance testing, performance audit, performance benchmark, performance benchmarking, performance profiling',
    kinds: ['make', 'configure', 'run', 'check', 'study', 'run-tests', 'write-tests'],
    unless: 'monitoring, component, ui, optimization, requirement',
  },
  {
    command: '/quality:validate-code',
    objects:
      'code review, code quality, code quality review, code quality check, peer review, implementation review, final review',
    kinds: ['make', 'run', 'check', 'study'],
    unless: 'hook, lint, eslint',
    confidence: 85,
  },
  {
    command: '/quality:validate-code',
    objects: 'code, codebase, source code, implementation, coding standard, code standard, code style, best practice',
    kinds: ['check', 'study'],
    unless: 'test, lint, type, coverage, example, sample, status code, error code',
    confidence: 75,
  },
  {
    command: '/quality:validate-tasks',
    objects: 'task completion, completed task, task status',
    kinds: ['check'],
    confidence: 80,
  },
  {
    command: '/quality:performance',
    objects:
      'performance, load time, page load, bundle size, render performance, database performance, query performance, api performance, core web vital',
    kinds: ['optimize'],
    confidence: 70,
  },
  {
    command: '/security:security',
    objects:
      'security test, security testing, security check, security vulnerability, penetration test, penetration testing, dependency audit, security validation, vulnerability, security issue, security hardening',
    words:
      'security audit, security scan, security review, vulnerability scan, vulnerability scanning, vulnerability assessment, vulnerability check, dependency scan, npm audit, owasp, security assessment, security testing, penetration testing, threat modeling',
    kinds: ['make', 'run', 'check', 'study', 'run-tests', 'write-tests'],
    unless: 'log, policy',
  },
  {
    command: '/security:hooks-setup',
    words:
      'husky, git hook, pre commit, precommit, pre push, commit hook, secret scanning, secret scan, lint staged, commitlint, lefthook, gitleaks',
    kinds: settingUp,
  },
  {
    command: '/deployment:rollback',
    verbs: 'rollback, revert',
    also: 'deployment, production, release, version',
    confidence: 75,
  },
  {
    command: '/deployment:verify-feature-flags',
    words: 'feature flag, feature toggle',
    kinds: ['check', 'run-tests'],
    confidence: 85,
  },
];
