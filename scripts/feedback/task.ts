import { MisuseError } from '../../src/errors.ts';

/** A task, chosen by the word after `npm run feedback --`. */
export interface Task {
  /** For `--help`. */
  summary: string;
  /** Options it accepts besides `--database`; `FILE` is the argument after the word. */
  accepts: readonly Exclude<keyof TaskOptions, 'database'>[];
  run: (options: TaskOptions) => Promise<void>;
}

interface TaskOptions {
  database: string;
  FILE?: string | undefined;
  out?: string | undefined;
  table?: string | undefined;
  csv?: boolean;
  sql?: boolean;
  settings?: string | undefined;
  'trust-clock'?: boolean;
  article?: string | undefined;
  locale?: string | undefined;
  day?: string | undefined;
  json?: boolean;
  force?: boolean;
}

export function requireFile(file: string | undefined): string {
  if (file === undefined)
    throw new MisuseError('A file is missing.', 'Name it after the task. See `npm run feedback -- --help`.');
  return file;
}
