import { Command } from 'commander';
import { addAnswers } from './verbs/answers';
import { addArrange } from './verbs/arrange';
import { addCatalog } from './verbs/catalog';
import { addChanges } from './verbs/changes';
import { addCheck } from './verbs/check';
import { addConnections } from './verbs/connections';
import { addControl } from './verbs/control';
import { addDashboard } from './verbs/dashboard';
import { addDiff } from './verbs/diff';
import { addEnvironment } from './verbs/environment';
import { addEstimate } from './verbs/estimate';
import { addExample } from './verbs/example';
import { addLayer } from './verbs/layer';
import { addMap } from './verbs/map';
import { addMappings } from './verbs/mappings';
import { addQuestions } from './verbs/questions';
import { addRules } from './verbs/rules';
import { addRun } from './verbs/run';
import { addRuns } from './verbs/runs';
import { addSettings } from './verbs/settings';
import { addSpecs } from './verbs/specs';
import { addStatus } from './verbs/status';
import { addStatusFile } from './verbs/status-file';
import { addTask } from './verbs/task';
import { addTrust } from './verbs/trust';
import { addUndo } from './verbs/undo';
import type { Act } from './verbs/verb';
import { addVerify } from './verbs/verify';
import { addWebhook } from './verbs/webhook';

export type GlobalFlags = { project?: string; json?: boolean };

/** The command line as commander knows it. Nothing is written and nothing exits here: errors are thrown. */
export function createProgram(version: string, act: (flags: GlobalFlags) => Act, out: (text: string) => void): Command {
  const program = new Command('ashlar')
    .description('Executes a written implementation plan, layer by layer.')
    .version(version, '-v, --version', 'show the version')
    .option('--project <dir>', 'folder of the project; else the nearest one upwards with .claude/ or specs/')
    .option('--json', 'JSON on stdout: one document, or one event a line')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [verb]', 'show the help of a verb')
    .usage('[verb] [options]')
    .commandsGroup('Verbs:')
    .configureHelp({ showGlobalOptions: true, subcommandTerm: (verb) => termOf(verb) })
    .configureOutput({ writeOut: out, writeErr: () => undefined })
    .exitOverride();
  const later: Act =
    (verb) =>
    (...args) =>
      act(program.opts<GlobalFlags>())(verb)(...args);
  for (const add of [
    addDashboard,
    addSpecs,
    addCheck,
    addMap,
    addCatalog,
    addConnections,
    addMappings,
    addUndo,
    addRules,
    addArrange,
    addLayer,
    addDiff,
    addTask,
    addChanges,
    addEstimate,
    addRun,
    addAnswers,
    addControl,
    addQuestions,
    addStatus,
    addRuns,
    addStatusFile,
    addTrust,
    addEnvironment,
    addSettings,
    addVerify,
    addWebhook,
    addExample,
  ]) {
    add(program, later);
  }
  return program;
}

/** A verb with its arguments, as the list of verbs shows it; its options stand in its own help. */
function termOf(verb: Command): string {
  const words = verb.registeredArguments.map((argument) => {
    const name = argument.variadic ? `${argument.name()}...` : argument.name();
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [verb.name(), ...words].join(' ');
}
