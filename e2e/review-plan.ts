import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const layers: [string, string[]][] = [
  [
    'Infrastructure',
    [
      'Create the database schema for orders',
      'Deploy the migration (`/supabase:deploy-migration orders`, backend, Mid)',
      'Ring the landlord about the keys',
    ],
  ],
  [
    'Core Services',
    [
      'Add an API endpoint for orders',
      'Write the words for the receipt (`/shop:gone-copy receipt`, writer, Junior)',
      'Add an API endpoint for shelves',
    ],
  ],
  ['Features', ['Add a page for orders', 'Ask the editors for two quotes']],
  ['Integration', ['Run the integration tests']],
];

/** A plan of `count` tasks: some sure, some that ask, one whose command is nowhere. Its spec is F003. */
export function writeReviewPlan(projectDir: string, count: number): void {
  const each = Math.ceil(count / layers.length);
  let left = count;
  const text = layers.map(([name, lines], at) => {
    const own = Math.min(each, left);
    left -= own;
    const tasks = Array.from({ length: own }, (_, n) => {
      const round = Math.floor(n / lines.length);
      const line = lines[n % lines.length] ?? '';
      if (round === 0) return `- ${line}`;
      return `- ${line.includes('gone-copy') ? 'Add an API endpoint for receipts' : line.replace(/( \(|$)/, `, part ${round + 1}$1`)}`;
    });
    return `## Layer ${at}: ${name} (Sequential)\n\n${tasks.join('\n')}\n`;
  });
  const dir = join(projectDir, 'specs/F003');
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'layered-tasks.md'), `# Layered Tasks: F003 Orders\n\n${text.join('\n')}`);
}
