import type { Checked } from '../src/checks/fix.ts';
import { readKnownFindings, stateOfInputs } from '../src/checks/known-findings.ts';
import { foldersOf } from '../src/edition/folders.ts';
import { MisuseError } from '../src/errors.ts';
import { countFindings, type Finding, sortFindings } from '../src/findings/finding.ts';
import { type Format, formats } from '../src/findings/index.ts';
import { renderTerminal } from '../src/findings/terminal.ts';
import { type Environment, readEnvironment } from '../src/knowledge/environment.ts';
import { editionVariables, readChoice, runCommand, verboseAdvice } from './command-line.ts';
import { sayMemoryNeeds } from './say-memory-needs.ts';
import { undoInterruptedAndSay } from './undo-interrupted.ts';

const formatNames = Object.keys(formats) as Format[];

await runCommand(
  {
    name: 'npm run check',
    summary: 'Checks the content without building; exit code 1 when there are errors.',
    options: {
      format: { type: 'string', default: process.env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'terminal' },
      since: { type: 'string' },
      outside: { type: 'boolean', default: false },
      fragile: { type: 'boolean', default: false },
      fix: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    help: {
      format: `${Object.keys(formats).join(', ')}; on GitHub Actions annotations are the default`,
      since: 'report only findings that are new since this git revision, such as origin/main',
      outside: 'also request every link to other sites; dead links are warnings, never errors',
      fragile:
        'also find questions that search answers only in their exact wording, by searching without each phrasing; takes minutes, and the report shows the figures',
      fix: 'first correct what needs no writer: Chinese typography of bodies, `<br>`, `##heading`, curly quotes and full-width colons where they break the syntax',
      verbose: 'list every note; otherwise the terminal counts them by rule',
      json: 'the same as --format json',
    },
    environment: editionVariables,
  },
  async ({ format, since, outside, fragile, fix, verbose, json }) => {
    if (outside && since !== undefined)
      throw new MisuseError(
        '--outside checks the web as it is today, so it cannot be combined with --since.',
        'Leave one of them out.',
      );
    if (fragile && since !== undefined)
      throw new MisuseError(
        '--fragile checks only the current content, so it cannot be combined with --since.',
        'Leave one of them out.',
      );
    if (fix && since !== undefined)
      throw new MisuseError(
        '--fix changes the current content, so it cannot be combined with --since.',
        'Leave one of them out.',
      );
    const wanted = json ? 'json' : readChoice('a format', format, formatNames);
    const environment = readEnvironment(process.env);
    await undoInterruptedAndSay(environment.contentDir);
    const findings =
      since !== undefined
        ? await checkNew(environment, since)
        : outside || fragile || fix
          ? await checkAll(environment, { outside, fragile, fix })
          : await checkUnlessKnown(environment);
    // Notes that a change introduced are always listed.
    const countsNotes = wanted === 'terminal' && !verbose && since === undefined;
    process.stdout.write(
      countsNotes ? renderTerminal(findings, { advice: `${verboseAdvice('npm run check')}.` }) : formats[wanted](findings),
    );
    return countFindings(findings).error > 0 ? 1 : 0;
  },
);

/** Most of the code is loaded only here and below: that takes longer than finding out that nothing has changed. */
async function checkUnlessKnown(environment: Environment): Promise<readonly Finding[]> {
  const folders = foldersOf(environment);
  const state = stateOfInputs(environment, folders);
  const known = await readKnownFindings(folders.findingsFile);
  if (known !== undefined && known.state.all === state?.all) return known.found.map(({ finding }) => finding);
  // Where a check has been made, there was enough.
  if (known === undefined) sayMemoryNeeds('check', environment.contentDir);
  const { checkAgain } = await import('../src/checks/check-again.ts');
  return checkAgain(environment, folders, state, known);
}

async function checkNew(environment: Environment, since: string): Promise<Finding[]> {
  const { checkSince } = await import('../src/checks/check-content.ts');
  return checkSince(since, { ...environment, fragmentsDir: foldersOf(environment).fragmentsDir });
}

async function checkAll(environment: Environment, { outside = false, fragile = false, fix = false } = {}): Promise<Finding[]> {
  sayMemoryNeeds('check', environment.contentDir);
  const [{ checkContent }, { readContent }, { readArticleDemand }] = await Promise.all([
    import('../src/checks/check-content.ts'),
    import('../src/content/read-content.ts'),
    import('../src/knowledge/article-demand.ts'),
  ]);
  const { fragmentsDir, articleDemandFile } = foldersOf(environment);
  const demand = await readArticleDemand(articleDemandFile);
  const check = async (asksOutside: boolean): Promise<Checked> => {
    const content = await readContent(environment.contentDir, fragmentsDir, environment.contentDir, { withPages: fragile });
    return { content, findings: await checkContent(content, { today: environment.today, asksOutside, demand }) };
  };
  if (fix) {
    const { fixContent } = await import('../src/checks/fix.ts');
    const files = await fixContent(() => check(false));
    console.error(files.length === 0 ? 'Nothing could be fixed.' : `Fixed ${files.join(', ')}.`);
  }
  const { content, findings } = await check(outside);
  if (!fragile) return findings;
  if (countFindings(findings).error > 0) {
    console.error('--fragile was skipped: the content has errors.');
    return findings;
  }
  const progress = (written: number, indexes: number): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r${written} of ${indexes} indexes checked`);
    else if (written % 10 === 0 || written === indexes) console.error(`${written} of ${indexes} indexes checked`);
  };
  const { checkFragile } = await import('../src/checks/search-contract/check-fragile.ts');
  const fragileFindings = await checkFragile(content, environment, progress);
  if (process.stderr.isTTY) process.stderr.write('\n');
  return sortFindings([...findings, ...fragileFindings]);
}
