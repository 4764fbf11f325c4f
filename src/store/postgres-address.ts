import { UserError } from '../errors.ts';

/** What `postgres://user@one:5432,two:5432/database?target_session_attrs=read-write` says, as libpq reads it. */
export interface PostgresAddress {
  /** The address with each of its hosts alone, in the order in which they are tried. */
  hosts: readonly [URL, ...URL[]];
  /** Whether a standby and a server that is read-only are passed over. */
  needsPrimary: boolean;
}

/**
 * @returns `undefined` for anything else than the address of a PostgreSQL server
 * @throws UserError when it asks for a kind of server that is not known here
 */
export function readPostgresAddress(text: string): PostgresAddress | undefined {
  const hosts = splitHosts(text);
  const [first] = hosts;
  if (first === undefined) return undefined;
  const wanted = first.searchParams.get('target_session_attrs') ?? (hosts.length > 1 ? 'read-write' : 'any');
  if (!Object.hasOwn(targets, wanted)) {
    throw new UserError(
      `KB_DATABASE has target_session_attrs=${wanted}, which is not known.`,
      `It can be ${Object.keys(targets).join(', ')}; with several hosts it is read-write when left out.`,
    );
  }
  return { hosts: [first, ...hosts.slice(1)], needsPrimary: targets[wanted as keyof typeof targets] };
}

/** Whether each needs a server that takes writes. */
const targets = { 'read-write': true, primary: true, any: false } as const;

/** `URL` knows one host only; the list stands between the last `@` and the path. */
function splitHosts(text: string): URL[] {
  const [, scheme = '', authority = '', rest = ''] = /^(postgres(?:ql)?:\/\/)([^/?#]*)(.*)$/is.exec(text) ?? [];
  const user = authority.slice(0, authority.lastIndexOf('@') + 1);
  const addresses = authority
    .slice(user.length)
    .split(',')
    .map((host) => `${scheme}${user}${host}${rest}`);
  return scheme !== '' && addresses.every((address) => URL.canParse(address)) ? addresses.map((address) => new URL(address)) : [];
}

/** What may be printed of an address: neither user nor password. */
export function printablePostgresAddress({ hosts: [first, ...others] }: PostgresAddress): string {
  return `${first.protocol}//${[first, ...others].map(({ host }) => host).join(',')}${first.pathname}`;
}
