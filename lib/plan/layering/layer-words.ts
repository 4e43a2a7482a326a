/** The layer a word speaks for, and the words of its rule as a person is told them. */
export type LayerWord = { layer: number; rule: string };

/** What is done. The verb of a task decides first, except the plain ones of making, where the object does. */
const verbs: readonly (readonly [layer: number, rule: string, words: string])[] = [
  [
    0,
    'set up, install, configure',
    'setup install configure initialize initialise init scaffold bootstrap provision prepare reinstall',
  ],
  [
    3,
    'test, verify, validate',
    'test retest verify validate check confirm benchmark profile audit review measure ensure smoke-test load-test',
  ],
  [3, 'integrate, connect, wire', 'integrate connect wire hook-up wire-up plug link'],
  [3, 'deploy, release, publish', 'deploy release publish launch ship roll-out archive submit announce'],
  [3, 'document, polish, clean up', 'document polish cleanup clean-up finalize finalise optimize optimise'],
];

/** Making something: what is made decides; without a word for it they are core work. */
const making = 'create build implement write define design develop make generate declare introduce code establish';
/** Adding something: what is added decides; without a word for it that is a feature. */
const adding = 'add allow enable show display render offer let expose present';
/** Making more of what is there: a feature, whatever it is made of. */
const extending = 'enhance extend support improve';

/** What it is done to. The last word before the first preposition is what is made: `auth service` is a service. */
const objects: readonly (readonly [layer: number, rule: string, words: string])[] = [
  [
    3,
    'tests, documentation, deployment',
    'test tests testing e2e spec-tests coverage documentation docs doc readme changelog guide tutorial deployment ' +
      'deployments release integration integrations polish benchmark benchmarks quickstart cleanup runbook rollout checkpoint checkpoints verification',
  ],
  [
    0,
    'database, schema, migration, auth, environment, configuration',
    'database databases db schema schemas migration migrations table tables column columns index indexes auth authentication authorization authorisation ' +
      'environment environments env config configs configuration configurations credentials secrets dependency ' +
      'dependencies docker dockerfile container containers infrastructure scaffolding skeleton boilerplate linting ' +
      'linter linters formatter eslint prettier biome tsconfig toolchain tooling ci monorepo workspace gitignore ' +
      'seed seeds bucket buckets terraform package.json project-structure directory-structure folder-structure ' +
      'file-structure project-skeleton setup installation initialization project projects directory directories subdirectories folder folders cors',
  ],
  [
    2,
    'page, feature, screen',
    'feature features page pages view views screen screens form forms dashboard dashboards ui dialog dialogs modal ' +
      'modals layout layouts navigation sidebar navbar menu menus toolbar wizard styling styles theme themes frontend ' +
      'button buttons panel panels tab tabs',
  ],
  [
    1,
    'model, service, component',
    'model models service services component components endpoint endpoints api apis route routes router controller ' +
      'controllers repository repositories entity entities class classes function functions method methods module ' +
      'modules type types interface interfaces helper helpers utility utilities util utils library client parser ' +
      'engine store hook hooks handler handlers adapter adapters provider providers context manager middleware ' +
      'validator validators serializer struct structs enum enums dto dtos queue worker workers job jobs backend ' +
      'algorithm logic core tool tools',
  ],
];

/** Words that say it only as what is made: a project is set up, a project list is not. */
export const onlyAsHead: ReadonlySet<string> = new Set([
  ...['project', 'projects', 'setup', 'table', 'tables', 'column', 'columns', 'index', 'indexes'],
  'verification',
]);

function table(rows: typeof verbs): Map<string, LayerWord> {
  const entries = rows.flatMap(([layer, rule, words]) =>
    words.split(' ').map((word): [string, LayerWord] => [word, { layer, rule }]),
  );
  return new Map(entries);
}

/** Verbs that decide whatever their object is. */
export const decidingVerbs: ReadonlyMap<string, LayerWord> = table(verbs);
export const objectWords: ReadonlyMap<string, LayerWord> = table(objects);

/** Verbs that leave the word to their object: what they speak for without one. */
export const plainVerbs: ReadonlyMap<string, LayerWord> = table([
  [1, 'create, build, implement', making],
  [2, 'add, enhance, extend', `${adding} ${extending}`],
]);

export const addingVerbs: ReadonlySet<string> = new Set(adding.split(' '));
export const extendingVerbs: ReadonlySet<string> = new Set(extending.split(' '));

/** Verbs that change what is there: they begin a sentence, and say nothing of a layer. */
export const otherVerbs: ReadonlySet<string> = new Set(
  (
    'update change fix remove delete rename replace refactor move migrate convert adjust handle apply use run start ' +
    'drop bump upgrade port extract split merge keep treat call pass return persist save load fetch read parse send ' +
    'store track log register export import find map identify research decide investigate analyze analyse plan ' +
    'compile mark wrap switch rework restructure reorganize populate seed'
  ).split(' '),
);
