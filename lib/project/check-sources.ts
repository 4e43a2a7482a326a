import type { CheckKind } from '@/lib/domain/sync-checks';

/** Names of scripts and targets by what they look at, the best first: one of each kind is taken. */
export const scriptNames: Record<CheckKind, readonly string[]> = {
  types: ['typecheck', 'type-check', 'check-types', 'check:types', 'types', 'tsc'],
  lint: ['lint', 'lint:check'],
  tests: ['test', 'test:ci', 'test:run', 'test:unit', 'tests'],
  build: ['build'],
};

/** Make has fewer customs; `check` is what it calls tests where there is no `test`. */
export const targetNames: Record<CheckKind, readonly string[]> = {
  ...scriptNames,
  tests: ['test', 'tests', 'check'],
};

/** Scripts that say nothing, or that would never end. */
export const uselessScript = /no test specified|(?:^|\s)(?:--watch(?:All)?|-w|watch|nodemon)(?:\s|$|=true)/;

/** The package manager of a lock file; the first that is there counts. */
export const nodeManagers: readonly [lock: string, manager: string][] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
];

/** What runs programs in the environment that a lock file stands for. */
export const pythonRunners: readonly [lock: string, words: readonly string[]][] = [
  ['uv.lock', ['uv', 'run']],
  ['poetry.lock', ['poetry', 'run']],
  ['pdm.lock', ['pdm', 'run']],
  ['Pipfile.lock', ['pipenv', 'run']],
];

type Tool = {
  kind: CheckKind;
  argv: readonly string[];
  /** Sections of `pyproject.toml`, or words in it, that say the project uses it. */
  says: RegExp;
  /** Files that say the same. */
  files: readonly string[];
};

export const pythonTools: readonly Tool[] = [
  { kind: 'types', argv: ['mypy', '.'], says: /^\s*\[tool\.mypy[\].]/m, files: ['mypy.ini'] },
  { kind: 'types', argv: ['pyright'], says: /^\s*\[tool\.pyright\]/m, files: ['pyrightconfig.json'] },
  { kind: 'lint', argv: ['ruff', 'check'], says: /^\s*\[tool\.ruff[\].]/m, files: ['ruff.toml', '.ruff.toml'] },
  {
    ...{ kind: 'tests', argv: ['pytest'], says: /^\s*\[tool\.pytest[\].]|["']pytest\b/m },
    files: ['pytest.ini', 'conftest.py', 'tests/conftest.py'],
  },
];

/** Tools that bring their checks along: the file that names the project, and what is run. */
export const wholeTools: readonly [file: string, checks: readonly [kind: CheckKind, argv: readonly string[]][]][] = [
  [
    'Cargo.toml',
    [
      ['types', ['cargo', 'check']],
      ['tests', ['cargo', 'test']],
    ],
  ],
  [
    'go.mod',
    [
      ['lint', ['go', 'vet', './...']],
      ['tests', ['go', 'test', './...']],
      ['build', ['go', 'build', './...']],
    ],
  ],
];
