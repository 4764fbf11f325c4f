import { statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../src/edition/folders.ts';
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
      await runStep('astro', [
        ...['check', '--minimumFailingSeverity', 'warning', '--tsconfig', 'scripts/tsconfig.astro.json'],
        ...(hasPageTypes() ? ['--noSync'] : []),
      ]),
    ];
    return codes.some((code) => code !== 0) ? 1 : 0;
  },
);

/**
 * Whether a build or an earlier run has made the types of the pages, from the schema as it is now. Making them reads and
 * checks all content, which takes half of the time of `astro check`.
 */
function hasPageTypes(): boolean {
  const changedAt = (path: string): number => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const madeFrom = ['src/content.config.ts', 'astro.config.mjs', 'package-lock.json'];
  return changedAt('.astro/content.d.ts') > Math.max(...madeFrom.map(changedAt));
}
