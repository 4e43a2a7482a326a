'use client';
import { MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator } from '@/components/ui/menu';
import type { PlanTask } from '@/lib/domain/plan';
import { type LayerChoice, layerLabel } from './layer-choices';
import type { ArrangeActs } from './use-arrange';

type ArrangeItemsProps = {
  task: PlanTask;
  layerKey: string;
  /** Whether the person put this very task here. */
  chosen: boolean;
  /** Null in plans that say their layers themselves. */
  layers: readonly LayerChoice[] | null;
  acts: ArrangeActs;
};

/** Whether a task has anything to arrange. */
export const canArrange = (task: PlanTask, layers: readonly LayerChoice[] | null): boolean =>
  layers !== null || task.subtasks.length > 0 || task.parent !== null;

/** A task's menu: the layer it belongs to, and whether its parts run one by one. */
export function ArrangeItems({ task, layerKey, chosen, layers, acts }: ArrangeItemsProps) {
  const { id, key, parent, subtasks } = task;
  return (
    <>
      {layers ? (
        <>
          <MenuLabel>Move to layer</MenuLabel>
          <MenuRadioGroup
            value={layerKey}
            onValueChange={(layer) => (layer === layerKey ? undefined : acts.moveTask({ id, key }, layer))}
          >
            {layers.map((layer) => (
              <MenuRadioItem key={layer.key} value={layer.key}>
                {layerLabel(layer)}
              </MenuRadioItem>
            ))}
          </MenuRadioGroup>
          {chosen ? (
            <MenuItem remark="Takes your choice back" onSelect={() => acts.moveTask({ id, key }, null)}>
              As guessed
            </MenuItem>
          ) : null}
        </>
      ) : null}
      {layers && (subtasks.length || parent) ? <MenuSeparator /> : null}
      {subtasks.length ? (
        <MenuItem remark={`Each of its ${subtasks.length} parts as a task`} onSelect={() => acts.split({ id, key })}>
          Run parts singly
        </MenuItem>
      ) : null}
      {parent ? (
        <MenuItem remark="Together with its other parts" onSelect={() => acts.join({ id, key, parent })}>
          Run as one
        </MenuItem>
      ) : null}
    </>
  );
}
