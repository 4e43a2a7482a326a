import { findProjectDir } from './project-dir';
import type { Terminal } from './terminal';

/** What every verb is given: where it was called, and where it writes. */
export type Cli = {
  env: NodeJS.ProcessEnv;
  cwd: string;
  /** Folder of the installed package: the pages and the example are found from it. */
  packageRoot: string;
  /** As typed after `--project`. */
  project: string | undefined;
  stdin: AsyncIterable<string | Uint8Array> & { isTTY?: boolean };
  terminal: Terminal;
  /** Asks the person yes or no; null when nobody is there to answer. */
  confirm: ((question: string) => Promise<boolean>) | null;
};

/** Real path of the project this call works on. */
export const projectDirOf = (cli: Cli): string => findProjectDir(cli.project, cli.cwd);
