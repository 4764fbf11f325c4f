import type { Action } from '../../src/endpoint/authorize.ts';
import { acceptSurgeTask } from './accept-surge.ts';
import { backup } from './backup.ts';
import { exportTask } from './export.ts';
import { importTask } from './import.ts';
import { purge } from './purge.ts';
import { rebuild } from './rebuild.ts';
import { restore } from './restore.ts';
import { revisions } from './revisions.ts';
import { stats } from './stats.ts';
import type { Task } from './task.ts';

/** By the word after `npm run feedback --`, in the order of the help text. */
export const tasks: Readonly<Partial<Record<Action, Task>>> = {
  revisions,
  export: exportTask,
  import: importTask,
  backup,
  restore,
  purge,
  'accept-surge': acceptSurgeTask,
  rebuild,
  stats,
};
