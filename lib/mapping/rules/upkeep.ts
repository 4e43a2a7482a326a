import type { Rule } from '@/lib/mapping/rule';

/** The project itself: repository, environment, architecture, versions. For every stack. */
export const upkeepRules: Rule[] = [
  {
    command: '/foundation:env-vars',
    objects:
      'env, environment variable, env variable, env file, environment file, environment config, environment configuration, env template, env var, env example',
    words: 'environment variable, env var',
    files: [/(?:^|\/)\.env(?:\.[\w.]+)?$/],
    unless: 'validation, test, doc, page, ui, endpoint, model, table, loader, handling',
  },
  {
    command: '/foundation:env-vars',
    words: 'env',
    also: 'handling, template, file, local, example, variable',
    unless: 'test, validation',
    confidence: 80,
  },
  {
    command: '/foundation:github-init',
    objects: 'git, git repository, github repository, repository, git repo, github repo, repo, version control',
    kinds: ['make', 'configure'],
    unless: 'pattern, layer, interface, class, hook, query, user, base, task, data, service',
    confidence: 92,
  },
  { command: '/foundation:init-structure', words: 'monorepo', kinds: ['make', 'configure'], confidence: 85 },
  { command: '/foundation:detect', objects: 'technology stack, tech stack', kinds: ['study', 'check'], confidence: 90 },
  { command: '/foundation:doppler-setup', words: 'doppler' },
  { command: '/foundation:use-pnpm', words: 'pnpm', kinds: ['move', 'change'], confidence: 80 },
  { command: '/iterate:refactor', objects: '*', kinds: ['refactor'], confidence: 90 },
  { command: '/iterate:enhance', objects: '*', kinds: ['enhance'], confidence: 75 },
  {
    command: '/planning:architecture',
    objects:
      'architecture, system architecture, architecture diagram, architecture documentation, architecture document, architecture doc, architecture design, technical architecture',
    kinds: ['make', 'document'],
    unless: 'plugin, test, service',
  },
  {
    command: '/planning:decide',
    words: 'adr, architecture decision record, decision record',
    kinds: ['make', 'document'],
  },
  {
    command: '/planning:roadmap',
    objects: 'roadmap, development roadmap',
    kinds: ['make', 'document', 'change'],
    confidence: 88,
  },
  { command: '/versioning:generate-release-notes', objects: 'release note', kinds: ['make', 'document'] },
  {
    command: '/versioning:bump',
    objects: 'version, version number, package version',
    kinds: ['change'],
    also: 'bump, increment',
    confidence: 88,
  },
  { command: '/versioning:setup', words: 'semantic versioning, semver, semantic release', confidence: 85 },
  { command: '/versioning:commit', objects: 'initial commit, commit', kinds: ['make'], confidence: 75 },
];
