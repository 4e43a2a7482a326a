import type { Style, Tone } from '@/bin/cli/style';
import { tableLines } from '@/bin/cli/table';
import { visibleText } from '@/bin/cli/visible-text';
import { counted } from '@/bin/cli/wording';
import type { Severity } from '@/lib/domain/plan';
import type { CheckResult } from '@/lib/domain/verb-outputs';
import { planWords } from './plan-words';

const tones: Record<Severity, Tone> = { error: 'bad', warning: 'warn', info: 'quiet' };

/** `ashlar check`: the layers as understood, then `file:line:column severity code message` for every remark. */
export function checkLines(result: CheckResult, style: Style): string[] {
  const tasks = result.layers.reduce((sum, layer) => sum + layer.tasks.length, 0);
  const head = `${result.spec}: ${counted(result.layers.length, 'layer')}, ${counted(tasks, 'task')}`;
  const layers = result.layers.map((layer) => [
    layer.key,
    visibleText(layer.name),
    counted(layer.tasks.length, 'task'),
    style('quiet', layer.parallel ? 'parallel' : 'in order'),
  ]);
  const table = [...tableLines(layers, '  '), ...phaseLines(result, style)];
  return [style('strong', visibleText(head)), ...table, ...remarkLines(result, style)];
}

/** Of a plan that says no layers: where its phases were put, and why. */
function phaseLines({ format, phases }: CheckResult, style: Style): string[] {
  const named = phases.filter(({ title }) => title !== '');
  if (named.length === 0) return [];
  const rows = named.map(({ title, layer, reason, chosen }) => [
    visibleText(title),
    layer,
    style('quiet', chosen ? 'chosen by you' : visibleText(reason)),
  ]);
  return [style('quiet', `  Phases of ${planWords[format]}:`), ...tableLines(rows, '  ')];
}

function remarkLines({ path, diagnostics }: CheckResult, style: Style): string[] {
  const lines = diagnostics.flatMap(({ line, column, severity, code, message, hint }) => {
    const place = `${visibleText(path)}:${line}:${column}`;
    const remark = `${place} ${style(tones[severity], severity)} ${code} ${visibleText(message)}`;
    return hint ? [remark, style('quiet', `    ${visibleText(hint)}`)] : [remark];
  });
  const count = (severity: Severity) => diagnostics.filter((one) => one.severity === severity).length;
  if (!count('error') && !count('warning')) return [...lines, style('good', 'Nothing to complain about.')];
  return [...lines, `${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}`];
}
