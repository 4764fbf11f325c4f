import { join } from 'node:path';
import type { Workspace } from '../../workspace.ts';
import { runToEnd, searchedEnvironment } from './programs.ts';
import { type Shown, show } from './shown.ts';

/** What wrangler would send: it bundles the Worker and reads the files, and needs no account for that. */
export async function proveWorker({ folder }: Workspace): Promise<Shown[]> {
  const env = searchedEnvironment({ HOME: folder, CI: 'true', WRANGLER_SEND_METRICS: 'false' });
  const { code, output } = await runToEnd('wrangler', ['deploy', '--dry-run', '--outdir', join(folder, 'worker')], { env });
  const upload = /Total Upload: .*/.exec(output)?.[0] ?? output.slice(-300);
  return [show('wrangler deploy --dry-run', code === 0 && upload.startsWith('Total'), upload)];
}
