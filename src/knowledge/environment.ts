import { z } from 'zod';
import { MisuseError, parse } from '../errors.ts';
import { type Audience, audienceVariable } from './audience.ts';
import { didYouMean, nearest } from './yaml-source.ts';

const environmentSchema = z.object({
  KB_CONTENT: z.string().min(1).default('content'),
  KB_AUDIENCE: audienceVariable.default('public'),
  KB_TODAY: z.iso.date({ error: ({ input }) => `must be a day such as 2026-11-20, not \`${String(input)}\`` }).optional(),
  KB_OUT: z.string().min(1).optional(),
});

/** Every variable of ours that begins with `KB_`, whichever command reads it. */
const knownVariables = [...Object.keys(environmentSchema.shape), 'KB_DATABASE', 'KB_KEY'];

/** What the environment says about the knowledge base that is built and checked. */
export interface Environment {
  /** The operator's half; `KB_CONTENT`. */
  contentDir: string;
  /** Which edition is made; `KB_AUDIENCE`. */
  audience: Audience;
  /** The day that checks and pages see, `2026-11-20`; `KB_TODAY`, or the machine's own day. */
  today: string;
  /** Where the finished site goes; `KB_OUT`, or the edition's own folder. */
  outDir: string | undefined;
}

/**
 * @param variables usually `process.env`; an empty variable counts as unset
 * @throws UserError that names each variable with a value it cannot have, and each of ours that does not exist
 */
export function readEnvironment(variables: NodeJS.ProcessEnv, now = new Date()): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  refuseUnknown(Object.keys(set));
  const { KB_CONTENT, KB_AUDIENCE, KB_TODAY, KB_OUT } = parse(
    environmentSchema,
    set,
    'The environment has a value that cannot be used.',
  );
  return { contentDir: KB_CONTENT, audience: KB_AUDIENCE, today: KB_TODAY ?? dayOf(now), outDir: KB_OUT };
}

/** A misspelt variable would leave its default in place without a word: the wrong edition, or yesterday's content. */
function refuseUnknown(names: readonly string[]): void {
  const unknown = names.filter((name) => name.startsWith('KB_') && !knownVariables.includes(name));
  if (unknown.length === 0) return;
  throw new MisuseError(
    unknown
      .map((name) => `\`${name}\` is not a variable of the help centre.${didYouMean(nearest(name, knownVariables))}`)
      .join('\n'),
    `Mend its name or unset it; there are ${knownVariables.join(', ')}.`,
  );
}

/** The day of an instant in the machine's own zone. */
function dayOf(instant: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}
