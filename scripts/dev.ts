import { editionVariables, runCommand } from './command-line.ts';
import { runStep } from './run-step.ts';
import { refuseSecondServer } from './running-dev-server.ts';

await runCommand(
  {
    name: 'npm run dev',
    summary: 'Serves the site while you write and prints findings in the terminal. Search and votes need `npm start`.',
    options: {},
    help: {},
    environment: {
      ...editionVariables,
      HOST: 'address to listen on (default: 127.0.0.1)',
      PORT: 'port to listen on (default: 4321)',
    },
  },
  async () => {
    await refuseSecondServer('.astro/dev.json');
    return runStep('astro', ['dev', '--host', process.env['HOST'] || '127.0.0.1', '--port', process.env['PORT'] || '4321']);
  },
);
