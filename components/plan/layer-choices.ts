import type { PlanLayer } from '@/lib/domain/plan';

/** A layer that tasks can be put into. */
export type LayerChoice = { key: string; name: string };

const usualNames = ['Infrastructure', 'Core Services', 'Features', 'Integration'];
const NUMBER_MAX = 99;

/** The layers there are, the four usual ones, and one more after them. */
export function layerChoices(layers: readonly Pick<PlanLayer, 'key' | 'name'>[]): LayerChoice[] {
  const names = new Map(layers.map(({ key, name }) => [key, name]));
  const highest = Math.max(usualNames.length - 1, ...layers.map(({ key }) => Number(key.slice(1)) + 1));
  return Array.from({ length: Math.min(highest, NUMBER_MAX) + 1 }, (_, number) => {
    const key = `L${number}`;
    return { key, name: names.get(key) ?? usualNames[number] ?? 'new layer' };
  });
}

/** `L1 Core Services`. */
export const layerLabel = ({ key, name }: LayerChoice): string => `${key} ${name}`;
