import { celery, django, fastapi, flask } from '@/lib/mapping/needs';
import type { Rule } from '@/lib/mapping/rule';
import { settingUp } from '@/lib/mapping/task-kinds';

/** Background work by Celery. */
export const celeryRules: Rule[] = [
  {
    command: '/celery:init',
    objects: 'celery, celery app, celery project, celery instance, celery application',
    kinds: settingUp,
    needs: [celery],
  },
  {
    command: '/celery:add-task',
    objects:
      'celery task, background task, background job, async task, async job, worker task, processing task, background processing, asynchronous task',
    needs: [celery],
    unless: 'test',
  },
  {
    command: '/celery:add-beat',
    words:
      'celery beat, beat schedule, periodic task, periodic job, scheduled task, scheduled job, cron job, cron, nightly job, daily job, recurring task',
    verbs: 'schedule',
    needs: [celery],
    unless: 'test',
  },
  {
    command: '/celery:add-workers',
    objects: 'celery worker, worker, worker pool, worker process, background worker, worker concurrency',
    needs: [celery],
    unless: 'test',
  },
  {
    command: '/celery:add-monitoring',
    words: 'flower, celery monitoring, task monitoring, worker monitoring',
    needs: [celery],
  },
  {
    command: '/celery:integrate-fastapi',
    words: 'celery',
    also: 'fastapi',
    needs: [celery, fastapi],
    confidence: 80,
    unless: 'test',
  },
  {
    command: '/celery:add-broker',
    words: 'message broker, celery broker, rabbitmq, task broker',
    needs: [celery],
    unless: 'test',
  },
  { command: '/celery:add-result-backend', words: 'result backend', needs: [celery] },
  { command: '/celery:add-routing', words: 'task routing, queue routing', needs: [celery] },
  {
    command: '/celery:add-workflow',
    words: 'celery workflow, task chain, task workflow, celery chain, chord',
    needs: [celery],
  },
  {
    command: '/celery:add-error-handling',
    words: 'task retry, celery retry, retry policy, retry logic, dead letter, task failure',
    needs: [celery],
  },
  {
    command: '/celery:test',
    objects: 'test, celery test',
    kinds: ['write-tests'],
    also: 'celery, worker',
    needs: [celery],
    confidence: 85,
  },
  { command: '/celery:integrate-django', words: 'celery', needs: [celery, django], confidence: 85, unless: 'test' },
  { command: '/celery:integrate-flask', words: 'celery', needs: [celery, flask], confidence: 85, unless: 'test' },
  { command: '/celery:deploy', objects: 'celery, celery worker, worker', kinds: ['deploy'], needs: [celery] },
];
