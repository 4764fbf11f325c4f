import { mkdirSync, readdirSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveSite } from '../../load/child-server.ts';
import type { Workspace } from '../../workspace.ts';
import { hasProgram, runToEnd, searchedEnvironment } from './programs.ts';
import { notShown, type Shown, show } from './shown.ts';

const units = 'scripts/host/systemd';

/** The units are valid, and the script of the backup copies a database in use and keeps thirty days. */
export async function proveUnits({ folder: parent }: Workspace, siteDir: string): Promise<Shown[]> {
  const folder = join(parent, 'backups');
  mkdirSync(folder);
  for (let day = 1; day <= 31; day += 1) writeFileSync(join(folder, `2020-01-${String(day).padStart(2, '0')}.db`), '');
  const database = join(parent, 'backed-up.db');
  const service = await serveSite(siteDir, { KB_DATABASE: database });
  const ran = await runToEnd('sh', ['scripts/host/backup.sh', folder], { env: searchedEnvironment({ KB_DATABASE: database }) });
  await service.stop();
  const kept = readdirSync(folder).filter((name) => /^\d/.test(name));
  const latest = ran.code === 0 ? readlinkSync(join(folder, 'latest.db')) : '';
  const bytes = latest === '' ? 0 : statSync(join(folder, latest)).size;
  return [
    show('backup.sh', ran.code === 0 && kept.length === 30 && bytes > 0, `${ran.output.trim()} ${kept.length} days kept`),
    await verifyUnits(),
  ];
}

async function verifyUnits(): Promise<Shown> {
  if (!hasProgram('systemd-analyze')) return notShown('units', 'systemd-analyze is not installed');
  const { output } = await runToEnd('systemd-analyze', ['verify', ...readdirSync(units).map((name) => join(units, name))]);
  // The engine is not installed in /srv here.
  const faults = output.split('\n').filter((line) => /\S/.test(line) && !line.includes('is not executable'));
  return show('systemd-analyze verify', faults.length === 0, faults.join('; ') || `${readdirSync(units).length} units are valid`);
}
