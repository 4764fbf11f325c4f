import type { bulletins as chinese } from './zh-cn.ts';

/** Strings of what reports tell the staff by mail and in chat groups, English. */
export const bulletins: typeof chinese = {
  alertTitle: (site) => `${site}: something got worse`,
  since: (day) => `since the week of ${day}`,
};
