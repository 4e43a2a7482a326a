import { parseSlashCommand } from '@/lib/domain/command';
import type { Place, Remarks } from './remarks';
import { hasBidi, hasControl, hasUnseen, visibleCommand } from './visible-text';

export type WrittenCommand = { command: string; args: string };

const slashLookAlike = /^[\u2044\u2215\u29f8\uff0f]/;
/** What a shell would act on. `$((` is left out: no shell reads it as a command. */
const shellSigns = /[;&|<>`]|\$\((?!\()/;
const runsNothing = 'Nothing was run. Commands look like /name or /plugin:name, in ASCII.';

/**
 * Reads the text a plan gives as a command. Only `/name` and `/plugin:name` with arguments are commands; of anything
 * else it is said why not, and the result is null.
 */
export function readCommand(written: string, place: Place, remarks: Remarks): WrittenCommand | null {
  const text = written.trim();
  const shown = `“${visibleCommand(text.slice(0, 120))}”`;
  if (text === '' || text === '/') {
    remarks.add(
      'E_NO_COMMAND',
      place,
      'The command is empty.',
      'Write a command such as /plugin:name, or leave it out.',
    );
    return null;
  }
  if (hasBidi(text)) {
    remarks.add(
      'E_BIDI',
      place,
      `The command ${shown} turns the direction of text: what is seen is not what would run.`,
      runsNothing,
    );
    return null;
  }
  if (hasControl(text) || hasUnseen(text)) {
    remarks.add('E_CONTROL', place, `The command ${shown} holds signs that nobody sees.`, runsNothing);
    return null;
  }
  const command = parseSlashCommand(text);
  if (command) {
    if (shellSigns.test(command.args)) {
      remarks.add(
        'W_SHELL_CHARS',
        place,
        `The arguments of ${shown} look like shell; no shell reads them, they are passed on as they stand.`,
      );
    }
    return command;
  }
  const [code, message] = refusal(text);
  remarks.add(
    code,
    place,
    `${shown} ${message}`,
    code.startsWith('E') ? runsNothing : 'Choose what carries it out when approving the mapping.',
  );
  return null;
}

function refusal(text: string): [code: string, message: string] {
  const name = text.split(/\s/, 1)[0] ?? '';
  if (slashLookAlike.test(text)) return ['E_NOT_SLASH', 'does not begin with / but with a sign that looks like it.'];
  if (text.startsWith('/') && /[^\u0000-\u007f]/.test(name))
    return ['E_UNKNOWN_COMMAND', 'has letters outside ASCII in its name.'];
  if (text.startsWith('/')) return ['E_NOT_SLASH', 'is a path or not a command name.'];
  if (text.startsWith('-')) return ['E_NOT_SLASH', 'is an option, not a command.'];
  return ['W_NOT_A_COMMAND', 'is no slash command; it was kept as a note.'];
}
