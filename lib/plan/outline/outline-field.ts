import type { TextLine } from '@/lib/plan/block';
import { isComplexity } from '@/lib/plan/complexity-words';
import type { Field } from '@/lib/plan/dialects/dialect';
import { readField } from '@/lib/plan/dialects/dialects';
import type { Remarks } from '@/lib/plan/remarks';
import type { SubtaskDraft, TaskDraft } from '@/lib/plan/task-draft';
import { applyField } from '@/lib/plan/task-field';
import { namedIn, namesIds, withPlainIds } from './names-ids';
import { readStatus } from './status-words';

/** A task while its lines are read, and the part of it that was read last, with the depth of its bullet. */
export type OpenOutline = { draft: TaskDraft; part: SubtaskDraft | null; partDepth: number; depth: number };

const depends =
  /^[*_]{0,3}(?:depends(?: on)?|dependenc(?:y|ies)|blocked by|deps|abhängigkeiten|dependências|dependencias|dépendances|依存(?:関係)?|依赖(?:关系)?|의존성)[*_]{0,3}\s*[:：][*_]{0,3}\s*/iu;
const status =
  /^[*_]{0,3}(?:status|state|estado|statut|stato|статус|ステータス|状態|状态|상태)[*_]{0,3}\s*[:：][*_]{0,3}\s*/iu;

/** Adds a line below a task: a field it knows, or a note kept word for word, of the part it stands under. */
export function addOutlineLine(open: OpenOutline, line: TextLine, refs: ReadonlySet<string>, remarks: Remarks): void {
  if (line.text === '') return;
  const { draft, part } = open;
  const needs = depends.exec(line.text)?.[0].length ?? 0;
  const value = line.text.slice(needs).replace(/[_*]+$/, '');
  const wanted = withPlainIds(value.trim(), refs);
  if (needs > 0 && namesIds(wanted, refs)) {
    if (part) part.dependencies.push(...namedIn(wanted));
    else addDependencies(draft, wanted, { ...line, column: line.column + needs }, remarks);
    return;
  }
  const field = part || needs > 0 ? null : readField(line.text);
  // In other tools' plans a command is one for a shell, and the agent any name.
  if (field && isKept(field) && !draft.given.includes(field.name)) {
    applyField(draft, field, { line: line.line, column: line.column + field.offset }, remarks);
    return;
  }
  const says = status.exec(line.text)?.[0].length ?? 0;
  if (says > 0 && !part && !draft.boxed && !draft.done) draft.done = readStatus(line.text.slice(says)) === 'done';
  (part ?? draft).notes.push({ line: line.line, text: line.text });
}

/** An estimate, or a complexity in words that are known. */
function isKept({ name, value }: Field): boolean {
  return name === 'estimate' || (name === 'complexity' && isComplexity(value.replace(/[*_]/g, '')));
}

function addDependencies(draft: TaskDraft, text: string, place: TextLine, remarks: Remarks): void {
  const { line, column } = place;
  if (!draft.dependencies)
    applyField(draft, { name: 'dependencies', value: text, offset: 0 }, { line, column }, remarks);
  else draft.dependencies.text += `, ${text}`;
}
