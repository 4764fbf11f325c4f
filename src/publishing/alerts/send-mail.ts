import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { parse, UserError } from '../../errors.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { alertText } from './alert-text.ts';
import type { OwnerAlerts } from './alerts.ts';
import { subjectOf } from './digest.ts';

const variablesSchema = z.object({
  KB_SMTP: z.url({ protocol: /^smtps?$/, error: 'must be smtp:// or smtps://user:password@host:port' }),
});

export interface MailSettings {
  /** `smtps://user:password@host:465`. */
  url: string;
  from: string;
}

/**
 * The letters come from the sender of letters about questions, where there is one, else from the site's contact.
 *
 * @returns `undefined` when no mail server is configured
 * @throws UserError
 */
export function readMailSettings(
  variables: NodeJS.ProcessEnv,
  { service, site }: Pick<KnowledgeBase, 'service' | 'site'>,
): MailSettings | undefined {
  if (!variables['KB_SMTP']) return undefined;
  const { KB_SMTP: url } = parse(variablesSchema, variables, 'The mail server is not valid.');
  return { url, from: service.questions.mail?.from ?? site.contact };
}

const timeoutMs = 20_000;

/**
 * Sends owners who have an address their letter. A letter that cannot be sent keeps none of the others back.
 *
 * @returns the owners who were sent one
 * @throws UserError that names the owners whose letter could not be sent
 */
export async function sendMail({ url, from }: MailSettings, all: readonly OwnerAlerts[], day: string): Promise<string[]> {
  const transport = createTransport({
    url,
    // A password never travels in the clear.
    requireTLS: new URL(url).username !== '',
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  const sent: string[] = [];
  const failed: string[] = [];
  for (const each of all) {
    if (each.mail === undefined) continue;
    try {
      await transport.sendMail({ from, to: each.mail, subject: subjectOf(each, day), text: alertText(each.alerts) });
      sent.push(each.owner);
    } catch (error) {
      failed.push(`${each.owner}: ${(error as Error).message}`);
    }
  }
  transport.close();
  if (failed.length > 0)
    throw new UserError(`Mail could not be sent to ${failed.join('; ')}.`, 'Are KB_SMTP and the addresses in team.yaml right?');
  return sent;
}
