import { editionVariables, runCommand } from './command-line.ts';
import { nodeEnvironmentOf, nodeFlagsOf } from './node-flags.mjs';
import { runStep } from './run-step.ts';
import { serverVariables, serveUntilStopped } from './serve-until-stopped.ts';

await runCommand(
  {
    name: 'npm start',
    summary:
      'Builds the site and serves it with its endpoint. When the build fails, nothing is served and the last good site stays.',
    options: {},
    help: {},
    environment: { ...editionVariables, ...serverVariables },
  },
  async () => {
    // In a separate process, so the build’s memory is freed before serving.
    const code = await runStep('node', [...nodeFlagsOf('build'), 'scripts/build.ts'], nodeEnvironmentOf('build'));
    if (code === 0) {
      await serveUntilStopped();
      return 0;
    }
    console.error('\nThe build failed, so nothing is served. `npm run serve` serves the last good site, if there is one.');
    return code;
  },
);
