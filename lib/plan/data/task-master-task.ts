import type { Node } from 'jsonc-parser';
import type { PlanNote } from '@/lib/domain/plan';
import type { Place, Remarks } from '@/lib/plan/remarks';
import { draftTask, type SubtaskDraft, type TaskDraft } from '@/lib/plan/task-draft';
import { quoted } from '@/lib/plan/visible-text';
import { type JsonText, textOf } from './json-text';
import { noteLines } from './note-lines';
import { applyStatus, readStatus } from './written-status';

type Members = ReadonlyMap<string, Node>;

/** Fields that have a place of their own; all others are kept as notes. */
const ownFields = new Set(['id', 'title', 'status', 'dependencies', 'subtasks', 'complexity', 'complexityScore']);
const labels: Record<string, string> = { description: '', details: 'Details', testStrategy: 'Test strategy' };
const noteOrder = ['description', 'details', 'testStrategy', 'priority'];
const VALUE_MAX = 2000;

/** Every id a dependency of the list may name: `5`, and `5.2` for its second part. */
export function knownIds(tasks: readonly Members[]): Set<string> {
  const ids = new Set<string>();
  for (const task of tasks) {
    const id = textOf(task.get('id'));
    if (id === null) continue;
    ids.add(id);
    for (const child of task.get('subtasks')?.children ?? []) {
      const childId = textOf(child.children?.findLast(({ children }) => children?.[0]?.value === 'id')?.children?.[1]);
      if (childId !== null) ids.add(partId(id, childId));
    }
  }
  return ids;
}

/** Reads one task; null, with a remark, when it says nothing to do. */
export function readTaskObject(
  json: JsonText,
  node: Node,
  members: Members,
  ids: ReadonlySet<string>,
  remarks: Remarks,
): TaskDraft | null {
  const place = json.placeOf(node);
  const id = textOf(members.get('id'));
  const text = titleOf(members);
  if (text === '') {
    remarks.add('W_EMPTY_TASK', place, `Task ${id ?? '?'} has no title.`, 'Say what is to be done.');
    return null;
  }
  if (id === null)
    remarks.add('W_JSON_ID', place, `${quoted(text)} has no id; nothing can depend on it.`, 'Give it one.');
  const draft = draftTask([{ ...place, text, indented: false }]);
  draft.ref = id;
  draft.number = id !== null && /^\d{1,9}$/.test(id) ? Number(id) : null;
  draft.complexity = textOf(members.get('complexity')) ?? textOf(members.get('complexityScore'));
  draft.notes = notesOf(json, members);
  const status = members.get('status');
  applyStatus(draft, textOf(status) ?? '', status ? json.placeOf(status) : place, remarks);
  const names = dependenciesOf(json, members, (name) => (ids.has(name) ? name : null), remarks);
  if (names.length > 0)
    draft.dependencies = { text: names.join(', '), place: placeOfDependencies(json, members, place) };
  draft.subtasks = subtasksOf(json, members, id, ids, remarks);
  return draft;
}

function titleOf(members: Members): string {
  const title = textOf(members.get('title'))?.trim() || textOf(members.get('description'))?.trim() || '';
  return title.replace(/\s+/g, ' ');
}

function partId(id: string, childId: string): string {
  return childId.startsWith(`${id}.`) ? childId : `${id}.${childId}`;
}

function notesOf(json: JsonText, members: Members): PlanNote[] {
  const names = [...members.keys()].filter((name) => !ownFields.has(name));
  const rank = (name: string): number => (noteOrder.indexOf(name) + noteOrder.length + 1) % (noteOrder.length + 1);
  return names
    .sort((a, b) => rank(a) - rank(b))
    .flatMap((name) => {
      const value = members.get(name);
      if (!value || value.type === 'null') return [];
      const { line } = json.placeOf(value);
      const text = textOf(value) ?? JSON.stringify(plainValue(value, 0))?.slice(0, VALUE_MAX) ?? '';
      if (text === '' || text === '[]' || text === '{}') return [];
      return noteLines(text, line, labels[name] ?? (name === 'priority' ? 'Priority' : name));
    });
}

