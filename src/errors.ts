import type { z } from 'zod';

/**
 * An error that the user can fix. `message` says what is wrong, with the value; `hint` says what to do. Commands print
 * both, without a stack trace.
 */
export class UserError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
    this.hint = hint;
  }
}

/** One line for a log: the message, followed by the hint if there is one. */
export function explain(error: Error): string {
  const sentence = `${error.message.replace(/\.$/, '')}.`;
  return error instanceof UserError ? `${sentence} ${error.hint}` : sentence;
}

const freeSpace = 'Free some space, then run the command again.';

/** What the machine refuses, by the code of the error: what is wrong, and what to do. */
const machineFaults: Readonly<Record<string, readonly [(path: string) => string, string]>> = {
  ENOSPC: [() => 'The disk is full.', freeSpace],
  EDQUOT: [() => 'The disk quota of this user is used up.', freeSpace],
  EFBIG: [
    () => 'A file would become larger than this user or disk allows.',
    'Raise the limit (`ulimit -f`), or use another disk.',
  ],
  EROFS: [(path) => `${path} is on a disk that can only be read.`, 'Make it writable, or name another folder.'],
  EACCES: [(path) => `This user has no permission for ${path}.`, 'Change its owner or mode, or run the command as its owner.'],
  EPERM: [(path) => `This user has no permission for ${path}.`, 'Change its owner or mode, or run the command as its owner.'],
  EMFILE: [() => 'Too many files are open at once.', 'Raise the limit (`ulimit -n`), then run the command again.'],
};

/** A refusal of the file system in words, `undefined` for every other error. */
export function faultOfMachine(error: unknown): UserError | undefined {
  const { code, path, dest, syscall } = (error ?? {}) as Partial<Record<'code' | 'path' | 'dest' | 'syscall', unknown>>;
  const fault = typeof code === 'string' && typeof syscall === 'string' ? machineFaults[code] : undefined;
  if (fault === undefined) return undefined;
  const file = [dest, path].find((each) => typeof each === 'string');
  const [message, hint] = fault;
  return new UserError(message(file ?? 'a file'), hint, { cause: error });
}

/** Wrong options, environment variables or arguments: exit code 2 instead of 1. */
export class MisuseError extends UserError {}

/**
 * Validates input from outside: environment variables, options, files.
 *
 * @throws MisuseError with `message`, and every error in `input` as its hint. Values are left out, as they may be secret.
 */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown, message: string): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new MisuseError(
    message,
    result.error.issues.map((issue) => `${issue.path.join('.') || 'value'}: ${issue.message}`).join('\n'),
  );
}
