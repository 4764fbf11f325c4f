import { editionVariables, runCommand } from './command-line.ts';
import { runStep } from './run-step.ts';

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
  () => runStep('astro', ['dev', '--host', process.env['HOST'] || '127.0.0.1', '--port', process.env['PORT'] || '4321']),
);
