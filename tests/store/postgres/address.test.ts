import { expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { printablePostgresAddress, readPostgresAddress } from '../../../src/store/postgres/address.ts';

const hostsOf = (text: string) => readPostgresAddress(text)?.hosts.map(({ href }) => href);

test('splits an address into one per host, in order, each with user, database and settings', () => {
  expect(hostsOf('postgres://jieda:a,b@one:5433,two:5434,[::1]:5435/help?sslmode=verify-full')).toEqual([
    'postgres://jieda:a,b@one:5433/help?sslmode=verify-full',
    'postgres://jieda:a,b@two:5434/help?sslmode=verify-full',
    'postgres://jieda:a,b@[::1]:5435/help?sslmode=verify-full',
  ]);
  expect(hostsOf('postgresql://db.example/help')).toEqual(['postgresql://db.example/help']);
  expect(hostsOf('postgres:///help?host=/run/postgresql')).toEqual(['postgres:///help?host=/run/postgresql']);
});

test.each([
  '.data/jieda.db',
  'mysql://one/help',
  'postgres://one:port/help',
  'postgres://one,two:port/help',
  'postgres:/one',
  '',
])('does not take %j for one', (text) => {
  expect(readPostgresAddress(text)).toBeUndefined();
});

test('needs a primary when there are several hosts, or when it says so', () => {
  const needsPrimary = (text: string) => readPostgresAddress(text)?.needsPrimary;
  expect(needsPrimary('postgres://one/help')).toBe(false);
  expect(needsPrimary('postgres://one,two/help')).toBe(true);
  expect(needsPrimary('postgres://one/help?target_session_attrs=primary')).toBe(true);
  expect(needsPrimary('postgres://one,two/help?target_session_attrs=any')).toBe(false);
});

test('refuses to look for a standby, and says what is possible', () => {
  expect(() => readPostgresAddress('postgres://one,two/help?target_session_attrs=standby')).toThrow(
    new UserError(
      'KB_DATABASE has target_session_attrs=standby, which is not supported.',
      'It can be read-write, primary, any; the default with several hosts is read-write.',
    ),
  );
});

test('prints hosts and database without user and password', () => {
  const address = readPostgresAddress('postgres://jieda:secret@one:5433,two/help?target_session_attrs=read-write');
  expect(address && printablePostgresAddress(address)).toBe('postgres://one:5433,two/help');
});
