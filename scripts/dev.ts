import { fileURLToPath } from 'node:url';
import { editionVariables, runCommand } from './command-line.ts';
import { runStep } from './run-step.ts';
import { refuseSecondServer } from './running-dev-server.ts';

const astro = fileURLToPath(new URL('bin/astro.mjs', import.meta.resolve('astro/package.json')));

/**
 * V8 gives new objects up to 128 MB and lets the heap double before it collects garbage: with ten thousand articles a third
 * of all memory, for no time that a writer would notice.
 */
const savingMemory = ['--max-semi-space-size=8', '--heap-growing-percent=50'];

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
    const [host, port] = [process.env['HOST'] || '127.0.0.1', process.env['PORT'] || '4321'];
    return runStep('node', [...savingMemory, astro, 'dev', '--host', host, '--port', port]);
  },
);
