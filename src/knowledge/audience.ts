import { z } from 'zod';

/** Who something is for: everyone, or the company's own staff. */
export const audiences = ['public', 'internal'] as const;

export type Audience = (typeof audiences)[number];

/** `KB_AUDIENCE`; the message quotes the rejected value. */
export const audienceVariable = z.enum(audiences, {
  error: ({ input }) => `must be \`public\` or \`internal\`, not \`${String(input)}\``,
});
