import { checkContent, checkSince } from '../src/checks/check-content.ts';
import { readContent } from '../src/content/read-content.ts';
import { foldersOf } from '../src/edition/folders.ts';
import { MisuseError } from '../src/errors.ts';
import { countFindings } from '../src/findings/finding.ts';
import { type Format, formats } from '../src/findings/index.ts';
import { renderTerminal } from '../src/findings/terminal.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { editionVariables, runCommand, verboseAdvice } from './command-line.ts';

await runCommand(
  {
    name: 'npm run check',
    summary: 'Checks the content without building; exit code 1 when there are errors.',
    options: {
      format: { type: 'string', default: process.env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'terminal' },
      since: { type: 'string' },
      outside: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    help: {
      format: `${Object.keys(formats).join(', ')}; on GitHub Actions annotations are the default`,
      since: 'report only what is new since this git revision, such as origin/main',
      outside: 'also ask every link to other sites; what is dead is a warning, never an error',
      verbose: 'name every note, too; without it the terminal counts them by rule',
      json: 'the same as --format json',
    },
    environment: editionVariables,
  },
  async ({ format, since, outside, verbose, json }) => {
    if (outside && since !== undefined)
      throw new MisuseError('--outside asks the world as it is now, which --since cannot compare.', 'Leave one of them out.');
    const environment = readEnvironment(process.env);
    const { contentDir, today } = environment;
    const { fragmentsDir } = foldersOf(environment);
    const findings =
      since === undefined
        ? await checkContent(await readContent(contentDir, fragmentsDir), { today, asksOutside: outside })
        : await checkSince(since, { contentDir, fragmentsDir, today });
    const wanted = json ? 'json' : readFormat(format);
    // What a change has brought is never a standing note.
    const isFolded = wanted === 'terminal' && !verbose && since === undefined;
    process.stdout.write(
      isFolded ? renderTerminal(findings, { advice: `${verboseAdvice('npm run check')}.` }) : formats[wanted](findings),
    );
    return countFindings(findings).error > 0 ? 1 : 0;
  },
);

function readFormat(format: string): Format {
  if (Object.hasOwn(formats, format)) return format as Format;
  throw new MisuseError(`\`${format}\` is not a format.`, `Use one of ${Object.keys(formats).join(', ')}.`);
}
