import { foldersOf } from '../../../../src/edition/folders.ts';
import { readEnvironment } from '../../../../src/knowledge/environment.ts';
import { definePart } from '../../parts.ts';
import { withWorkspace } from '../../workspace.ts';
import { proveCaddy } from '../deploy/caddy.ts';
import { proveContainer } from '../deploy/container.ts';
import { proveNginx } from '../deploy/nginx.ts';
import { runToEnd } from '../deploy/programs.ts';
import { proveReleases } from '../deploy/releases.ts';
import { proveUnits } from '../deploy/units.ts';
import { proveWorker } from '../deploy/worker.ts';

export const deployProof = definePart({
  name: 'deploy',
  summary: [
    'the files of scripts/host at work: a real nginx and Caddy before the server, releases by rsync and back, the steps of',
    'the Dockerfile without a daemon, units and backup, the Worker as wrangler would send it',
  ],
  options: {},
  run: (_options, progress) =>
    withWorkspace(async (workspace) => {
      await runToEnd(process.execPath, ['scripts/build.ts']);
      const { outDir } = foldersOf(readEnvironment(process.env));
      const parts = [
        { name: 'nginx', run: () => proveNginx(workspace, outDir) },
        { name: 'Caddy', run: () => proveCaddy(workspace, outDir) },
        { name: 'releases', run: () => proveReleases(workspace, outDir) },
        { name: 'units and backup', run: () => proveUnits(workspace, outDir) },
        { name: 'Worker', run: () => proveWorker(workspace) },
        { name: 'container', run: () => proveContainer(workspace, progress) },
      ];
      const lines: string[] = [];
      let isMet = true;
      for (const { name, run } of parts) {
        progress(name);
        for (const shown of await run()) {
          const verdict = shown.isMet === undefined ? '!!! NOT SHOWN' : shown.isMet ? 'holds' : 'FAILS';
          lines.push(`${verdict}  ${shown.name}: ${shown.seen}`);
          isMet &&= shown.isMet !== false;
        }
      }
      return { table: lines.join('\n'), isMet };
    }),
});
