import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { build } from 'astro';
import type { ContractReport } from '../src/checks/search-contract/contract-findings.ts';
import { foldersOf } from '../src/edition/folders.ts';
import { UserError } from '../src/errors.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { editionVariables, runCommand } from './command-line.ts';

await runCommand(
  {
    name: 'npm run build',
    summary: 'Checks the content and builds the site. When anything is wrong, the last good site stays.',
    options: { verbose: { type: 'boolean', default: false } },
    help: { verbose: 'print Astro’s log' },
    environment: {
      ...editionVariables,
      KB_OUT: 'output folder (default: dist or dist-internal; inside .cache for another content folder)',
    },
  },
  async ({ verbose }) => buildSite(verbose),
);

async function buildSite(verbose: boolean): Promise<void> {
  // Read before Astro does, so a wrong variable is misuse (exit code 2), not a failed build (1).
  const environment = readEnvironment(process.env);
  const started = performance.now();
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  try {
    await build({ logLevel: verbose ? 'info' : 'silent' });
  } catch (error) {
    throw new UserError((error as Error).message, (error as { hint?: string }).hint ?? '', { cause: error });
  }
  const { outDir, contractFile } = foldersOf(environment);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  await printContract(contractFile);
  console.log(`Built the ${environment.audience} edition into ${relative('.', outDir)} in ${seconds} s.`);
}

/** Prints nothing when the operator has switched the search contract off. */
async function printContract(file: string): Promise<void> {
  if (!existsSync(file)) return;
  const { questions, askedAgain } = JSON.parse(await readFile(file, 'utf8')) as ContractReport;
  console.log(`Search finds all ${questions} questions that articles answer (${askedAgain} asked again).`);
}
