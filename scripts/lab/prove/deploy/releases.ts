import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveSite } from '../../load/child-server.ts';
import type { Workspace } from '../../workspace.ts';
import { hasProgram, runToEnd } from './programs.ts';
import { notShown, type Shown, show } from './shown.ts';
import { testAddress } from './test-address.ts';

/** Releases by the real rsync to a folder that a server serves: each switch and each way back is seen at once. */
export async function proveReleases({ folder: parent }: Workspace, siteDir: string): Promise<Shown[]> {
  if (!hasProgram('rsync')) return [notShown('releases', 'rsync is not installed')];
  const folder = join(parent, 'releases');
  const place = join(folder, 'srv');
  const changed = join(folder, 'changed');
  mkdirSync(place, { recursive: true });
  cpSync(siteDir, changed, { recursive: true });
  writeFileSync(join(changed, 'robots.txt'), 'User-agent: *\n# changed\n');
  const deploy = (...args: string[]) => runToEnd(process.execPath, ['scripts/deploy.ts', 'server', place, ...args]);
  const first = await deploy('--site', siteDir, '--untested');
  const current = join(place, 'current');
  if (!existsSync(current)) return [show('a first release', false, first.output)];
  const service = await serveSite(current, { KB_DATABASE: join(folder, 'help.db') });
  try {
    const live = await testAddress('a first release', service.url, siteDir);
    // Names have seconds.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const second = await deploy('--site', changed, '--url', service.url, '--within', '10');
    const robots = await textOf(service.url);
    const [, newest = ''] = readdirSync(join(place, 'releases')).sort();
    const shared = lstatSync(join(place, 'releases', newest, 'revisions.json')).nlink;
    const back = await deploy('--back');
    const robotsBack = await textOf(service.url);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    mkdirSync(join(folder, 'broken'));
    cpSync(siteDir, join(folder, 'broken'), { recursive: true });
    writeFileSync(join(folder, 'broken', 'index.html'), '');
    const foreign = await deploy('--site', join(folder, 'broken'), '--url', 'http://127.0.0.1:9', '--within', '1');
    return [
      live,
      show('a second one', second.code === 0 && robots.includes('# changed'), last(second.output)),
      show('what has not changed is linked', shared === 2, `${shared} names for one file`),
      show('one command goes back', back.code === 0 && !robotsBack.includes('# changed'), last(back.output)),
      show(
        'a release whose test fails is taken back',
        foreign.code === 1 && readFileSync(join(current, 'index.html'), 'utf8') !== '',
        last(foreign.output),
      ),
      await testAddress('and the one before is served', service.url, siteDir),
    ];
  } finally {
    await service.stop();
  }
}

async function textOf(url: string): Promise<string> {
  const response = await fetch(`${url}/robots.txt`, { headers: { 'Accept-Encoding': 'identity' } });
  return response.text();
}

function last(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}
