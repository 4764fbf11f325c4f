import { accept } from './accept.ts';
import { add } from './add.ts';
import { assign, distribute } from './assign.ts';
import { customer } from './customer.ts';
import { draft } from './draft.ts';
import { withEvaluation } from './evaluate.ts';
import { exportTask } from './export.ts';
import { importTask } from './import.ts';
import { list } from './list.ts';
import { moveTasks } from './move.ts';
import { deliver, outbox } from './outbox.ts';
import { receive } from './receive.ts';
import { rotateKeyTask } from './rotate-key.ts';
import { show } from './show.ts';
import { signIn } from './sign-in.ts';
import type { Task } from './task.ts';

/** By the word after `npm run questions --`, in the order of the help text. */
export const tasks: Readonly<Record<string, Task>> = {
  list,
  show,
  add,
  ...moveTasks,
  assign,
  distribute,
  ...(moveTasks['classify'] && { classify: withEvaluation(moveTasks['classify']) }),
  accept,
  draft,
  import: importTask,
  export: exportTask,
  customer,
  'rotate-key': rotateKeyTask,
  'sign-in': signIn,
  outbox,
  deliver,
  receive,
};
