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
      // The native compiler takes a third of the time of the one that `astro check` needs for the pages.
      await runStep('node', ['node_modules/typescript-native/bin/tsc', '--project', '.']),
      await runStep('astro', ['check', '--minimumFailingSeverity', 'warning', '--tsconfig', 'scripts/tsconfig.astro.json']),
    ];
    return codes.some((code) => code !== 0) ? 1 : 0;
  },
);
