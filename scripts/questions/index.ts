import { add } from './add.ts';
import { assign, distribute } from './assign.ts';
import { draft } from './draft.ts';
import { importTask } from './import.ts';
import { list } from './list.ts';
import { moveTasks } from './move.ts';
import { deliver, outbox } from './outbox.ts';
import { receive } from './receive.ts';
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
  draft,
  'sign-in': signIn,
  outbox,
  deliver,
  receive,
  import: importTask,
};
