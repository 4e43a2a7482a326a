import { homedir } from 'node:os';
import { scanCatalog } from '@/lib/project/catalog';
import { loadStack } from '@/lib/project/stack';
import type { Facts } from './context';

/** How long facts are believed before the disk is asked again. */
const FRESH_MS = 2000;

/** What the project's files say about stack and commands; the same object as long as nothing changed. */
export function createFacts(projectDir: string, env: NodeJS.ProcessEnv): () => Facts {
  let facts: Facts | null = null;
  let print = '';
  let readAt = 0;
  return () => {
    const now = performance.now();
    if (facts && now - readAt < FRESH_MS) return facts;
    readAt = now;
    const { name, stack } = loadStack(projectDir);
    const next: Facts = { name, stack, catalog: scanCatalog(projectDir, { home: env.HOME ?? homedir() }) };
    const nextPrint = JSON.stringify(next);
    if (facts && nextPrint === print) return facts;
    print = nextPrint;
    facts = next;
    return next;
  };
}
