import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { goBack, release, releaseName } from '../../../src/publishing/server/releases.ts';
import { withRemoteShell } from '../../../src/publishing/server/remote-shell.ts';
import { parseTarget } from '../../../src/publishing/server/target.ts';
import { newFolder } from '../../support/folder.ts';
import { cleanEnvironment } from '../../support/run.ts';

/** Stand-ins for programs of another machine, which is this one: they write down how they were called. */
const ssh = `#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
for argument; do [ "$argument" = -i ] && next=key && continue; [ "\${next:-}" = key ] && cat "$argument" >> "$CALLS" && next=; done
while [ "$1" != -- ]; do shift; done
shift 2
exec sh -c "$*"
`;
const rsync = `#!/bin/sh
printf 'rsync %s\\n' "$*" >> "$CALLS"
[ -z "\${RSYNC_FAILS:-}" ] || { echo 'connection unexpectedly closed' >&2; exit 12; }
while [ "$1" != -- ]; do shift; done
mkdir -p "\${3#*:}" && cp -R "$2". "\${3#*:}"
`;

let folder: string;
let siteDir: string;
let environment: NodeJS.ProcessEnv;
const target = () => parseTarget(`deploy@help.example:${join(folder, 'srv')}`);

beforeEach(() => {
  folder = newFolder();
  siteDir = join(folder, 'dist');
  for (const name of ['bin', 'dist', 'srv']) mkdirSync(join(folder, name));
  for (const [name, text] of Object.entries({ ssh, rsync })) {
    writeFileSync(join(folder, 'bin', name), text);
    chmodSync(join(folder, 'bin', name), 0o755);
  }
  environment = { ...cleanEnvironment(), PATH: `${join(folder, 'bin')}:${process.env['PATH']}`, CALLS: join(folder, 'calls') };
});

const names = ['20261118T000000Z-aaaaaaa', '20261119T000000Z-bbbbbbb', '20261120T000000Z-ccccccc'] as const;

function deploy(name: string, { keep = 10, html = name, more = {} } = {}): Promise<string | undefined> {
  writeFileSync(join(siteDir, 'index.html'), html);
  return withRemoteShell(target(), { environment: { ...environment, ...more } }, (shell) =>
    release(shell, target(), { siteDir, name, keep }),
  );
}

const back = (name?: string): Promise<string> =>
  withRemoteShell(target(), { environment }, (shell) => goBack(shell, target(), name));
const served = (): string => readFileSync(join(folder, 'srv/current/index.html'), 'utf8');
const releases = (): string[] => readdirSync(join(folder, 'srv/releases')).sort();
const calls = (): string => readFileSync(join(folder, 'calls'), 'utf8');

describe('releases of a server', () => {
  test('stay side by side, linked to what the served one has; one command goes back to the one before, or to any', async () => {
    for (const name of names) await deploy(name);
    const [first = '', second = ''] = calls()
      .split('\n')
      .filter((line) => line.startsWith('rsync '));
    expect(first).not.toContain('--link-dest');
    expect(second).toContain(`--link-dest=../${names[0]}`);
    expect(second).toContain(`help.example:${join(folder, 'srv')}/releases/.${names[1]}/`);
    expect(served()).toBe(names[2]);
    expect(await back()).toBe(names[1]);
    expect(served()).toBe(names[1]);
    expect(await back(names[0])).toBe(names[0]);
    expect(readlinkSync(join(folder, 'srv/current'))).toBe(`releases/${names[0]}`);
    await expect(back()).rejects.toThrow('`ssh` failed');
    await expect(back('20200101T000000Z')).rejects.toMatchObject({ hint: expect.stringContaining(`There are: ${names[0]}`) });
    await expect(back('../../etc')).rejects.toThrow('`../../etc` is not a release.');
    expect(served()).toBe(names[0]);
    // The one before stays, so that a test that fails leads back to it.
    expect(await deploy('20261121T000000Z', { keep: 1 })).toBe(names[0]);
    expect(releases()).toEqual([names[0], '20261121T000000Z']);
  });

  test('that do not arrive, or are no site, leave the served one as it is', async () => {
    await deploy(names[0]);
    await expect(deploy(names[1], { more: { RSYNC_FAILS: '1' } })).rejects.toMatchObject({
      message: expect.stringContaining('`rsync` failed at deploy@help.example'),
      hint: 'connection unexpectedly closed',
    });
    siteDir = join(folder, 'empty');
    mkdirSync(siteDir);
    const nothing = withRemoteShell(target(), { environment }, (shell) =>
      release(shell, target(), { siteDir, name: names[2], keep: 2 }),
    );
    await expect(nothing).rejects.toMatchObject({ hint: 'What arrived is not a site: it has no index.html.' });
    expect(served()).toBe(names[0]);
    expect(releases().filter((name) => !name.startsWith('.'))).toEqual([names[0]]);
    expect(existsSync(join(folder, 'srv/.deploying'))).toBe(false);
  });

  test('are not switched by two deployments at once', async () => {
    await deploy(names[0]);
    mkdirSync(join(folder, 'srv/.deploying'));
    await expect(deploy(names[1])).rejects.toMatchObject({ hint: expect.stringContaining('Another deployment is running') });
    expect(served()).toBe(names[0]);
  });
});

describe('the way to a server', () => {
  test('asks nothing, knows the server by its key, and keeps the private key in a file that is gone afterwards', async () => {
    const options = { key: 'PRIVATE KEY', knownHosts: 'help.example ssh-ed25519 AAAA', environment };
    expect(await withRemoteShell(target(), options, (shell) => shell.run('printf "%s|" "$@"', ["it's", '$(id)', 'a b']))).toBe(
      "it's|$(id)|a b|",
    );
    expect(calls()).toContain('-o BatchMode=yes');
    expect(calls()).toContain('-o StrictHostKeyChecking=yes -o IdentitiesOnly=yes -i ');
    expect(calls()).toContain('PRIVATE KEY\n');
    const [, file = ''] = / -i (\S+)/.exec(calls()) ?? [];
    expect(existsSync(file)).toBe(false);
  });

  test.each(['-oProxyCommand=x:/srv', 'host:relative', 'host:/srv/../etc', 'host:/srv;id', 'a b:/srv', '/srv/$(id)', ''])(
    'is not `%s`',
    (text) => {
      expect(() => parseTarget(text)).toThrow('is not a place to deploy to');
    },
  );

  test('is a folder here, too', () => {
    expect(parseTarget('/srv/help/')).toEqual({ host: undefined, folder: '/srv/help' });
    expect(parseTarget('deploy@help.example.com:/srv/help').host).toBe('deploy@help.example.com');
  });

  test('names releases so that they sort by time', () => {
    expect(releaseName(new Date('2026-11-20T08:30:00.123Z'), '1a2b3c4d5e')).toBe('20261120T083000Z-1a2b3c4');
    expect(releaseName(new Date('2026-11-20T08:30:00Z'))).toBe('20261120T083000Z');
  });
});
