import { runCommand } from './command-line.ts';
import { serverVariables, serveUntilStopped } from './serve-until-stopped.ts';

await runCommand(
  {
    name: 'npm run serve',
    summary:
      'Serves the site that was built last, with its endpoint. Ctrl-C stops it after answering what is under way; a second one stops it at once.',
    options: { site: { type: 'string' } },
    help: { site: 'folder to serve (default: where the build of this edition puts it, dist or dist-internal)' },
    environment: serverVariables,
  },
  ({ site }) => serveUntilStopped(site),
);
