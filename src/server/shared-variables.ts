import { z } from 'zod';

/** Environment variables that the Node entry and the Worker both read. */

const keyForm = 'must be 32 bytes in base64, such as the output of `openssl rand -base64 32`';

/** `KB_KEY` */
export const keyVariable = z
  .base64(keyForm)
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
  .refine((key) => key.length === 32, keyForm);

/** `KB_SMTP` */
export const smtpVariable = z.url({ protocol: /^smtps?$/, error: 'must be smtp:// or smtps://user:password@host:port' });

/** `KB_STAFF_URL` */
export const staffUrlVariable = z.url({ protocol: /^https?$/, error: 'must be an address such as https://staff.example.com' });

/** `KB_STAFF_HEADER`. Node forgets all but the first of some standard headers, so these cannot be used. */
export const staffHeaderVariable = z
  .string()
  .regex(
    /^(?:x|remote|cf|tailscale|auth)-[a-z0-9-]{1,60}$/i,
    'must be the name of a header such as X-Forwarded-User or Remote-User',
  )
  .refine(
    (name) => !/^x-forwarded-(?:for|host|proto|port|server|prefix)$|^x-real-ip$/i.test(name),
    'must be a header that names a person, such as X-Forwarded-User',
  )
  .transform((name) => name.toLowerCase());

/** `KB_METRICS_TOKEN` */
export const metricsTokenVariable = z
  .string()
  .regex(/^[\w.~+/=-]{16,200}$/, 'must be at least 16 letters and digits, such as the output of `openssl rand -hex 24`')
  .optional();

/** A list separated by commas or spaces. */
export const listVariable = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((item) => item !== ''));

/** `ALLOWED_ORIGINS` */
export const originsVariable = listVariable.pipe(
  z.array(z.string().refine(isOrigin, 'must be origins without a path, such as https://help.example.com')),
);

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** An empty variable counts as unset. */
export function withoutEmpty(variables: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
}
