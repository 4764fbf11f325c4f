import type { Environment } from '../../src/knowledge/environment.ts';

/** A task, chosen by the word after `npm run deploy --`. */
export interface DeployTask {
  /** For `--help`. */
  summary: string;
  /** Argument after the word, as `--help` shows it; left out when there is none. */
  argument?: string;
  /** Options it accepts. */
  accepts: readonly (keyof DeployOptions)[];
  /** @returns the exit code */
  run(options: DeployOptions & { argument: string }, environment: Environment): Promise<number>;
}

export interface DeployOptions {
  site?: string | undefined;
  url?: string | undefined;
  static?: boolean;
  untested?: boolean;
  back?: boolean;
  to?: string | undefined;
  keep: string;
  within: string;
  project?: string | undefined;
  name?: string | undefined;
  from?: string | undefined;
}
