import type { ParseArgsOptionsConfig } from 'node:util';
import { MisuseError } from '../../src/errors.ts';
import { readChoice, readCount, readCounts } from '../command-line.ts';

/** A benchmark of `npm run bench` or a proof of `npm run prove`. */
export interface Part<Result> {
  /** As typed after `--`. */
  name: string;
  /** What `--help` says about it, in lines of about 100 characters. */
  summary: readonly string[];
  options: Readonly<Record<string, PartOption>>;
  /**
   * Parses the part's own options, so a mistyped value fails before anything runs.
   *
   * @throws MisuseError
   */
  prepare(values: Readonly<Record<string, unknown>>): (progress: Progress) => Promise<Result>;
}

/** Prints a line about what is being done. */
export type Progress = (line: string) => void;

export interface PartOption<Value = unknown> {
  default: string;
  help: string;
  /** @throws MisuseError */
  read(value: string, option: string): Value;
}

type ValuesOf<Options> = { [Name in keyof Options]: Options[Name] extends PartOption<infer Value> ? Value : never };

/** A part whose `run` gets the parsed, typed values of its options. */
export function definePart<const Options extends Readonly<Record<string, PartOption>>, Result>({
  run,
  ...part
}: Pick<Part<Result>, 'name' | 'summary'> & {
  options: Options;
  run(values: ValuesOf<Options>, progress: Progress): Promise<Result>;
}): Part<Result> {
  return {
    ...part,
    prepare(values) {
      const own = Object.entries(part.options).map(([name, option]) => [name, option.read(String(values[name]), name)]);
      return (progress) => run(Object.fromEntries(own) as ValuesOf<Options>, progress);
    },
  };
}

/** A whole number of at least 1. */
export function count(preset: number, help: string): PartOption<number> {
  return { default: String(preset), help, read: (value, option) => readCount(option, value) };
}

/** Whole numbers of at least 1, separated by commas. */
export function counts(preset: readonly number[], help: string): PartOption<number[]> {
  return { default: preset.join(), help, read: (value, option) => readCounts(option, value) };
}

/** One of a few words, the first by default. */
export function choice<const Name extends string>(names: readonly [Name, ...Name[]], help: string): PartOption<Name> {
  return {
    default: names[0],
    help: `${help}: ${names.join(', ')}`,
    read: (value, option) => readChoice(`a value of --${option}`, value, names),
  };
}

export function text(preset: string, help: string): PartOption<string> {
  return { default: preset, help, read: (value) => value };
}

/** The options of all parts, for the description of their command. Parts may share an option; then it has one default. */
export function optionsOf(parts: readonly Part<unknown>[]): {
  options: ParseArgsOptionsConfig;
  help: Record<string, string>;
} {
  const all = parts.flatMap((part) => Object.entries(part.options).map(([option, own]) => ({ part: part.name, option, ...own })));
  const byName = Object.entries(Object.groupBy(all, ({ option }) => option)).map(([name, uses = []]) => {
    const [first] = uses;
    if (uses.some((use) => use.default !== first?.default)) throw new Error(`--${name} has more than one default.`);
    const meanings = [...new Set(uses.map(({ help }) => help))].join('; ');
    return { name, preset: first?.default ?? '', help: `${uses.map(({ part }) => part).join(', ')}: ${meanings}` };
  });
  return {
    options: Object.fromEntries(byName.map(({ name, preset }) => [name, { type: 'string' as const, default: preset }])),
    help: Object.fromEntries(byName.map(({ name, help }) => [name, help])),
  };
}

/** A line or more for each part, for the command's summary. */
export function summaryOf(parts: readonly Part<unknown>[]): string {
  const width = Math.max(...parts.map(({ name }) => name.length));
  return parts.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary.join(`\n${' '.repeat(width + 4)}`)}`).join('\n');
}

/**
 * @param kind what the parts are, with its article: `a proof`
 * @throws MisuseError that lists the names when none of them is `name`
 */
export function findPart<Result>(kind: string, parts: readonly Part<Result>[], name: string | undefined): Part<Result> {
  const names = parts.map((part) => part.name);
  return parts[names.indexOf(readChoice(kind, name, names))] as Part<Result>;
}

/**
 * Refuses options that belong to other parts only and would be ignored.
 *
 * @param given options on the command line
 * @throws MisuseError
 */
export function refuseForeignOptions(
  chosen: readonly Part<unknown>[],
  parts: readonly Part<unknown>[],
  given: ReadonlySet<string>,
): void {
  for (const option of given) {
    const owners = parts.filter((part) => Object.hasOwn(part.options, option));
    if (owners.length === 0 || owners.some((owner) => chosen.includes(owner))) continue;
    throw new MisuseError(
      `--${option} is not an option of \`${chosen.map(({ name }) => name).join(' ')}\`.`,
      `Leave it out; it belongs to ${owners.map(({ name }) => `\`${name}\``).join(' and ')}.`,
    );
  }
}

/** Prints a line on standard error, after the seconds since the start. */
export function printProgress(line: string): void {
  console.error(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${line}`);
}