/** What a tree stands for; deep ones are cut. */
function plainValue(node: Node, depth: number): unknown {
  if (depth > 4) return '…';
  if (node.type === 'array') return (node.children ?? []).map((child) => plainValue(child, depth + 1));
  if (node.type !== 'object') return node.value;
  const pairs = (node.children ?? []).map(({ children }) => [
    String(children?.[0]?.value),
    children?.[1] ? plainValue(children[1], depth + 1) : null,
  ]);
  return Object.fromEntries(pairs);
}

function placeOfDependencies(json: JsonText, members: Members, otherwise: Place): Place {
  const node = members.get('dependencies');
  return node ? json.placeOf(node) : otherwise;
}

/** Names in a `dependencies` list that are known; `toKnown` gives the id that is meant, or null. */
function dependenciesOf(
  json: JsonText,
  members: Members,
  toKnown: (name: string, isNumber: boolean) => string | null,
  remarks: Remarks,
): string[] {
  const list = members.get('dependencies');
  if (!list || list.type === 'null') return [];
  const nodes = list.type === 'array' ? (list.children ?? []) : [list];
  return nodes.flatMap((node) => {
    const text = textOf(node)?.trim();
    if (text === undefined) {
      remarks.add('E_JSON_TYPE', json.placeOf(node), 'A dependency is the id of a task.', 'Write [1, 2].');
      return [];
    }
    const names = node.type === 'string' ? text.split(/[\s,;]+/).filter((name) => name !== '') : [text];
    return names.flatMap((name) => {
      const known = toKnown(name, node.type === 'number');
      if (known !== null) return [known];
      if (/^none$/i.test(name)) return [];
      const message = `The dependency ${quoted(name)} cannot be met: no task has this id.`;
      remarks.add('E_DEP_UNKNOWN', json.placeOf(node), message, 'Remove it, or name a task of the list.');
      return [];
    });
  });
}

function subtasksOf(
  json: JsonText,
  members: Members,
  id: string | null,
  ids: ReadonlySet<string>,
  remarks: Remarks,
): SubtaskDraft[] {
  const list = members.get('subtasks');
  if (!list || list.type === 'null') return [];
  if (list.type !== 'array') {
    remarks.add('E_JSON_TYPE', json.placeOf(list), 'The subtasks are no list.', 'Write [{"id": 1, "title": "…"}].');
    return [];
  }
  return (list.children ?? []).flatMap((node) => readPart(json, node, id, ids, remarks) ?? []);
}

function readPart(
  json: JsonText,
  node: Node,
  id: string | null,
  ids: ReadonlySet<string>,
  remarks: Remarks,
): SubtaskDraft | null {
  const place = json.placeOf(node);
  const members = json.membersOf(node);
  const description = titleOf(members);
  if (description === '') {
    const message = node.type === 'object' ? 'A subtask has no title.' : 'A subtask is an object with a title.';
    remarks.add('W_EMPTY_TASK', place, message, 'Say what is to be done.');
    return null;
  }
  const ownId = textOf(members.get('id'));
  const status = readStatus(textOf(members.get('status')) ?? '');
  const notes = notesOf(json, members);
  if (status !== 'done' && status !== 'open') {
    notes.unshift({ line: place.line, text: `Status: ${textOf(members.get('status'))}` });
  }
  return {
    ref: ownId === null ? null : id === null ? ownId : partId(id, ownId),
    description,
    line: place.line,
    done: status === 'done',
    optional: status === 'cancelled' || status === 'deferred',
    box: null,
    notes,
    dependencies: dependenciesOf(json, members, (name) => partOrTask(name, id, ids), remarks),
  };
}

/** In a part's list `2` is its neighbour, unless there is none: then the task. */
function partOrTask(name: string, id: string | null, ids: ReadonlySet<string>): string | null {
  const neighbour = id === null ? name : partId(id, name);
  if (ids.has(neighbour)) return neighbour;
  return ids.has(name) ? name : null;
}
