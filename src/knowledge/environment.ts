import { z } from 'zod';
import { parse } from '../errors.ts';

const environmentSchema = z.object({
  KB_CONTENT: z.string().min(1).default('content'),
  KB_AUDIENCE: z
    .enum(['public', 'internal'], { error: ({ input }) => `must be \`public\` or \`internal\`, not \`${String(input)}\`` })
    .default('public'),
  KB_TODAY: z.iso.date({ error: ({ input }) => `must be a day such as 2026-11-20, not \`${String(input)}\`` }).optional(),
  KB_OUT: z.string().min(1).optional(),
});

/** What the environment says about the knowledge base that is built and checked. */
export interface Environment {
  /** The operator's half; `KB_CONTENT`. */
  contentDir: string;
  /** Which edition is made; `KB_AUDIENCE`. */
  audience: 'public' | 'internal';
  /** The day that checks and pages see, `2026-11-20`; `KB_TODAY`, or the machine's own day. */
  today: string;
  /** Where the finished site goes; `KB_OUT`, or the edition's own folder. */
  outDir: string | undefined;
}

/**
 * @param variables usually `process.env`; an empty variable counts as unset
 * @throws UserError that names each variable with a value it cannot have
 */
export function readEnvironment(variables: NodeJS.ProcessEnv, now = new Date()): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const { KB_CONTENT, KB_AUDIENCE, KB_TODAY, KB_OUT } = parse(
    environmentSchema,
    set,
    'The environment has a value that cannot be used.',
  );
  return { contentDir: KB_CONTENT, audience: KB_AUDIENCE, today: KB_TODAY ?? dayOf(now), outDir: KB_OUT };
}

/** The day of an instant in the machine's own zone. */
function dayOf(instant: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}
