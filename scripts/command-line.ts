import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { faultOfMachine, MisuseError, UserError } from '../src/errors.ts';

/** Describes a command and its arguments; `--help` prints it. */
export interface CommandDescription<Options extends ParseArgsOptionsConfig> {
  /** As typed: `npm run check`. */
  name: string;
  summary: string;
  options: Options & ParseArgsOptionsConfig;
  /** What each option means, by its name. */
  help: Readonly<Record<keyof Options, string>>;
  /** Arguments without a dash, as `--help` shows them; left out when the command takes none. */
  positionals?: string;
  /** Environment variables it reads, each with its meaning. */
  environment?: Readonly<Record<string, string>>;
}

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true }>
>['values'];

/**
 * Runs a command: parses its arguments, prints help when asked, and turns errors into a message and an exit code: 0 for
 * success, 1 for findings or a failure, 2 for misuse.
 *
 * @param run returns the exit code (default: 0); `given` holds the names of the options on the command line, without
 *   those left at their default
 */
export async function runCommand<const Options extends ParseArgsOptionsConfig>(
  description: CommandDescription<Options>,
  run: (values: Values<Options>, positionals: string[], given: ReadonlySet<string>) => Promise<number> | Promise<void>,
): Promise<void> {
  const options = { ...description.options, help: { type: 'boolean', short: 'h' } } as Options & {
    help: { type: 'boolean'; short: 'h' };
  };
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true; tokens: true }>>;
  try {
    parsed = parseArgs({ options, allowPositionals: true, tokens: true });
    if (parsed.positionals.length > 0 && description.positionals === undefined) {
      throw new Error(`“${parsed.positionals.join(' ')}” is not an argument of this command.`);
    }
  } catch (error) {
    console.error(`${misuseOf(error as Error)}\nSee \`${description.name} -- --help\`.`);
    process.exitCode = 2;
    return;
  }
  if ((parsed.values as { help?: boolean }).help) {
    console.log(helpText(description));
    return;
  }
  // `npm run check -- --json | head` closes the pipe early, which is fine.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  const given = new Set(parsed.tokens.flatMap((token) => (token.kind === 'option' ? token.name : [])));
  try {
    process.exitCode = (await run(parsed.values as Values<Options>, parsed.positionals, given)) ?? 0;
  } catch (error) {
    const fault = error instanceof UserError ? error : faultOfMachine(error);
    if (fault === undefined) throw error;
    console.error(printable(`${fault.message}\n${fault.hint}`));
    process.exitCode = fault instanceof MisuseError ? 2 : 1;
  }
}

/** Of what Node says of an option that it does not know, the fault without the advice on arguments that look like options. */
function misuseOf({ message }: Error): string {
  return message.split('. To specify', 1)[0] ?? message;
}

/** Text for a terminal: what it may quote from files cannot control it, nor turn the order of the characters around. */
export function printable(text: string): string {
  return text.replaceAll(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu, '\ufffd');
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
    `${help[option] ?? ''}${preset === undefined || preset === false ? '' : ` (default: ${String(preset)})`}`,
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
 * Reads the value of `--option` as a whole number from 1 to `max`.
 *
 * @throws MisuseError
 */
export function readCount(option: string, value: string, max = 999_999_999): number {
  const count = /^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined;
  if (count !== undefined && count <= max) return count;
  const range = max === 999_999_999 ? 'of 1 or more' : `from 1 to ${max}`;
  throw new MisuseError(`--${option} cannot be \`${value}\`.`, `Give a whole number ${range}.`);
}

/**
 * Reads the value of `--option` as whole numbers separated by commas, such as `150,2000`.
 *
 * @throws MisuseError
 */
export function readCounts(option: string, value: string, max?: number): number[] {
  return value.split(',').map((count) => readCount(option, count, max));
}

/**
 * Reads an argument that must be one of a few names.
 *
 * @param what the names stand for, with its article: `a proof`
 * @throws MisuseError that lists the names
 */
export function readChoice<const Name extends string>(what: string, value: string | undefined, names: readonly Name[]): Name {
  const choice = names.find((name) => name === value);
  if (choice !== undefined) return choice;
  throw new MisuseError(
    value === undefined ? `${what.charAt(0).toUpperCase()}${what.slice(1)} is missing.` : `“${value}” is not ${what}.`,
    `Name ${names.length > 1 ? 'one of ' : ''}${names.join(', ')}.`,
  );
}

/**
 * Says how to list what a command only counts without `--verbose`.
 *
 * @param name of the command, as typed: `npm run check`
 */
export function verboseAdvice(name: string): string {
  return `\`${name} -- --verbose\` lists them`;
}

/** Variables that select what is built and checked. */
export const editionVariables = {
  KB_CONTENT: 'content folder (default: content)',
  KB_AUDIENCE: '`public` or `internal` (default: public)',
  KB_TODAY: 'the date for checks and pages, such as 2026-11-20 (default: today)',
} as const;
