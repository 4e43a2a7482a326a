/** What a task wants done, read from its first word or from what it is about. */
export const taskKinds = [
  'make',
  'configure',
  'join',
  'write-tests',
  'run-tests',
  'check',
  'change',
  'refactor',
  'enhance',
  'optimize',
  'fix',
  'remove',
  'move',
  'document',
  'install',
  'run',
  'deploy',
  'study',
  'style',
  'sample-data',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** Kinds that bring something new into the project. */
export const makingKinds: ReadonlySet<TaskKind> = new Set<TaskKind>(['make', 'configure', 'join']);

/** Kinds by which a technology comes into a project. */
export const settingUp: readonly TaskKind[] = ['make', 'configure', 'join', 'install'];

const verbs: Partial<Record<TaskKind, string>> = {
  make: `create add build implement scaffold design develop define write generate introduce provide make compose author
    craft construct draft extract produce convert
    crear criar implementar adicionar desenvolver añadir agregar construir erstellen hinzufügen implementieren créer
    ajouter créez crea aggiungi`,
  configure: `configure set initialize initialise init bootstrap enable establish prepare start adopt activate provision
    declare instantiate configurar einrichten configurer konfigurieren`,
  join: `integrate connect wire register hook embed include insert use pass load display show render attach bind link
    mount call inject handle support allow expose wrap put plug`,
  check: `verify check validate test ensure confirm assert review inspect smoke qa prüfen verificar validar testar`,
  change: `update modify change extend adjust adapt edit rename replace switch upgrade bump revise rework tweak
    sort fetch compute calculate persist redirect retrieve return
    complete finish finalize improve expand increase reduce limit align sync normalize simplify flatten
    consolidate restructure split merge unify apply enforce atualizar aktualisieren`,
  refactor: 'refactor refactoring',
  enhance: 'enhance',
  optimize: 'optimize optimise tune',
  fix: 'fix resolve debug repair correct address patch corrigir beheben',
  remove: 'remove delete drop deprecate clean cleanup disable remover entfernen',
  move: 'migrate port move relocate transfer import',
  document: 'document describe documentar dokumentieren',
  install: 'install instalar installieren',
  run: 'run execute perform conduct trigger launch push ausführen executar',
  deploy: 'deploy release publish ship deployed rollout',
  study: 'analyze analyse research investigate explore evaluate assess study audit profile benchmark measure identify',
  style: 'style',
};

const kindByVerb = new Map<string, TaskKind>(
  taskKinds.flatMap((kind) => (verbs[kind] ?? '').split(/\s+/).map((verb): [string, TaskKind] => [verb, kind])),
);

/** Labels that people put before a task, such as `FIX:` or `docs:`. */
const kindByLabel = new Map<string, TaskKind>([
  ['fix', 'fix'],
  ['bug', 'fix'],
  ['bugfix', 'fix'],
  ['docs', 'document'],
  ['doc', 'document'],
  ['test', 'write-tests'],
  ['tests', 'write-tests'],
  ['refactor', 'refactor'],
  ['research', 'study'],
  ['verify', 'check'],
  ['decision', 'study'],
  ['question', 'study'],
  ['deploy', 'deploy'],
]);

/** The kind a verb stands for, in its plain form or as `creating`; null when the word is no verb known here. */
export function kindOfVerb(word: string): TaskKind | null {
  // “set up” and “setup” are one verb, and so are their forms.
  if (/^set(?:ting)?[ -]?up$/i.test(word)) return 'configure';
  const lower = word.toLowerCase();
  const stem = lower.replace(/ing$/, '');
  return (
    kindByVerb.get(lower) ??
    (stem === lower
      ? null
      : (kindByVerb.get(stem) ?? kindByVerb.get(`${stem}e`) ?? kindByVerb.get(stem.slice(0, -1)) ?? null))
  );
}

export function kindOfLabel(label: string): TaskKind | null {
  return kindByLabel.get(label.toLowerCase()) ?? null;
}

const tests = new Set('test testing spec coverage pytest vitest jest playwright cypress teste prueba'.split(' '));
const documents = new Set(
  'documentation doc readme guide runbook tutorial changelog docstring jsdoc comment manual faq quickstart walkthrough dokumentation documentação'.split(
    ' ',
  ),
);
/** Notes of these kinds are written for developers; other notes may be what the application is about. */
const noteKinds = new Set('release technical developer development migration upgrade implementation'.split(' '));
const samples = new Set('seed sample mock dummy fixture fake demo'.split(' '));
const sampleObjects = new Set('data script file record dataset fixture seed csv database'.split(' '));

/** The kind that follows from what is made: tests, documents and sample data are kinds of their own. */
export function kindOfObject(kind: TaskKind, stems: readonly string[]): TaskKind {
  const last = stems.at(-1) ?? '';
  const asTests = kind === 'run' || kind === 'check' ? 'run-tests' : 'write-tests';
  if (makingKinds.has(kind) || kind === 'change' || kind === 'run' || kind === 'check') {
    if (
      tests.has(last) ||
      (stems.length > 1 && tests.has(stems.at(-2) ?? '') && /^(?:suite|case|plan|file|script)$/.test(last))
    ) {
      return asTests;
    }
    if (documents.has(last) || (last === 'note' && noteKinds.has(stems.at(-2) ?? ''))) return 'document';
  }
  if (makingKinds.has(kind) && stems.some((stem) => samples.has(stem)) && sampleObjects.has(last)) return 'sample-data';
  return kind;
}
