import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { MisuseError, UserError } from '../src/errors.ts';

/** What a command is and takes; also its `--help`. */
export interface CommandDescription<Options extends ParseArgsOptionsConfig> {
  /** As typed: `npm run check`. */
  name: string;
  summary: string;
  options: Options & ParseArgsOptionsConfig;
  /** What each option means, by its name. */
  help: Readonly<Record<keyof Options, string>>;
  /** Names of arguments without a dash, if the command takes any. */
  positionals?: string;
  /** Environment variables it reads, each with its meaning. */
  environment?: Readonly<Record<string, string>>;
}

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true }>
>['values'];

/**
 * Runs a command: parses its arguments, prints help when asked, and turns what goes wrong into a
 * sentence and an exit code: 0 fine, 1 findings or a fault, 2 misuse.
 *
 * @param run returns the exit code, 0 when it returns nothing
 */
export async function runCommand<const Options extends ParseArgsOptionsConfig>(
  description: CommandDescription<Options>,
  run: (values: Values<Options>, positionals: string[]) => Promise<number> | Promise<void>,
): Promise<void> {
  const options = { ...description.options, help: { type: 'boolean', short: 'h' } } as Options & {
    help: { type: 'boolean'; short: 'h' };
  };
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ options, allowPositionals: true });
    if (parsed.positionals.length > 0 && description.positionals === undefined) {
      throw new Error(`“${parsed.positionals.join(' ')}” is not an argument of this command.`);
    }
  } catch (error) {
    console.error(`${(error as Error).message}\nSee \`${description.name} -- --help\`.`);
    process.exitCode = 2;
    return;
  }
  if ((parsed.values as { help?: boolean }).help) {
    console.log(helpText(description));
    return;
  }
  // `npm run check -- --json | head` closes the pipe early; that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  try {
    process.exitCode = (await run(parsed.values as Values<Options>, parsed.positionals)) ?? 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(`${error.message}\n${error.hint}`);
    process.exitCode = error instanceof MisuseError ? 2 : 1;
  }
}

function helpText<Options extends ParseArgsOptionsConfig>({
  name,
  summary,
  options,
  help,
  positionals,
  environment,
}: CommandDescription<Options>): string {
  const rows = Object.entries(options).map(([option, { type, default: preset }]): [string, string] => [
    `--${option}${type === 'string' ? ` ${option.toUpperCase()}` : ''}`,
    `${help[option] ?? ''}${preset === undefined ? '' : ` (default: ${String(preset)})`}`,
  ]);
  const variables = Object.entries(environment ?? {});
  return [
    `${name}${positionals === undefined ? '' : ` -- ${positionals}`}`,
    `  ${summary}`,
    '',
    'Options, after `--`:',
    ...table([...rows, ['--help', 'show this text']]),
    ...(variables.length === 0 ? [] : ['', 'Environment:', ...table(variables)]),
  ].join('\n');
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
}

/**
 * Says how to see what a command without `--verbose` has only counted.
 *
 * @param name of the command, as typed: `npm run check`
 */
export function verboseAdvice(name: string): string {
  return `\`${name} -- --verbose\` names them`;
}

/** Variables that say what is built and checked. */
export const editionVariables = {
  KB_CONTENT: 'content folder (default: content)',
  KB_AUDIENCE: 'edition, `public` or `internal` (default: public)',
  KB_TODAY: 'the day that checks and pages see (default: today)',
} as const;
