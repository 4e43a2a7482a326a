import type { Style } from '@/bin/cli/style';
import { padText } from '@/bin/cli/text-width';
import { visibleText } from '@/bin/cli/visible-text';
import { counted } from '@/bin/cli/wording';
import { confidenceBand } from '@/lib/domain/confidence';
import { answerLabel, type Proposal } from '@/lib/domain/mapping';
import { isDead, type Preflight } from '@/lib/domain/preflight';
import type { MapResult } from '@/lib/domain/verb-outputs';

const ALTERNATIVES_SHOWN = 3;

/** `ashlar map <spec>`: every task with its proposal and why. */
export function mapLines(result: MapResult, style: Style): string[] {
  const width = Math.max(0, ...result.tasks.map((task) => task.key.length));
  const lines = result.tasks.flatMap(({ key, description, mapping, preflight }) => {
    const mark = mapping.status === 'approved' ? style('good', 'approved') : '';
    const head = `${style('strong', padText(key, width))}  ${visibleText(description)}  ${mark}`.trimEnd();
    const fell = mapping.voided ? [style('warn', visibleText(mapping.voided))] : [];
    const told = [...fell, ...proposalLines(mapping, style), ...deadLines(result.spec, key, preflight, style)];
    return [head, ...told.map((line) => `${' '.repeat(width)}  ${line}`)];
  });
  const asks = result.asks ? `, ${result.asks} to be answered by you` : ', all mapped';
  const dead = result.dead ? `, ${counted(result.dead, 'command')} that cannot be used` : '';
  return [...lines, '', `${counted(result.tasks.length, 'task')}${asks}${dead}`];
}

/** Why a command cannot be used, and what to type to take a living one. */
function deadLines(spec: string, key: string, preflight: Preflight, style: Style): string[] {
  if (!isDead(preflight)) return [];
  const ways = preflight.nearest.slice(0, ALTERNATIVES_SHOWN);
  const replacing = ways.map((command) => style('quiet', `    ashlar correct ${spec} ${key} "${command}"`));
  return [style('bad', visibleText(preflight.message)), ...replacing];
}

/** One proposal: answer, confidence and origin; the reason and its words; what else came close. */
export function proposalLines(proposal: Proposal, style: Style): string[] {
  const { answer, confidence, origin, reason, matched, stackFacts, alternatives } = proposal;
  const tone = { high: 'good', medium: 'warn', ask: 'bad' } as const;
  const figure = style(tone[confidenceBand(confidence)], `${confidence} %`);
  const head = answer ? `→ ${visibleText(answerLabel(answer))}  ${figure} ${origin}` : style('warn', 'asks you');
  const why = [visibleText(reason)];
  if (matched.length) why.push(`words: ${matched.map(visibleText).join(', ')}`);
  if (stackFacts.length) why.push(stackFacts.map(visibleText).join(', '));
  const lines = [head, style('quiet', why.join(' · '))];
  if (!alternatives.length) return lines;
  const others = alternatives
    .slice(0, ALTERNATIVES_SHOWN)
    .map((one) => `${visibleText(one.command)} ${one.confidence} %`);
  return [...lines, style('quiet', `or ${others.join(', ')}`)];
}
