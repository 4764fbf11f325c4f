import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { readServerConfig } from '../../src/server/config.ts';
import { databaseName } from '../../src/store/open-store.ts';

function refusal(variables: NodeJS.ProcessEnv): UserError {
  try {
    readServerConfig(variables);
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error('was not refused');
}

test('needs no variable at all', () => {
  expect(readServerConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 4321,
    database: '.data/jieda.db',
    key: undefined,
    allowedOrigins: [],
    audience: 'public',
  });
});

test('counts an empty variable as unset', () => {
  expect(readServerConfig({ PORT: '', KB_KEY: '', ALLOWED_ORIGINS: '' })).toEqual(readServerConfig({}));
});

test('reads lists with commas or spaces', () => {
  const { allowedOrigins } = readServerConfig({ ALLOWED_ORIGINS: 'https://a.example, http://b.example:8080' });
  expect(allowedOrigins).toEqual(['https://a.example', 'http://b.example:8080']);
});

test('knows the addresses of trusted proxies, alone and as ranges', () => {
  const { trustedProxies } = readServerConfig({ TRUSTED_PROXIES: '10.0.0.0/8 192.168.1.7 fd00::/8' });
  expect(trustedProxies.check('10.9.8.7', 'ipv4')).toBe(true);
  expect(trustedProxies.check('::ffff:10.9.8.7', 'ipv6')).toBe(true);
  expect(trustedProxies.check('fd00::1', 'ipv6')).toBe(true);
  expect(trustedProxies.check('192.168.1.8', 'ipv4')).toBe(false);
});

test('takes a key of 32 bytes', () => {
  expect(readServerConfig({ KB_KEY: Buffer.alloc(32, 7).toString('base64') }).key).toEqual(new Uint8Array(32).fill(7));
});

test('names every variable with a value it cannot have', () => {
  const { message, hint } = refusal({
    PORT: '70000',
    KB_KEY: 'c2hvcnQ=',
    ALLOWED_ORIGINS: 'https://a.example/path',
    TRUSTED_PROXIES: '10.0.0.0/40',
  });
  expect(`${message}\n${hint}`).toMatchInlineSnapshot(`
    "An environment variable has an invalid value.
    PORT: must be a number from 0 to 65535
    KB_KEY: must be 32 bytes in base64, such as the output of \`openssl rand -base64 32\`
    ALLOWED_ORIGINS.0: must be origins without a path, such as https://help.example.com
    TRUSTED_PROXIES.0: must be addresses or ranges, such as 10.0.0.1 or 10.0.0.0/8"
  `);
});

test.each(['*', 'null', 'help.example', 'https://a.example/', 'https://A.example'])(
  'refuses %s as an allowed origin',
  (origin) => {
    expect(refusal({ ALLOWED_ORIGINS: origin }).hint).toContain('ALLOWED_ORIGINS');
  },
);

test('takes a PostgreSQL server with a key, and refuses other servers without repeating a password', () => {
  const server = 'postgres://jieda:secret@db.example/help';
  const key = Buffer.alloc(32).toString('base64');
  expect(readServerConfig({ KB_DATABASE: server, KB_KEY: key }).database).toBe(server);
  expect(databaseName(server)).toBe('postgres://db.example/help');
  const withoutKey = refusal({ KB_DATABASE: server });
  expect(withoutKey.message).toBe('KB_DATABASE is a server, but KB_KEY is not set.');
  const unknown = refusal({ KB_DATABASE: 'mysql://jieda:secret@db.example/help' });
  expect(unknown.message).toBe('KB_DATABASE names a kind of server that is not supported.');
  expect(JSON.stringify([withoutKey.message, withoutKey.hint, unknown.message, unknown.hint])).not.toContain('secret');
});

test('takes a PostgreSQL database on several hosts, and prints them without a password', () => {
  const database = 'postgres://jieda:secret@one:5433,two:5434/help?target_session_attrs=read-write';
  const key = Buffer.alloc(32).toString('base64');
  expect(readServerConfig({ KB_DATABASE: database, KB_KEY: key }).database).toBe(database);
  expect(databaseName(database)).toBe('postgres://one:5433,two:5434/help');
  const { message } = refusal({ KB_DATABASE: database.replace('read-write', 'standby'), KB_KEY: key });
  expect(message).toBe('KB_DATABASE has target_session_attrs=standby, which is not supported.');
});
