import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ContractReport } from '../src/checks/search-contract/contract-findings.ts';
import { digestInputs, isUpToDate, writeStamp } from '../src/edition/build-stamp.ts';
import { foldersOf, root } from '../src/edition/folders.ts';
import type { Phase } from '../src/edition/phases.ts';
import { faultOfMachine, UserError } from '../src/errors.ts';
import type { Finding } from '../src/findings/finding.ts';
import { formats } from '../src/findings/index.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { keepGoingVariable } from '../src/last-good/keep-going-variable.ts';
import { editionVariables, runCommand } from './command-line.ts';
import { withCpuProfile } from './cpu-profile.ts';
import { sayMemoryNeeds } from './say-memory-needs.ts';
import { undoInterruptedAndSay } from './undo-interrupted.ts';

await runCommand(
  {
    name: 'npm run build',
    summary: 'Checks the content and builds the site. When anything is wrong, the last good site stays.',
    options: {
      verbose: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      'keep-going': { type: 'boolean', default: false },
    },
    help: {
      verbose: 'print Astro’s log',
      force: 'build even if nothing has changed since the last build, and write every page again',
      'keep-going':
        'publish although single articles have errors, with the last good text of each; exit code 0, and the errors are printed',
      profile: 'write CPU profiles to .cache/profiles, for the developer tools of a browser',
    },
    environment: {
      ...editionVariables,
      KB_OUT: 'output folder (default: dist or dist-internal; inside .cache for another content folder)',
    },
  },
  async ({ verbose, force, profile, 'keep-going': keepsGoing }) => {
    const build = () => buildSite({ verbose, force, keepsGoing });
    if (!profile) return build();
    const folder = join(root, '.cache/profiles', new Date().toISOString().replaceAll(':', '-'));
    await withCpuProfile(folder, build);
    console.log(`CPU profiles: ${relative('.', folder)}`);
  },
);

interface BuildOptions {
  verbose: boolean;
  force: boolean;
  keepsGoing: boolean;
}

async function buildSite({ verbose, force, keepsGoing }: BuildOptions): Promise<void> {
  // Read before Astro does, so a wrong variable is misuse (exit code 2), not a failed build (1).
  const environment = readEnvironment(process.env);
  const folders = foldersOf(environment);
  await undoInterruptedAndSay(environment.contentDir);
  const started = performance.now();
  const inputs = digestInputs(environment, folders);
  const place = `the ${environment.audience} edition in ${relative('.', folders.outDir)}`;
  if (!force && (await isUpToDate(inputs, folders))) {
    console.log(`Nothing has changed since the last build: ${place} is up to date.`);
    return;
  }
  sayMemoryNeeds('build', environment.contentDir);
  await publishSite({ verbose, force, keepsGoing });
  const heldBack = await readHeldBack(folders.heldBackFile);
  // Without its inputs the site never passes for up to date.
  await writeStamp(heldBack.length === 0 ? inputs : undefined, folders);
  printHeldBack(heldBack);
  await printContract(folders.contractFile);
  console.log(`Built ${place} in ${((performance.now() - started) / 1000).toFixed(1)} s${await timesOf(folders.phasesFile)}.`);
}

/** Imports only what it needs: Astro takes longer to load than many a build needs. */
async function publishSite({ verbose, force, keepsGoing }: BuildOptions): Promise<void> {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env[keepGoingVariable] = keepsGoing ? '1' : '0';
  const { buildFromKeptPages } = await import('../plugins/index.ts');
  const log = (text: string): void => (verbose ? console.log(text) : undefined);
  try {
    if (await buildFromKeptPages({ force, log })) return;
    const { build } = await import('astro');
    await build({ logLevel: verbose ? 'info' : 'silent' });
  } catch (error) {
    const fault = faultOfMachine(error);
    if (fault !== undefined) throw fault;
    throw new UserError((error as Error).message, (error as { hint?: string }).hint ?? '', { cause: error });
  }
}

/** Errors that did not stop the build. */
async function readHeldBack(file: string): Promise<Finding[]> {
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Finding[]) : [];
}

/** To standard error, except annotations, which GitHub takes from standard output. */
function printHeldBack(findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  if (process.env['GITHUB_ACTIONS'] === 'true') process.stdout.write(formats.github(findings));
  else console.error(formats.terminal(findings));
  const files = new Set(findings.map(({ file }) => file)).size;
  console.error(
    `Published in spite of errors in ${files} ${files === 1 ? 'file' : 'files'}; each says what readers see instead.`,
  );
}

/** ` (Rendering the pages of 182 articles: 9.0, …)` */
async function timesOf(phasesFile: string): Promise<string> {
  const phases = JSON.parse(await readFile(phasesFile, 'utf8')) as Phase[];
  return `: ${phases.map(({ name, seconds }) => `${name.toLowerCase()} ${seconds.toFixed(1)} s`).join(', ')}`;
}

/** Prints nothing when the operator has switched the search contract off. */
async function printContract(file: string): Promise<void> {
  if (!existsSync(file)) return;
  const { questions, askedAgain } = JSON.parse(await readFile(file, 'utf8')) as ContractReport;
  console.log(`Search finds all ${questions} questions that articles answer (${askedAgain} asked again).`);
}
