import { z } from 'zod';
import { parse, UserError } from '../../errors.ts';
import { type Audience, audienceVariable } from '../../knowledge/audience.ts';
import { keyVariable, metricsTokenVariable, originsVariable, staffUrlVariable, withoutEmpty } from '../shared-variables.ts';

export interface WorkerConfig {
  /** Which edition is served; `KB_AUDIENCE`. */
  audience: Audience;
  /** 32 bytes; the secret `KB_KEY`. */
  key: Uint8Array;
  /** The secret `KB_KEY_OLD`: the key that `KB_KEY` has replaced, while questions are still encrypted with it. */
  oldKeys: readonly Uint8Array[];
  /** With it programs read `/api/metrics`; the secret `KB_METRICS_TOKEN`. */
  metricsToken: string | undefined;
  /** Origins besides our own, as browsers write them; `ALLOWED_ORIGINS`. */
  allowedOrigins: string[];
  /** Address of the internal edition; `KB_STAFF_URL`. */
  staffUrl: string | undefined;
}

const workerSchema = z.object({
  KB_AUDIENCE: audienceVariable.default('public'),
  KB_KEY: keyVariable,
  KB_KEY_OLD: keyVariable.optional(),
  KB_STAFF_URL: staffUrlVariable.optional(),
  KB_METRICS_TOKEN: metricsTokenVariable,
  ALLOWED_ORIGINS: originsVariable,
});

/**
 * @param environment variables, secrets and bindings of the Worker; an empty variable counts as unset
 * @throws UserError naming each variable with an invalid value, or an unknown variable that begins with `KB_`
 */
export function readWorkerConfig(environment: object): WorkerConfig {
  const variables = withoutEmpty({ ...environment });
  // A misspelt name would leave the default in place: the internal edition's votes would count as learners'.
  const unknown = Object.keys(variables).find(
    (name) => name.startsWith('KB_') && !name.startsWith('KB_WEBHOOK_') && !Object.hasOwn(workerSchema.shape, name),
  );
  if (unknown === 'KB_SMTP')
    throw new UserError(
      'KB_SMTP is set, but a Worker cannot send mail.',
      'Remove it, and let a webhook hand questions to a program that can.',
    );
  if (unknown !== undefined)
    throw new UserError(
      `${unknown} is not a variable of the Worker.`,
      'Correct its name or remove it. The Worker has KB_AUDIENCE, KB_KEY, KB_KEY_OLD, KB_METRICS_TOKEN, KB_STAFF_URL and the KB_WEBHOOK_ ones of channels.yaml.',
    );
  const values = parse(workerSchema, variables, 'An environment variable of the Worker has an invalid value.');
  return {
    audience: values.KB_AUDIENCE,
    key: values.KB_KEY,
    oldKeys: values.KB_KEY_OLD === undefined ? [] : [values.KB_KEY_OLD],
    allowedOrigins: values.ALLOWED_ORIGINS,
    staffUrl: values.KB_STAFF_URL,
    metricsToken: values.KB_METRICS_TOKEN,
  };
}
