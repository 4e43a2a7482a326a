import { countsTasks } from './agent-section';
import type { Block, HeadingBlock } from './block';
import { readField } from './dialects/dialects';
import { readHeadingForm } from './dialects/e';
import { isMarkedTask, saysTask } from './looks-like-task';

/** What stands below a heading: fields in plain text, bullets at the margin, and those that are tasks by themselves. */
type Body = { fields: boolean; bullets: boolean; boxes: boolean; tasks: boolean };

/**
 * Whether a heading inside a layer is a task, or groups the tasks below it. A number or an id in front is no proof: what
 * stands below decides. `index` is the heading's among `blocks`.
 */
export function headingRole(heading: HeadingBlock, blocks: readonly Block[], index: number): 'task' | 'group' {
  const form = readHeadingForm(heading.head.text);
  if (countsTasks(heading.head.text) && readBody(heading, blocks, index).bullets) return 'group';
  if (form === 'certain') return 'task';
  const body = readBody(heading, blocks, index);
  if (form === 'named') return body.tasks && !body.fields ? 'group' : 'task';
  if (body.tasks) return 'group';
  if (form === 'numbered') return body.fields || !body.bullets ? 'task' : 'group';
  return body.fields && !body.boxes ? 'task' : 'group';
}

function readBody({ level }: HeadingBlock, blocks: readonly Block[], index: number): Body {
  const body: Body = { fields: false, bullets: false, boxes: false, tasks: false };
  for (let next = index + 1; next < blocks.length && !body.tasks; next++) {
    const block = blocks[next] as Block;
    if (block.depth > 0) continue;
    if (block.kind === 'heading') {
      if (block.level <= level) break;
      body.tasks = readHeadingForm(block.head.text) !== 'plain';
    } else if (block.kind === 'prose') body.fields ||= block.lines.some(({ text }) => readField(text) !== null);
    else if (block.kind === 'item') {
      body.bullets = true;
      body.boxes ||= isMarkedTask(block.head.text);
      body.tasks = saysTask(block.head.text);
    }
  }
  return body;
}
