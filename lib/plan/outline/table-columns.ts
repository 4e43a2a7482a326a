import { type Header, type Row, sectionOf } from './entry';
import { readOutlineBox } from './outline-box';
import { readOutlineRef } from './outline-ref';
import { readStatus } from './status-words';
import { isSetAside, type Survey } from './survey';

type Role = 'id' | 'task' | 'detail' | 'status' | 'dependencies' | 'agent' | 'estimate' | 'complexity' | 'other';

/** What the columns of a table of tasks hold. */
export type Columns = { roles: Role[]; names: string[] };

const names: readonly (readonly [Role, RegExp])[] = [
  [
    'status',
    /^(?:status|state|done\??|progress|estado|situação|situacao|statut|état|stato|stand|fortschritt|статус|состояние|готово|ステータス|状態|状态|狀態|进度|進捗|상태|진행|durum|stav|✓|✔|✅)/iu,
  ],
  ['dependencies', /^(?:depend|deps|blocked|prerequisit|abhäng|dépend|dipend|depende|завис|依存|依赖|依賴|의존)/iu],
  [
    'agent',
    /^(?:agent|owner|assignee|assigned|responsib|responsable|responsável|verantwort|zuständig|assegnat|担当|负责|負責|담당|исполнитель)/iu,
  ],
  [
    'estimate',
    /^(?:estimate|effort|hours?|time|duration|esforço|esfuerzo|estimat|horas?|aufwand|dauer|effort|durée|stima|оценка|見積|工数|工时|工時|예상)/iu,
  ],
  ['complexity', /^(?:complexity|complexidade|complejidad|komplexität|complexité|сложность|複雑|复杂度)/iu],
  [
    'task',
    /^(?:tasks?(?! ?(?:id|#|no))|title|título|titulo|titel|titre|titolo|tarefas?|tareas?|aufgaben?|tâches?|attività|compito|item|todo|work|action|ação|acción|atividade|actividad|taak|zadanie|úkol|görev|задач|название|タスク|作業|项目|任务|任務|作业|标题|작업|할 일|what|step)/iu,
  ],
  [
    'detail',
    /^(?:description|descrição|descripción|beschreibung|description|descrizione|описание|説明|内容|描述|说明|설명|details?|summary|name|nome|nombre|nom)/iu,
  ],
  [
    'id',
    /^(?:#|id$|id |no\.?$|nr\.?$|nº|n°|№|num|task ?(?:id|#|no)|番号|编号|序号|編號|번호|código|code|ref|key|номер|№)/iu,
  ],
];
/** Tables about something else than tasks. */
const otherTopics =
  /^(?:phase|fase|requirement|requisito|anforderung|metric|métrica|metrik|kpi|risk|risco|riesgo|risiko|milestone|hito|marco|file|arquivo|archivo|datei|story|component|notation|symbol|symbol|term)/i;

/** Finds the tables whose rows are tasks, by the line of their header. */
export function findTaskTables({ tables, refs }: Survey): Map<number, Columns> {
  const found = new Map<number, Columns>();
  const candidates = tables.filter(({ header, rows }) => rows.length > 0 && !isSetAside(header));
  const columns = new Map(candidates.map(({ header, rows }) => [header, readColumns(header, rows)]));
  const named = candidates.filter(({ header }) => isNamed(columns.get(header) as Columns, header));
  for (const { header, rows } of named.length > 0 ? named : candidates) {
    const read = columns.get(header) as Columns;
    if (hasStatus(read, rows) || hasIds(read, rows, refs)) found.set(header.first, read);
  }
  return found;
}

function readColumns({ cells }: Header, rows: readonly Row[]): Columns {
  const titles = cells.map(({ text }) => text.replace(/[*_`]/g, '').trim());
  const roles: Role[] = titles.map((title) => names.find(([, pattern]) => pattern.test(title))?.[0] ?? 'other');
  titles.forEach((title, index) => {
    if (title === '' && rows.some((row) => readOutlineBox(row.cells[index]?.text ?? ''))) roles[index] = 'status';
  });
  for (const role of ['status', 'id', 'task', 'detail'] as const) keepFirst(roles, role);
  const own = roles.indexOf('task') === -1 ? roles.indexOf('detail') : roles.indexOf('task');
  const index = own === -1 ? widest(roles, rows) : own;
  if (index !== -1) roles[index] = 'task';
  return { roles, names: titles };
}

function keepFirst(roles: Role[], role: Role): void {
  const first = roles.indexOf(role);
  roles.forEach((other, index) => {
    if (other === role && index > first) roles[index] = 'other';
  });
}

/** Without a name for it, the tasks stand in the column with most words. */
function widest(roles: readonly Role[], rows: readonly Row[]): number {
  let most = { index: -1, length: 0 };
  roles.forEach((role, index) => {
    if (role !== 'other') return;
    const length = rows.slice(0, 50).reduce((sum, row) => sum + (row.cells[index]?.text.length ?? 0), 0);
    if (length > most.length) most = { index, length };
  });
  return most.index;
}

function isNamed({ roles, names: titles }: Columns, header: Header): boolean {
  const [first = ''] = titles;
  if (otherTopics.test(first) || (roles[0] === 'id' && otherTopics.test(titles[1] ?? ''))) return false;
  return (
    titles.some((title) => names.some(([role, pattern]) => role === 'task' && pattern.test(title))) ||
    (roles.includes('id') && sectionOf(header.path) !== 'background')
  );
}

function hasStatus({ roles }: Columns, rows: readonly Row[]): boolean {
  const index = roles.indexOf('status');
  if (index === -1) return false;
  const known = rows.filter(({ cells }) => {
    const text = cells[index]?.text ?? '';
    return readOutlineBox(text) !== null || readStatus(text) !== null;
  });
  return known.length >= rows.length / 2;
}

/** Ids that are the tasks' own; where they stand in front of other lines too, the table only repeats those. */
function hasIds({ roles }: Columns, rows: readonly Row[], refs: ReadonlySet<string>): boolean {
  const index = roles.indexOf('id');
  if (index === -1) return false;
  const ids = rows.filter(({ cells }) => {
    const text = (cells[index]?.text ?? '').replace(/[*`]/g, '');
    return !refs.has(text) && (/^\d{1,4}$/.test(text) || readOutlineRef(text, true) !== null);
  });
  return ids.length >= rows.length / 2 && new Set(ids.map(({ cells }) => cells[index]?.text)).size === ids.length;
}
