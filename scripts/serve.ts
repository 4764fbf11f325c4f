import { runCommand } from './command-line.ts';
import { serverVariables, serveUntilStopped } from './serve-until-stopped.ts';

await runCommand(
  {
    name: 'npm run serve',
    summary:
      'Serves the last built site with its endpoint. Ctrl-C stops it once open requests are answered, a second Ctrl-C at once.',
    options: { site: { type: 'string' } },
    help: { site: 'folder to serve (default: the output folder of the build, dist or dist-internal)' },
    environment: serverVariables,
  },
  ({ site }) => serveUntilStopped(site),
);
