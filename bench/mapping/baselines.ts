import MiniSearch, { type SearchResult } from 'minisearch';
import type { Catalog } from '@/lib/domain/command';
import type { LabelledTask } from './labelled-tasks';
import { type Answered, score } from './score';

/** The keyword table that layered plans were first written for, as it stood there: layer, words, command (null: a kind of command). */
const literal: readonly [layer: string, words: string, command: string | null][] = [
  ['L0', 'database|schema|migration', '/supabase:create-schema'],
  ['L0', 'memory|conversation|context', '/mem0:add-conversation-memory'],
  ['L0', 'authentication|auth|login', '/supabase:add-auth'],
  ['L0', 'ai provider|openai|anthropic', '/vercel-ai-sdk:add-provider'],
  ['L1', 'component|ui|react', '/nextjs-frontend:add-component'],
  ['L1', 'endpoint|api|route', '/fastapi-backend:add-endpoint'],
  ['L1', 'model|schema|data structure', '/fastapi-backend:add-model'],
  ['L1', 'service|utility|helper', null],
  ['L2', 'streaming|real-time response', '/vercel-ai-sdk:add-streaming'],
  ['L2', 'realtime|real-time|live updates?', '/supabase:add-realtime'],
  ['L2', 'page|view|screen', '/nextjs-frontend:add-page'],
  ['L2', 'integration|connect|wire', null],
  ['L3', 'wire|connect components', null],
  ['L3', 'test integration|integration tests?', '/testing:test'],
  ['L3', 'deploy', '/deployment:deploy'],
  ['L3', 'configure', null],
];
const compiled = literal.map(([layer, words, command]) => ({
  layer,
  pattern: new RegExp(`\\b(?:${words})`, 'i'),
  command,
}));

/** The keyword table alone, the first row that fits; stack and kind of task do not count. */
export function byKeywords(task: LabelledTask): Answered {
  const row = compiled.find(
    ({ layer, pattern }) => (task.layer === null || layer === task.layer) && pattern.test(task.text),
  );
  const command = row?.command ?? null;
  return { command, alternatives: command === null ? [] : [command] };
}

/** The search library as it comes, over names and descriptions. */
export function plainSearch(catalog: Catalog): (text: string) => SearchResult[] {
  const engine = new MiniSearch({ fields: ['name', 'description'], idField: 'command' });
  engine.addAll(
    catalog.map(({ command, description }) => ({ command, description, name: command.replaceAll(/[/:-]/g, ' ') })),
  );
  return (text) => engine.search(text);
}

/** The search's best, always. */
export function byBest(results: readonly SearchResult[]): Answered {
  const names = results.map(({ id }) => String(id));
  return { command: names[0] ?? null, alternatives: names };
}

/** Keywords first, then the search's best where its score passes the threshold. */
export function byThreshold(task: LabelledTask, results: readonly SearchResult[], threshold: number): Answered {
  const first = byKeywords(task);
  const searched = byBest(results);
  const sure = (results[0]?.score ?? 0) >= threshold ? searched.command : null;
  return { command: first.command ?? sure, alternatives: searched.alternatives };
}

/** The threshold at which most tasks are answered rightly. */
export function fitThreshold(tasks: readonly LabelledTask[], found: readonly (readonly SearchResult[])[]): number {
  const levels = [...new Set(found.map((results) => results[0]?.score ?? 0))].toSorted((a, b) => a - b);
  const accuracyAt = (level: number): number =>
    score(
      tasks,
      tasks.map((task, i) => byThreshold(task, found[i] ?? [], level)),
    ).accuracy;
  return levels.reduce((best, level) => (accuracyAt(level) > accuracyAt(best) ? level : best), levels[0] ?? 0);
}
