import { runCommand } from './command-line.ts';
import { runStep } from './run-step.ts';

await runCommand(
  {
    name: 'npm run lint',
    summary: 'Checks types, style and formatting of the engine without changing anything.',
    options: {},
    help: {},
  },
  async () => {
    const codes = [
      await runStep('biome', ['check', '--error-on-warnings', '.']),
      await runStep('astro', ['check', '--minimumFailingSeverity', 'warning']),
    ];
    return codes.some((code) => code !== 0) ? 1 : 0;
  },
);
