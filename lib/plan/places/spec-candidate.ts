import type { PlanFormat } from '@/lib/domain/plan';

/** A plan somewhere in a project, before it has its id. All paths are absolute. */
export type SpecCandidate = {
  /** As the folder or file is called. */
  name: string;
  /** Sets it apart from a spec of the same name elsewhere. */
  tool: string;
  /** What the place lets expect; what is in the file decides. */
  format: PlanFormat;
  dir: string;
  /** The plan file, or the folder of a plan that has one file for each task; null when there is none. */
  planPath: string | null;
  /** The files of such a plan, in natural order; empty for others. */
  files: string[];
  /** One list of several in the file. */
  tag: string | null;
  hasTasksFile: boolean;
  otherPlans: string[];
  /** False when a link leads out of the project: then nothing in it was looked at. */
  inside: boolean;
};

type Place = Pick<SpecCandidate, 'name' | 'tool' | 'format' | 'dir'>;

/** A candidate for a single file. */
export function fileCandidate(place: Place, planPath: string): SpecCandidate {
  return { ...place, planPath, files: [], tag: null, hasTasksFile: false, otherPlans: [], inside: true };
}

/** A candidate whose folder a link puts outside the project: it is listed, and refused when it is opened. */
export function outsideCandidate(place: Place): SpecCandidate {
  return { ...fileCandidate(place, place.dir), planPath: null, inside: false };
}
