import { BlockList as AddressList, type BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { parse, UserError } from '../errors.ts';
import type { Edition } from '../feedback/votes/vote.ts';
import { readEnvironment } from '../knowledge/environment.ts';
import { isPostgresUrl } from '../store/open-store.ts';

export interface ServerConfig {
  /** Where to listen; `HOST`. */
  host: string;
  /** 0 lets the system choose; `PORT`. */
  port: number;
  /** A SQLite file, or the `postgres://` address of a server; `KB_DATABASE`. */
  database: string;
  /** 32 bytes; `undefined` when `KB_KEY` is unset, so that the server keeps one beside the database. */
  key: Uint8Array | undefined;
  /** Origins besides our own, as browsers write them; `ALLOWED_ORIGINS`. */
  allowedOrigins: string[];
  /** Addresses whose forwarded headers are believed; `TRUSTED_PROXIES`. */
  trustedProxies: BlockList;
  /** POSTs a minute from one address; 0 for any number; `RATE_LIMIT`. */
  rateLimit: number;
  /** Which edition is served; `KB_AUDIENCE`. */
  edition: Edition;
}

const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((item) => item !== ''));

const configSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a number from 0 to 65535')
    .default(4321),
  KB_DATABASE: z.string().default('.data/jieda.db'),
  KB_KEY: z
    .base64('must be 32 bytes in base64, as `openssl rand -base64 32` prints them')
    .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
    .refine((key) => key.length === 32, 'must be 32 bytes in base64, as `openssl rand -base64 32` prints them')
    .optional(),
  ALLOWED_ORIGINS: list.pipe(
    z.array(z.string().refine(isOrigin, 'must be origins without a path, such as https://help.example.com')),
  ),
  RATE_LIMIT: z
    .string()
    .regex(/^\d{1,6}$/, 'must be a whole number, 0 for any number of requests')
    .transform(Number)
    .default(120),
  TRUSTED_PROXIES: list.pipe(
    z.array(z.string().refine(isAddressRange, 'must be addresses or ranges, such as 10.0.0.1 or 10.0.0.0/8')),
  ),
});

/**
 * @param variables usually `process.env`; an empty variable counts as unset
 * @throws UserError that names each variable with a value it cannot have
 */
export function readServerConfig(variables: NodeJS.ProcessEnv): ServerConfig {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const values = parse(configSchema, set, 'The environment has a value that cannot be used.');
  const isServer = /^[a-z]+:\/\//i.test(values.KB_DATABASE);
  if (isServer && !isPostgresUrl(values.KB_DATABASE)) {
    throw new UserError(
      'KB_DATABASE is the address of a kind of server that is not known.',
      'Name a file, such as .data/jieda.db, or a PostgreSQL server as postgres://user:password@host:5432/database; several hosts stand with commas between them.',
    );
  }
  if (isServer && values.KB_KEY === undefined) {
    throw new UserError(
      'KB_DATABASE is a server, but KB_KEY is not set.',
      'All processes on one database need the same key: set KB_KEY to what `openssl rand -base64 32` printed once.',
    );
  }
  return {
    host: values.HOST,
    port: values.PORT,
    database: values.KB_DATABASE,
    key: values.KB_KEY,
    allowedOrigins: values.ALLOWED_ORIGINS,
    trustedProxies: addressList(values.TRUSTED_PROXIES),
    rateLimit: values.RATE_LIMIT,
    edition: readEnvironment(variables).audience,
  };
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
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
