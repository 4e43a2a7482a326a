import type { Catalog } from '@/lib/domain/command';
import type { Stack } from '@/lib/domain/project';
import { allRules } from '@/lib/mapping/rules/all';
import type { LabelledData } from './labelled-tasks';

export type Timed = { text: string; layer: string; stack: Stack };

const COMMANDS = 294;
const stack: Stack = {
  frontend: 'Next.js',
  backend: 'FastAPI',
  database: 'Supabase',
  ai: 'Vercel AI SDK',
  auth: null,
  other: ['Redis', 'Stripe'],
};
const verbs = [
  'Create',
  'Implement',
  'Set up',
  'Add',
  'Write tests for',
  'Verify',
  'Update',
  'Refactor',
  'Deploy',
  'Integrate',
];
const subjects = [
  'orders',
  'customers',
  'invoices',
  'suppliers',
  'deliveries',
  'returns',
  'prices',
  'baskets',
  'reviews',
];
const objects = [
  'page with a table of',
  'endpoint that lists',
  'schema and migration for',
  'form component for new',
  'email that tells about',
  'cache and queue for',
  'search over embeddings of',
  'realtime updates of',
  'webhook handler for',
  'documentation of',
];
const ends = [
  'in src/app/shop/page.tsx',
  '(GET /api/shop)',
  'with loading and error states',
  'following the design',
  'and log what fails',
];

/** A catalog of as many commands as two public marketplaces have, of our own rules' names. */
export function madeCatalog(): Catalog {
  const names = [...new Set(allRules.map(({ command }) => command))];
  return Array.from({ length: COMMANDS }, (_, i) => {
    const name = names[i % names.length] as string;
    const command = i < names.length ? name : `${name}-${i}`;
    const description = `${objects[i % objects.length]} ${subjects[i % subjects.length]}: ${command.replaceAll(/[/:-]/g, ' ')} with validation and configuration`;
    return { command, description, argumentHint: '<name>', source: 'given', file: null };
  });
}

/** As many task lines, none like another, from labelled tasks where there are some. */
export function manyTasks(count: number, data: LabelledData | null): Timed[] {
  return Array.from({ length: count }, (_, i) => {
    const own = data?.tasks[i % data.tasks.length];
    if (own) return { text: `${own.text} (part ${i})`, layer: own.layer ?? 'L1', stack: own.stack };
    const at = <T>(list: readonly T[], step: number): T => list[Math.floor(i / step) % list.length] as T;
    const text = `T${i} ${at(verbs, 1)} the ${at(objects, 10)} ${at(subjects, 100)} number ${i} ${at(ends, 7)}`;
    return { text, layer: `L${i % 4}`, stack };
  });
}
