import { accept } from './accept.ts';
import { add } from './add.ts';
import { assign, distribute } from './assign.ts';
import { draft } from './draft.ts';
import { list } from './list.ts';
import { moveTasks } from './move.ts';
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
  accept,
  draft,
  'sign-in': signIn,
};
