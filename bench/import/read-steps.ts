import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { planTasks } from '@/lib/domain/plan';
import { locateSpec } from '@/lib/plan/locate-specs';
import { readPlan } from '@/lib/plan/read-plan-file';

export const SPEC = 'F001';
export const planFile = (project: string): string => join(project, 'specs', SPEC, 'layered-tasks.md');

/** Ways to read the same file, the barest first. Each gives how many tasks it saw. */
export const readSteps = {
  lines(project: string): number {
    let tasks = 0;
    for (const line of readFileSync(planFile(project), 'utf8').split('\n')) if (/^- \[[ x]\] /.test(line)) tasks++;
    return tasks;
  },
  /** As its users call it: blocks, then the text within them. */
  markdown(project: string): number {
    const tokens = new MarkdownIt().parse(readFileSync(planFile(project), 'utf8'), {});
    return tokens.filter(({ type, level, map }) => type === 'list_item_open' && level === 1 && map !== null).length;
  },
  /** The part of it that a plan needs. */
  blocks(project: string): number {
    const markdown = new MarkdownIt();
    const tokens: Parameters<typeof markdown.block.parse>[3] = [];
    markdown.block.parse(readFileSync(planFile(project), 'utf8'), markdown, {}, tokens);
    return tokens.filter(({ type, level, map }) => type === 'list_item_open' && level === 1 && map !== null).length;
  },
  read: (project: string): number => planTasks(readPlan(project, locateSpec(project, SPEC))).length,
};
export type ReadStep = keyof typeof readSteps;
