import { z } from 'zod';
import type { QuestionSettings } from '../../knowledge/question-settings.ts';

export type Webhook = QuestionSettings['webhooks'][number];

/** Where the messages of a webhook go; from the environment. */
export interface WebhookTarget {
  url: string;
  secret: string | undefined;
}

/** The webhooks that can be sent to, by id, and what is wrong with the others. */
export interface WebhookTargets {
  targets: ReadonlyMap<string, WebhookTarget>;
  problems: string[];
}

const addressSchema = z.url({ protocol: /^https?$/ });
const standardSecret = /^whsec_[A-Za-z0-9+/]{32,200}={0,2}$/;

/** `KB_WEBHOOK_TEAM_CHAT` for `team-chat`. */
function webhookVariable(id: string): string {
  return `KB_WEBHOOK_${id.toUpperCase().replaceAll('-', '_')}`;
}

/** @param variables of the process or the Worker; an empty one counts as unset */
export function readWebhookTargets(variables: Readonly<Record<string, unknown>>, webhooks: readonly Webhook[]): WebhookTargets {
  const targets = new Map<string, WebhookTarget>();
  const problems: string[] = [];
  const variableOf = (name: string): string | undefined => (typeof variables[name] === 'string' && variables[name]) || undefined;
  for (const { id, format } of webhooks) {
    const name = webhookVariable(id);
    const url = variableOf(name);
    const secret = variableOf(`${name}_SECRET`);
    if (url === undefined) problems.push(`Messages to the webhook \`${id}\` wait: set ${name} to its address.`);
    else if (!addressSchema.safeParse(url).success)
      problems.push(`${name} must be an address that begins with https:// or http://.`);
    else if (format === 'json' && (secret === undefined || !standardSecret.test(secret)))
      problems.push(`${name}_SECRET must be \`whsec_\` and a key in base64: run \`echo "whsec_$(openssl rand -base64 32)"\`.`);
    else targets.set(id, { url, secret });
  }
  const known = new Set(webhooks.flatMap(({ id }) => [webhookVariable(id), `${webhookVariable(id)}_SECRET`]));
  for (const name of Object.keys(variables))
    if (name.startsWith('KB_WEBHOOK_') && !known.has(name)) problems.push(`${name} belongs to no webhook of channels.yaml.`);
  return { targets, problems };
}
