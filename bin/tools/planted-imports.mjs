const folders = [
  'lib/domain',
  'lib/plan',
  'lib/project',
  'lib/mapping',
  'lib/engine',
  'lib/dispatch',
  'lib/executors',
  'lib/status-file',
  'lib/workspace',
  'lib/server',
  'lib/client',
  'components',
  'app',
  'db',
  'bin',
  'e2e',
];

/** What each folder may import, beside its own files: written apart from the linter's configuration, on purpose. */
const mayImport = {
  'lib/domain': ['zod'],
  'lib/plan': ['lib/domain', 'node'],
  'lib/project': ['lib/domain', 'node', 'zod'],
  'lib/mapping': ['lib/domain', 'minisearch'],
  'lib/engine': ['lib/domain'],
  'lib/dispatch': ['lib/domain', 'lib/engine/ports'],
  'lib/executors': ['lib/domain', 'node'],
  'lib/status-file': ['lib/domain', 'node'],
  'lib/workspace': [
    ...folders.filter((name) => /^lib\/(?!server|client)/.test(name)),
    'lib/engine/ports',
    'db',
    'node',
    'zod',
  ],
  'lib/server': ['lib/domain', 'next', 'next/server', 'next/link', 'react', 'server-only', 'node', 'zod'],
  'lib/client': ['lib/domain', 'react', 'react-query', 'zod'],
  components: ['lib/domain', 'lib/client', 'react', 'next/link'],
  app: ['lib/domain', 'lib/client', 'lib/server', 'components', 'react', 'next', 'next/server', 'next/link', 'zod'],
  db: ['lib/domain', 'node', 'drizzle', 'better-sqlite3'],
  bin: [...folders.filter((name) => /^lib\/(?!server|client)/.test(name)), 'lib/engine/ports', 'next', 'node', 'zod'],
  e2e: ['lib/domain', 'db', 'bin/gate/testing', 'node', 'better-sqlite3'],
};

const sources = {
  ...Object.fromEntries(folders.map((name) => [name, `@/${name}/x`])),
  'lib/engine/ports': '@/lib/engine/ports',
  'bin/gate/testing': '@/bin/gate/testing/x',
  node: 'node:fs/promises',
  zod: 'zod',
  minisearch: 'minisearch',
  react: 'react',
  'react-query': '@tanstack/react-query',
  next: 'next',
  'next/server': 'next/server',
  'next/link': 'next/link',
  'server-only': 'server-only',
  drizzle: 'drizzle-orm',
  'better-sqlite3': 'better-sqlite3',
};

/** Ways around the alias, refused in every folder. */
const sideDoors = ['../x', './../x', './y/../../x', '@/lib/domain/../../db/x', '..', '@/package.json'];

/** Every folder × every source, with the table's verdict. */
export function plantedImports() {
  return folders.flatMap((folder) => [
    ...Object.entries(sources).map(([name, source]) => ({
      folder,
      source,
      allowed: mayImport[folder].includes(name) || name === folder || name.startsWith(`${folder}/`),
    })),
    ...['./x', './y/x'].map((source) => ({ folder, source, allowed: true })),
    ...sideDoors.map((source) => ({ folder, source, allowed: false })),
  ]);
}
