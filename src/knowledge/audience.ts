import { z } from 'zod';

/** Who something is for: everybody, or the company's own staff as well. */
export const audiences = ['public', 'internal'] as const;

export type Audience = (typeof audiences)[number];

/** `KB_AUDIENCE`; the message names the refused value. */
export const audienceVariable = z.enum(audiences, {
  error: ({ input }) => `must be \`public\` or \`internal\`, not \`${String(input)}\``,
});
