import type { Rule } from '@/lib/mapping/rule';
import { settingUp } from '@/lib/mapping/task-kinds';

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
    objects: '=git, git repository, github repository, git repo, github repo, =repo, version control',
    kinds: ['make', 'configure'],
    confidence: 92,
  },
  // A repository that is implemented holds data; one that is initialised holds code.
  { command: '/foundation:github-init', objects: '=repository', kinds: ['configure'], confidence: 90 },
  {
    command: '/foundation:github-init',
    objects: '=repository, branch protection, branch protection rule',
    also: 'github, git',
    kinds: ['make', 'configure'],
    confidence: 88,
  },
  {
    command: '/foundation:init-structure',
    words: 'monorepo, turborepo, pnpm workspace, nx workspace',
    kinds: ['make', 'configure'],
    confidence: 85,
  },
  {
    command: '/foundation:detect',
    objects: 'technology stack, tech stack, project stack',
    kinds: ['study', 'check'],
    confidence: 90,
  },
  { command: '/foundation:doppler-setup', words: 'doppler, secret management', confidence: 88 },
  { command: '/foundation:use-pnpm', words: 'pnpm', kinds: ['move', 'change'], confidence: 80 },
  { command: '/iterate:refactor', objects: '*', kinds: ['refactor'], confidence: 90 },
  { command: '/iterate:enhance', objects: '*', kinds: ['enhance'], confidence: 75 },
  {
    command: '/planning:architecture',
    objects:
      'architecture, system architecture, architecture diagram, architecture documentation, architecture document, architecture doc, architecture design, technical architecture, application architecture, software architecture, architecture overview, high level architecture',
    kinds: ['make', 'document'],
    unless: 'plugin, test, service',
  },
  {
    command: '/planning:decide',
    words: 'adr, architecture decision record, decision record, architecture decision, technical decision',
    kinds: ['make', 'document'],
  },
  {
    command: '/planning:roadmap',
    objects: 'roadmap, development roadmap, product roadmap, project roadmap, project timeline',
    kinds: ['make', 'document', 'change'],
    confidence: 88,
  },
  {
    command: '/versioning:generate-release-notes',
    objects: 'release note, changelog entry',
    kinds: ['make', 'document', 'change'],
  },
  {
    command: '/versioning:bump',
    objects: 'version, version number, package version, semantic version',
    kinds: ['change', 'make'],
    also: 'bump, increment, tag',
    confidence: 88,
  },
  {
    command: '/versioning:setup',
    words: 'semantic versioning, semver, semantic release, version management',
    confidence: 85,
  },
  { command: '/versioning:commit', objects: 'initial commit, commit', kinds: ['make'], confidence: 75 },
  {
    command: '/foundation:env-check',
    objects: 'prerequisite, required tool, development environment, dev environment, toolchain, development tool',
    kinds: ['check'],
    unless: 'test',
    confidence: 80,
  },
  {
    command: '/foundation:validate-structure',
    objects: 'project structure, folder structure, directory structure, repository structure',
    kinds: ['check', 'study'],
    confidence: 85,
  },
  {
    command: '/planning:spec',
    objects:
      'specification, feature specification, feature spec, =spec, requirement specification, technical specification',
    kinds: ['make', 'document'],
    unless: 'test, openapi, api, swagger',
    confidence: 78,
  },
  { command: '/planning:clarify', verbs: 'clarify', also: 'requirement, spec, scope, question, story', confidence: 85 },
  {
    command: '/planning:notes',
    words: 'technical note, development journal, dev journal',
    kinds: ['make', 'document'],
    confidence: 85,
  },
  {
    command: '/planning:consolidate-docs',
    verbs: 'consolidate',
    also: 'documentation, doc',
    confidence: 85,
  },
  {
    command: '/planning:analyze-project',
    objects: 'spec, specification, existing spec, project spec, spec completeness',
    kinds: ['study'],
    confidence: 80,
  },
  {
    command: '/iterate:tasks',
    words: 'task layering, layered task',
    kinds: ['make', 'run'],
    confidence: 80,
  },
  {
    command: '/iterate:adjust',
    words: 'user feedback, review feedback, stakeholder feedback, feedback',
    kinds: ['change', 'fix'],
    unless: 'form, component, page, widget, button',
    confidence: 70,
  },
  { command: '/supervisor:init', words: 'git worktree, worktree', kinds: settingUp, confidence: 88 },
  {
    command: '/versioning:prerelease',
    words: 'release candidate, beta release, alpha release, pre release, prerelease, beta version',
    kinds: ['make', 'deploy', 'run'],
    confidence: 85,
  },
  {
    command: '/versioning:analyze-breaking',
    words: 'breaking change',
    kinds: ['study', 'check'],
    confidence: 85,
  },
  {
    command: '/versioning:record-deployment',
    words: 'deployment history, deployment record',
    kinds: ['make', 'document'],
    confidence: 75,
  },
];
