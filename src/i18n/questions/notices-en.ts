import type { notices as chinese } from './notices-zh-cn.ts';

/** Strings of messages to the staff, in chat groups and letters, English. */
export const notices: typeof chinese = {
  events: {
    received: 'New question',
    added: 'The asker added something',
    assigned: 'Assigned',
    answered: 'Replied',
    'asked-back': 'Asked back',
    resolved: 'Solved',
    reopened: 'Reopened',
    rated: 'Rated',
    'at-risk': 'A reply is due soon',
    escalated: 'Nobody has replied: escalated',
  },
  level: (level) => `(level ${level})`,
  priority: (priority) => `priority ${priority}`,
  due: (time) => `Reply promised by ${time}`,
  open: 'Open the question',
  more: (n) => `${n} more`,
};
