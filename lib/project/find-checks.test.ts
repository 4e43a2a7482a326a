import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findChecks } from './find-checks';

let project: string;
beforeEach(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-checks-')));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
}
const lines = (files: Record<string, string>): string[] => {
  write(files);
  return findChecks(project).checks.map(({ line }) => line);
};
const scripts = (all: Record<string, string>, more: object = {}): string => JSON.stringify({ scripts: all, ...more });
const four = scripts({ build: 'vite build', test: 'vitest run', typecheck: 'tsc', lint: 'biome ci', dev: 'vite' });

describe('the checks of a project are found in what it says of itself', () => {
  test.each<[title: string, files: Record<string, string>, found: string[]]>([
    ['nothing in an empty project', {}, []],
    [
      'scripts of npm, types before lint before tests before the build',
      { 'package.json': four },
      ['npm run typecheck', 'npm run lint', 'npm test', 'npm run build'],
    ],
    [
      'the package manager by its lock file',
      { 'package.json': four, 'pnpm-lock.yaml': '' },
      ['pnpm run typecheck', 'pnpm run lint', 'pnpm run test', 'pnpm run build'],
    ],
    ['yarn', { 'package.json': scripts({ test: 'jest' }), 'yarn.lock': '' }, ['yarn run test']],
    [
      'bun, whose own test is another one',
      { 'package.json': scripts({ test: 'jest' }), 'bun.lock': '' },
      ['bun run test'],
    ],
    [
      'the manager that package.json names where there is no lock file',
      { 'package.json': scripts({ test: 'jest' }, { packageManager: 'pnpm@9.1.0' }) },
      ['pnpm run test'],
    ],
    [
      'a lock file before that name',
      { 'package.json': scripts({ test: 'jest' }, { packageManager: 'pnpm@9.1.0' }), 'package-lock.json': '{}' },
      ['npm test'],
    ],
    [
      'no test that npm put there itself',
      { 'package.json': scripts({ test: 'echo "Error: no test specified" && exit 1' }) },
      [],
    ],
    [
      'no script that watches, and the next best in its place',
      { 'package.json': scripts({ test: 'jest --watch', 'test:ci': 'jest', build: 'tsc -w' }) },
      ['npm run test:ci'],
    ],
    ['no script that is no text', { 'package.json': '{"scripts": {"test": 7, "build": "", "lint": null}}' }, []],
    ['scripts that are no object', { 'package.json': '{"scripts": ["test"]}' }, []],
    [
      'Python tools by their sections',
      { 'pyproject.toml': '[tool.mypy]\nstrict = true\n[tool.ruff.lint]\n[tool.pytest.ini_options]\n' },
      ['mypy .', 'ruff check', 'pytest'],
    ],
    [
      'pytest as a dependency, in the environment of the lock file',
      { 'pyproject.toml': '[dependency-groups]\ndev = ["pytest>=8"]\n', 'uv.lock': '' },
      ['uv run pytest'],
    ],
    ['pytest by its own file', { 'pytest.ini': '[pytest]\n' }, ['pytest']],
    [
      'targets of a Makefile',
      { Makefile: 'VERSION := 1\n.PHONY: test build\ntest: build\n\tgo run\nbuild lint:\n\techo\ndeploy:\n\techo\n' },
      ['make lint', 'make test', 'make build'],
    ],
    ['a variable of that name is no target', { Makefile: 'test := yes\nbuild ?= no\n' }, []],
    [
      'a Makefile only for what nothing else gave',
      { 'package.json': scripts({ test: 'jest' }), Makefile: 'test:\n\tnpm test\nbuild:\n\techo\n' },
      ['npm test', 'make build'],
    ],
    ['Cargo', { 'Cargo.toml': '[package]\n' }, ['cargo check', 'cargo test']],
    ['Go', { 'go.mod': 'module x\n' }, ['go vet ./...', 'go test ./...', 'go build ./...']],
    [
      'every language of a project of several',
      { 'package.json': scripts({ test: 'jest' }), 'pyproject.toml': '[tool.pytest.ini_options]\n' },
      ['npm test', 'pytest'],
    ],
  ])('%s', (_, files, found) => {
    expect(lines(files)).toEqual(found);
  });

  test('a check tells where it stands and what is run, without signs that could deceive', () => {
    write({ 'package.json': scripts({ test: 'jest\u202e && rm -rf' }) });
    expect(findChecks(project).checks).toEqual([
      { kind: 'tests', argv: ['npm', 'test'], line: 'npm test', from: 'package.json', runs: 'jest && rm -rf' },
    ]);
  });

  test('a file that is damaged, or leads out of the project, is left out with a note', () => {
    write({ 'package.json': '{"scripts": ' });
    symlinkSync('/etc/hostname', join(project, 'Makefile'));
    const { checks, notes } = findChecks(project);
    expect(checks).toEqual([]);
    expect(notes[0]).toBe('package.json is not JSON and was left out.');
    expect(notes.join('\n')).toContain('Makefile leads out of the folder by a link');
  });
});
