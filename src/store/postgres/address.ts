import { UserError } from '../../errors.ts';

/** `postgres://user@one:5432,two:5432/database?target_session_attrs=read-write`, as libpq reads it. */
interface PostgresAddress {
  /** One address per host, in the order in which they are tried. */
  hosts: readonly [URL, ...URL[]];
  /** Whether standbys and read-only servers are skipped. */
  needsPrimary: boolean;
}

/**
 * @returns `undefined` unless it is the address of a PostgreSQL server
 * @throws UserError when it asks for a kind of server that is not supported
 */
export function readPostgresAddress(text: string): PostgresAddress | undefined {
  const hosts = splitHosts(text);
  const [first] = hosts;
  if (first === undefined) return undefined;
  const wanted = first.searchParams.get('target_session_attrs') ?? (hosts.length > 1 ? 'read-write' : 'any');
  if (!Object.hasOwn(targets, wanted)) {
    throw new UserError(
      `KB_DATABASE has target_session_attrs=${wanted}, which is not supported.`,
      `It can be ${Object.keys(targets).join(', ')}; the default with several hosts is read-write.`,
    );
  }
  return { hosts: [first, ...hosts.slice(1)], needsPrimary: targets[wanted as keyof typeof targets] };
}

/** Whether each value of `target_session_attrs` needs a server that accepts writes. */
const targets = { 'read-write': true, primary: true, any: false } as const;

/** `URL` parses one host only; the list of hosts is between the last `@` and the path. */
function splitHosts(text: string): URL[] {
  const [, scheme = '', authority = '', rest = ''] = /^(postgres(?:ql)?:\/\/)([^/?#]*)(.*)$/is.exec(text) ?? [];
  const user = authority.slice(0, authority.lastIndexOf('@') + 1);
  const addresses = authority
    .slice(user.length)
    .split(',')
    .map((host) => `${scheme}${user}${host}${rest}`);
  return scheme !== '' && addresses.every((address) => URL.canParse(address)) ? addresses.map((address) => new URL(address)) : [];
}

/** Without user and password. */
export function printablePostgresAddress({ hosts: [first, ...others] }: PostgresAddress): string {
  return `${first.protocol}//${[first, ...others].map(({ host }) => host).join(',')}${first.pathname}`;
}
