import type { Node } from 'jsonc-parser';
import type { Plan } from '@/lib/domain/plan';
import type { PlanSource } from '@/lib/plan/parse-plan';
import { Remarks } from '@/lib/plan/remarks';
import type { TaskDraft } from '@/lib/plan/task-draft';
import { quoted } from '@/lib/plan/visible-text';
import { JsonText, textOf } from './json-text';
import { planFromOutline } from './outline-plan';
import { knownIds, readTaskObject } from './task-master-task';

const form = 'Write {"master": {"tasks": [{"id": 1, "title": "…", "status": "pending"}]}}.';

/** A list of tasks in the file: under a tag, or (null) at the top, as older files have it. */
type TaggedList = { tag: string | null; tasks: Node };

/** Names of the tags in a tasks file, null for a list without one; empty when there is none or the text is no JSON. */
export function taskMasterTags(text: string): (string | null)[] {
  const remarks = new Remarks();
  return listsOf(new JsonText(withoutMark(text), remarks), remarks).map(({ tag }) => tag);
}

/**
 * Parses one list of a Task Master `tasks.json`; `tag` null stands for the list without a tag, or else the one of
 * `master`, or else the first. Never throws: what is wrong stands in the diagnostics with its line and column.
 */
export function parseTaskMaster(text: string, source: PlanSource, tag: string | null): Plan {
  const remarks = new Remarks();
  const json = new JsonText(withoutMark(text), remarks);
  const lists = listsOf(json, remarks);
  const list =
    lists.find((one) => one.tag === tag) ??
    (tag === null ? (lists.find((one) => one.tag === 'master') ?? lists[0]) : undefined);
  const isBroken = remarks.list().some(({ code }) => code === 'E_JSON');
  if (!list && json.root && !isBroken) {
    const message =
      tag === null ? 'The file has no list of tasks.' : `The file has no list under the tag ${quoted(tag)}.`;
    remarks.add('E_NO_TASKS', { line: 1, column: 1 }, message, form);
  }
  if (!json.root && remarks.list().length === 0)
    remarks.add('E_EMPTY', { line: 1, column: 1 }, 'The file is empty.', form);
  if (tag === null && lists.length > 1) remarkOthers(lists, list, remarks);
  const tasks = list ? readTasks(json, list.tasks, remarks) : [];
  const lines = countLines(text, remarks);
  const place = list ? json.placeOf(list.tasks) : { line: 1, column: 1 };
  const phases = tasks.length > 0 ? [{ title: '', place, parallel: false, tasks }] : [];
  return planFromOutline(source, { format: 'task-master', title: titleOf(list, source), phases, lines }, remarks);
}

function remarkOthers(lists: readonly TaggedList[], read: TaggedList | undefined, remarks: Remarks): void {
  const names = lists.filter((one) => one !== read).map(({ tag }) => quoted(tag ?? 'tasks'));
  const message = `The file has further lists, ${names.join(', ')}: they are plans of their own and were not read here.`;
  remarks.add('I_OTHER_LISTS', { line: 1, column: 1 }, message, 'Open the project: each list is a spec there.');
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text;
}

function listsOf(json: JsonText, remarks: Remarks): TaggedList[] {
  const { root } = json;
  if (root?.type === 'array') return [{ tag: null, tasks: root }];
  if (root?.type !== 'object') return [];
  const lists: TaggedList[] = [];
  for (const [name, value] of json.membersOf(root)) {
    if (name === 'tasks' && value.type === 'array') lists.push({ tag: null, tasks: value });
    else if (name !== 'tasks') {
      const tasks = listUnder(value);
      if (tasks?.type === 'array') lists.push({ tag: name, tasks });
      else if (tasks) {
        remarks.add('E_JSON_TYPE', json.placeOf(tasks), `The tasks of ${quoted(name)} are no list.`, form);
      }
    } else remarks.add('E_JSON_TYPE', json.placeOf(value), '“tasks” is no list.', form);
  }
  return lists;
}

/** Without remarks: members are looked at once more when the list is read. */
function listUnder(value: Node): Node | undefined {
  if (value.type !== 'object') return undefined;
  const member = value.children?.findLast(({ children }) => children?.[0]?.value === 'tasks');
  return member?.children?.[1];
}

function readTasks(json: JsonText, list: Node, remarks: Remarks): TaskDraft[] {
  const objects: { node: Node; members: Map<string, Node> }[] = [];
  for (const node of list.children ?? []) {
    if (node.type === 'object') objects.push({ node, members: json.membersOf(node) });
    else
      remarks.add(
        'E_JSON_TYPE',
        json.placeOf(node),
        `A task is an object, not ${quoted(textOf(node) ?? node.type)}.`,
        form,
      );
  }
  const ids = knownIds(objects.map(({ members }) => members));
  return objects.flatMap(({ node, members }) => readTaskObject(json, node, members, ids, remarks) ?? []);
}

function titleOf(list: TaggedList | undefined, { spec }: PlanSource): string {
  return list?.tag && list.tag !== 'master' ? list.tag : spec === 'taskmaster' ? 'Task Master' : spec;
}

function countLines(text: string, remarks: Remarks): Plan['lines'] {
  const total = text.split('\n').filter((line) => line.trim() !== '').length;
  const broken = remarks.list().some(({ code }) => code === 'E_JSON');
  return { total, understood: broken ? 0 : total };
}
