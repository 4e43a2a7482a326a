import type { PlanFormat } from '@/lib/domain/plan';
import type { Place } from './remarks';
import type { TaskDraft } from './task-draft';

/** A group of tasks as the file has it, with no word about its layer. The title is empty before the first heading. */
export type WrittenPhase = { title: string; place: Place; parallel: boolean; tasks: TaskDraft[] };

/** A plan whose file does not say its layers. */
export type Outline = { format: PlanFormat; phases: WrittenPhase[] };
