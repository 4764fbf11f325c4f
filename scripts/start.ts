import { editionVariables, runCommand } from './command-line.ts';
import { runStep } from './run-step.ts';
import { serverVariables, serveUntilStopped } from './serve-until-stopped.ts';

await runCommand(
  {
    name: 'npm start',
    summary: 'Builds the site and serves it with the endpoint; the last good site stays when the content has errors.',
    options: {},
    help: {},
    environment: { ...editionVariables, ...serverVariables },
  },
  async () => {
    // A process of its own: what the build needed of memory is not held while serving.
    const code = await runStep('node', ['scripts/build.ts']);
    if (code === 0) {
      await serveUntilStopped();
      return 0;
    }
    console.error('\nNothing was started. `npm run serve` serves the last good site, if there is one.');
    return code;
  },
);
