import { BlockList as AddressList, type BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { parse, UserError } from '../errors.ts';
import type { Audience } from '../knowledge/audience.ts';
import { readEnvironment } from '../knowledge/environment.ts';
import { defaultRateLimit } from '../readers/limits.ts';
import { isPostgresUrl } from '../store/open-store.ts';
import {
  keyVariable,
  listVariable,
  metricsTokenVariable,
  originsVariable,
  smtpVariable,
  staffHeaderVariable,
  staffUrlVariable,
  withoutEmpty,
} from './shared-variables.ts';

export interface ServerConfig {
  /** Where to listen; `HOST`. */
  host: string;
  /** 0 lets the system choose; `PORT`. */
  port: number;
  /** A SQLite file, or the `postgres://` address of a server; `KB_DATABASE`. */
  database: string;
  /** 32 bytes; `undefined` when `KB_KEY` is unset; the server then keeps a key file next to the database. */
  key: Uint8Array | undefined;
  /** Keys that `KB_KEY` has replaced, while `npm run questions -- rotate-key` is not done; `KB_KEY_OLD`. */
  oldKeys: Uint8Array[];
  /** Origins besides our own, as browsers write them; `ALLOWED_ORIGINS`. */
  allowedOrigins: string[];
  /** Addresses whose forwarded headers are trusted; `TRUSTED_PROXIES`. */
  trustedProxies: BlockList;
  /** POSTs per minute from one address, 0 for no limit; `RATE_LIMIT`. */
  rateLimit: number;
  /** Mail server for letters about questions; `KB_SMTP`. */
  smtp: string | undefined;
  /** Header in which a trusted proxy says who is signed in, in lower case; `KB_STAFF_HEADER`. */
  staffHeader: string | undefined;
  /** With it programs read `/api/metrics`, which else does not exist; `KB_METRICS_TOKEN`. */
  metricsToken: string | undefined;
  /** Which edition is served; `KB_AUDIENCE`. */
  audience: Audience;
}

const configSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a number from 0 to 65535')
    .default(4321),
  KB_DATABASE: z.string().default('.data/jieda.db'),
  KB_KEY: keyVariable.optional(),
  KB_KEY_OLD: keyVariable.optional(),
  KB_SMTP: smtpVariable.optional(),
  KB_STAFF_URL: staffUrlVariable.optional(),
  KB_STAFF_HEADER: staffHeaderVariable.optional(),
  KB_METRICS_TOKEN: metricsTokenVariable,
  ALLOWED_ORIGINS: originsVariable,
  RATE_LIMIT: z
    .string()
    .regex(/^\d{1,6}$/, 'must be a whole number of requests, or 0 for no limit')
    .transform(Number)
    .default(defaultRateLimit),
  TRUSTED_PROXIES: listVariable.pipe(
    z.array(z.string().refine(isAddressRange, 'must be addresses or ranges, such as 10.0.0.1 or 10.0.0.0/8')),
  ),
});

/**
 * @param variables usually `process.env`; an empty variable counts as unset
 * @throws UserError naming each variable with an invalid value
 */
export function readServerConfig(variables: NodeJS.ProcessEnv): ServerConfig {
  const values = parse(configSchema, withoutEmpty(variables), 'An environment variable has an invalid value.');
  const isServer = /^[a-z]+:\/\//i.test(values.KB_DATABASE);
  if (isServer && !isPostgresUrl(values.KB_DATABASE)) {
    throw new UserError(
      'KB_DATABASE names a kind of server that is not supported.',
      'Set it to a file, such as .data/jieda.db, or to a PostgreSQL server, postgres://user:password@host:5432/database; separate several hosts with commas.',
    );
  }
  if (isServer && values.KB_KEY === undefined) {
    throw new UserError(
      'KB_DATABASE is a server, but KB_KEY is not set.',
      'All processes that share a database need the same key: run `openssl rand -base64 32` once and set KB_KEY to its output.',
    );
  }
  if (values.KB_STAFF_HEADER !== undefined) refuseWideProxies(values.TRUSTED_PROXIES);
  return {
    host: values.HOST,
    port: values.PORT,
    database: values.KB_DATABASE,
    key: values.KB_KEY,
    oldKeys: values.KB_KEY_OLD === undefined ? [] : [values.KB_KEY_OLD],
    allowedOrigins: values.ALLOWED_ORIGINS,
    trustedProxies: addressList(values.TRUSTED_PROXIES),
    rateLimit: values.RATE_LIMIT,
    smtp: values.KB_SMTP,
    staffHeader: values.KB_STAFF_HEADER,
    metricsToken: values.KB_METRICS_TOKEN,
    audience: readEnvironment(variables).audience,
  };
}

/** Whoever counts as a proxy can name any person, so their addresses must be known. */
function refuseWideProxies(ranges: readonly string[]): void {
  const wide = ranges.find((range) => Number(range.split('/')[1] ?? 128) < minProxyBits || hasAllOfIpv4(range));
  if (ranges.length > 0 && wide === undefined) return;
  throw new UserError(
    wide === undefined
      ? 'KB_STAFF_HEADER is set, but TRUSTED_PROXIES names no proxy that may send it.'
      : `KB_STAFF_HEADER is set, but TRUSTED_PROXIES has the range ${wide}, from which anybody could send it.`,
    'Set TRUSTED_PROXIES to the address of the proxy that signs the staff in, and let it replace this header in every request.',
  );
}

/** As wide as 10.0.0.0/8, the widest private network. */
const minProxyBits = 8;

/** Whether a range of IPv6 contains IPv4 as a server sees it that listens to both: ::ffff:0:0/96. */
function hasAllOfIpv4(range: string): boolean {
  const list = addressList([range]);
  return ['::ffff:1.0.0.1', '::ffff:223.0.0.1'].every((address) => list.check(address, 'ipv6'));
}

function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function addressList(ranges: readonly string[]): BlockList {
  const addresses = new AddressList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    if (bits === undefined) addresses.addAddress(address, family);
    else addresses.addSubnet(address, Number(bits), family);
  }
  return addresses;
}
