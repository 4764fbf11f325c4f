import type { Context, MiddlewareHandler } from 'hono';
import type { Actor, Sender } from './actor.ts';
import { Problem } from './problem.ts';

/** Who may do what. Every route and every operator command has its action here. */
const permissions = {
  'cast-vote': ['reader', 'staff'],
  'change-vote': ['reader', 'staff'],
  'read-ballot': ['reader', 'staff'],
  comment: ['reader', 'staff'],
  'answer-survey': ['reader', 'staff'],
  'ask-question': ['reader', 'staff'],
  'read-question': ['reader', 'staff'],
  'change-question': ['reader', 'staff'],
  'report-search': ['reader', 'staff'],
  'confirm-search': ['reader', 'staff'],
  count: ['reader', 'staff'],
  'ask-by-program': ['reader', 'staff'],
  'check-health': ['reader', 'staff'],
  'read-metrics': ['reader', 'staff'],
  'work-on-questions': ['staff', 'operator'],
  'accept-surge': ['staff', 'operator'],
  stats: ['staff', 'operator'],
  backup: ['operator'],
  export: ['operator'],
  import: ['operator'],
  purge: ['operator'],
  rebuild: ['operator'],
  restore: ['operator'],
  revisions: ['operator'],
} as const satisfies Record<string, readonly Actor['kind'][]>;

export type Action = keyof typeof permissions;

/** @throws Problem `forbidden` when the actor may not perform the action */
export function authorize({ kind }: Actor, action: Action): void {
  const allowed: readonly Actor['kind'][] = permissions[action];
  if (!allowed.includes(kind)) throw new Problem('forbidden');
}

/** What `requireAction` sets for the handlers after it. */
export interface SenderVariables {
  sender: Sender;
}

/** The first handler of a route: names its action, refuses senders without permission and sets `c.var.sender`. */
export interface ActionHandler extends MiddlewareHandler<{ Variables: SenderVariables }> {
  readonly action: Action;
}

export type RequireAction = (action: Action) => ActionHandler;

/** @param senderOf reads the sender of a request */
export function createRequireAction(senderOf: (c: Context) => Sender): RequireAction {
  return function requireAction(action) {
    const handler: MiddlewareHandler<{ Variables: SenderVariables }> = async (c, next) => {
      const sender = senderOf(c);
      authorize(sender, action);
      c.set('sender', sender);
      await next();
    };
    return Object.assign(handler, { action });
  };
}
