import { z } from 'zod';
import { MisuseError, parse } from '../errors.ts';
import { type Audience, audienceVariable } from './audience.ts';
import { didYouMean, nearest } from './did-you-mean.ts';

const environmentSchema = z.object({
  KB_CONTENT: z.string().min(1).default('content'),
  KB_AUDIENCE: audienceVariable.default('public'),
  KB_TODAY: z.iso.date({ error: ({ input }) => `must be a day such as 2026-11-20, not \`${String(input)}\`` }).optional(),
  KB_OUT: z.string().min(1).optional(),
});

/** All `KB_` variables, including those that other modules read. */
const knownVariables = [
  ...Object.keys(environmentSchema.shape),
  'KB_DATABASE',
  'KB_KEY',
  'KB_KEY_OLD',
  'KB_METRICS_TOKEN',
  'KB_SMTP',
  'KB_STAFF_HEADER',
  'KB_STAFF_URL',
];

/** Begins the variables of webhooks, whose ids are in channels.yaml. */
const webhookPrefix = 'KB_WEBHOOK_';

/** Environment variables that select the content and the edition. */
export interface Environment {
  /** The content folder; `KB_CONTENT`. */
  contentDir: string;
  /** Who the site is built for; `KB_AUDIENCE`. */
  audience: Audience;
  /** The day that checks and pages use as today, `2026-11-20`; `KB_TODAY`, or the machine's date. */
  today: string;
  /** Where the finished site goes; `KB_OUT`. Without it, the edition's default folder. */
  outDir: string | undefined;
}

/**
 * @param variables usually `process.env`; empty variables count as unset
 * @throws MisuseError that lists every invalid value and every unknown `KB_` variable
 */
export function readEnvironment(variables: NodeJS.ProcessEnv, now = new Date()): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  refuseUnknown(Object.keys(set));
  const { KB_CONTENT, KB_AUDIENCE, KB_TODAY, KB_OUT } = parse(
    environmentSchema,
    set,
    'An environment variable has an invalid value.',
  );
  return { contentDir: KB_CONTENT, audience: KB_AUDIENCE, today: KB_TODAY ?? dayOf(now), outDir: KB_OUT };
}

/** With a misspelt variable the default would silently apply: the wrong edition, or the wrong content. */
function refuseUnknown(names: readonly string[]): void {
  const unknown = names.filter(
    (name) => name.startsWith('KB_') && !name.startsWith(webhookPrefix) && !knownVariables.includes(name),
  );
  if (unknown.length === 0) return;
  throw new MisuseError(
    unknown.map((name) => `\`${name}\` is not a known variable.${didYouMean(nearest(name, knownVariables))}`).join('\n'),
    `Correct its name or unset it. The variables are ${knownVariables.join(', ')}.`,
  );
}

/** Calendar day in the machine's time zone. */
function dayOf(instant: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}
