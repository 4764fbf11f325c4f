import { runCommand } from './command-line.ts';
import { runStep } from './run-step.ts';

await runCommand(
  {
    name: 'npm run format',
    summary: 'Formats the engine’s code and applies the linter’s safe fixes.',
    options: {},
    help: {},
  },
  () => runStep('biome', ['check', '--write', '.']),
);
