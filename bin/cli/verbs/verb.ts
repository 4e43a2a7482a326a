import type { Command } from 'commander';
import type { Cli } from '@/bin/cli/cli';

/** Makes a commander action of a function that is given the call's `Cli` first and answers the exit code. */
export type Act = <A extends unknown[]>(
  verb: (cli: Cli, ...args: A) => Promise<number>,
) => (...args: A) => Promise<void>;

/** Adds one verb, or a few that belong together, to the program. */
export type AddVerb = (program: Command, act: Act) => void;
