import type { Diagnostic } from './plan';
import type { Preflight } from './preflight';

/** A plan without layers as Ashlar would layer it. Nothing of it is on disk yet. */
export type LayeringPreview = {
  spec: string;
  /** The plan it is made from, relative to the project. */
  from: string;
  /** Where `writeLayers` would put it, relative to the project. */
  to: string;
  /** Whether something stands there already: then it is not written. */
  taken: boolean;
  /** The whole text of the file. */
  text: string;
  /** SHA-256 of the text, hex. */
  hash: string;
  layers: {
    key: string;
    name: string;
    parallel: boolean;
    /** Why its tasks run side by side or one by one. */
    reason: string;
    tasks: {
      description: string;
      ref: string | null;
      /** Line in the plan it is made from. */
      line: number;
      /** Why it stands in this layer. */
      reason: string;
      /** Title of the phase it comes from. */
      from: string | null;
      done: boolean;
      /** The status by which the plan takes it out of the work, as written there; null for one that is to be done. */
      withdrawn: string | null;
    }[];
  }[];
  diagnostics: Diagnostic[];
  /** The command that layers plans in its own way, and whether it can be carried out here. */
  command: { command: string; args: string; preflight: Preflight };
};
