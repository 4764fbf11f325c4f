/** Who may read something: everyone, or staff only. */
export const audiences = ['public', 'internal'] as const;

export type Audience = (typeof audiences)[number];
