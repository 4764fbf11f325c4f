import { MisuseError } from '../src/errors.ts';
import { editionVariables, runCommand } from './command-line.ts';
import { benchmarks } from './lab/bench/index.ts';
import { findPart, optionsOf, printProgress, refuseForeignOptions, summaryOf } from './lab/parts.ts';

const names = benchmarks.map(({ name }) => name);
const { options, help } = optionsOf(benchmarks);

await runCommand(
  {
    name: 'npm run bench',
    summary: `Measures the engine against its budgets. Exit code 1 when a budget is exceeded.\n\n${summaryOf(benchmarks)}`,
    positionals: names.join('|'),
    options: { ...options, json: { type: 'boolean', default: false } },
    help: { ...help, json: 'print the figures as JSON' },
    environment: {
      KB_CONTENT: `pages: ${editionVariables.KB_CONTENT}`,
      KB_TODAY: `pages: ${editionVariables.KB_TODAY}`,
    },
  },
  async ({ json, ...values }, [name, ...rest], given) => {
    if (rest.length > 0)
      throw new MisuseError(
        `Only one benchmark runs at a time, so “${rest.join(' ')}” is too many.`,
        `Name one of ${names.join(', ')}.`,
      );
    const benchmark = findPart('a benchmark', benchmarks, name);
    refuseForeignOptions([benchmark], benchmarks, given);
    const { report, text, isMet } = await benchmark.prepare(values)(printProgress);
    process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : text);
    return isMet ? 0 : 1;
  },
);
