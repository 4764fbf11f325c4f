import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveSite } from '../../load/child-server.ts';
import { freePort } from '../../load/free-port.ts';
import type { Workspace } from '../../workspace.ts';
import { hasProgram, runToEnd, startDaemon } from './programs.ts';
import { notShown, type Shown, show } from './shown.ts';
import { testAddress } from './test-address.ts';

const file = 'scripts/host/caddy/Caddyfile';

/** Caddy with the Caddyfile of scripts/host before a real server; without certificates, which it fetches from outside. */
export async function proveCaddy(workspace: Workspace, siteDir: string): Promise<Shown[]> {
  if (!hasProgram('caddy')) return [notShown('Caddy', 'caddy is not installed')];
  const folder = join(workspace.folder, 'caddy');
  mkdirSync(folder);
  const checked = await runToEnd('caddy', ['validate', '--adapter', 'caddyfile', '--config', file]);
  const port = await freePort();
  const service = await serveSite(siteDir, { KB_DATABASE: join(folder, 'help.db'), TRUSTED_PROXIES: '127.0.0.1' });
  const own = join(folder, 'Caddyfile');
  const text = readFileSync(file, 'utf8')
    .replace('127.0.0.1:4321', new URL(service.url).host)
    .replace(/^help\.example\.com \{/m, `http://localhost:${port} {`);
  writeFileSync(own, `{\n\tadmin off\n}\n${text}`);
  const caddy = await startDaemon(workspace, 'caddy', ['run', '--adapter', 'caddyfile', '--config', own], port);
  try {
    return [
      show('caddy validate', checked.code === 0, checked.output.trim().split('\n').at(-1) ?? ''),
      await testAddress('behind Caddy', `http://localhost:${port}`, siteDir),
    ];
  } finally {
    await caddy.stop();
    await service.stop();
  }
}
