import { expect, test } from 'vitest';
import { run, runTask } from './fixtures/run';
import { newsOf, nothingTold, toldBefore } from './news';
import type { Run, RunTask } from './run';
import type { RunEvent } from './run-event';
import type { Pause } from './run-status';

const at = { seq: 1, runId: 'run_1', at: '2026-01-01T10:00:00.000Z' };
const ofRun = (change: Partial<Run>): RunEvent => ({ ...at, type: 'run.changed', run: run(['L0'], change) });
const ofTask = (task: RunTask): RunEvent => ({ ...at, type: 'task.changed', task });
const pause = (reason: Pause['reason']): Pause => ({ reason, taskId: 'task_L0.1', message: 'It stands still.' });
const state = (change: Partial<Run> = {}, tasks = [runTask('L0.1')]) => ({ run: run(['L0'], change), tasks });
const eventsOf = (...events: RunEvent[]) => newsOf(state(), events, nothingTold).news.map(({ event }) => event);

test('a run that waits, fails or ends is news', () => {
  expect(eventsOf(ofRun({ status: 'paused', pause: pause('needs-mapping') }))).toEqual(['waits']);
  expect(eventsOf(ofRun({ status: 'paused', pause: pause('failed') }))).toEqual(['fails']);
  expect(eventsOf(ofRun({ status: 'complete' }))).toEqual(['ends']);
  expect(eventsOf(ofRun({ status: 'failed' }))).toEqual(['fails']);
});

test('what the person did, what goes on, and rehearsals are none', () => {
  expect(eventsOf(ofRun({ status: 'running' }), ofRun({ status: 'paused', pause: pause('person') }))).toEqual([]);
  const ended = [ofRun({ status: 'complete', rehearsal: true })];
  expect(newsOf(state({ rehearsal: true }), ended, nothingTold).news).toEqual([]);
});

test('the same standstill is told once, and once more when it comes again', () => {
  const stands = ofRun({ status: 'paused', pause: pause('failed') });
  const goes = ofRun({ status: 'running' });
  expect(eventsOf(stands, stands, goes, stands)).toEqual(['fails', 'fails']);
});

test('a question is told once with its task, and what a run that is found waits for is not told', () => {
  const question = { id: 'q1', askedAt: at.at, kind: 'choice', questions: [] } as never;
  const asking = ofTask(runTask('L0.1', 'asking', { question }));
  const first = newsOf(state(), [asking, asking], nothingTold);
  expect(first.news).toMatchObject([{ event: 'waits', spec: 'F001', run: 'run_1', task: 'L0.1' }]);
  const found = state({ status: 'paused', pause: pause('failed') }, [runTask('L0.1', 'asking', { question })]);
  const again = [asking, ofRun({ status: 'paused', pause: pause('failed') })];
  expect(newsOf(found, again, toldBefore(found)).news).toEqual([]);
});
