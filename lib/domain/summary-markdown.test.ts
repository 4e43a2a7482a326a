import { expect, test } from 'vitest';
import { run } from './fixtures/run';
import type { Summary } from './summary';
import { summaryMarkdown } from './summary-markdown';

const progress = { total: 3, complete: 2, failed: 1, skipped: 0, percent: 66, averageMs: null, remainingMs: null };
const problem = {
  ...{ taskId: 't', key: 'L0.2', description: 'Draw | the *page*\n# now', command: '/x `a`', status: 'failed' },
  ...{ message: '<b>no</b>', hint: 'Look.' },
};
const summary: Summary = {
  run: run(['L0'], { status: 'failed', title: 'Book_shop' }),
  ...{
    progress,
    successRate: 67,
    durationMs: 125_000,
    attempts: 4,
    problems: [problem],
    statusFile: '',
    notice: null,
    commandRun: null,
  },
  layers: [
    {
      key: 'L0',
      name: 'Base',
      status: 'failed',
      total: 3,
      complete: 2,
      failed: 1,
      skipped: 0,
      durationMs: 61_000,
      sync: null,
    },
  ],
  files: { created: ['a.ts'], modified: [], deleted: ['b.ts'] },
  next: [{ label: 'Rest', command: 'ashlar run F001', why: 'Completed tasks are kept.' }],
};

test('a summary becomes a document with its figures, layers, problems, files and what is next', () => {
  const text = summaryMarkdown(summary);
  expect(text).toContain('# F001: Book\\_shop\n');
  expect(text).toContain('- 2 of 3 tasks complete, 1 failed, 0 skipped\n- 2 min 5 s, 4 attempts, 67 % success');
  expect(text).toContain('| L0 Base | failed | 2 of 3 | 1 | 0 | 1 min 1 s |  |');
  expect(text).toContain('- created `a.ts`\n- deleted `b.ts`');
  expect(text).toContain('- `ashlar run F001`: Completed tasks are kept.');
});

test('texts of a plan stay texts: no mark, no table cell and no line of their own', () => {
  const text = summaryMarkdown(summary);
  expect(text).toContain('**L0.2 Draw \\| the \\*page\\* \\# now** (failed): \\<b\\>no\\</b\\> Look.');
  expect(text).toContain('  `` /x `a` ``');
});

test('a file list of thousands is cut, and says so', () => {
  const created = Array.from({ length: 1000 }, (_, at) => `f${at}.ts`);
  expect(summaryMarkdown({ ...summary, files: { created, modified: [], deleted: [] } })).toContain('- and 800 more');
});
