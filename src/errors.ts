import type { z } from 'zod';

/**
 * A fault that the person at the keyboard can fix. `message` says what is wrong, with the value;
 * `hint` says what to do. Commands print both and no stack trace.
 */
export class UserError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
    this.hint = hint;
  }
}

/** In one line, for a log: the message as a sentence, and what to do where that is known. */
export function explain(error: Error): string {
  const sentence = `${error.message.replace(/\.$/, '')}.`;
  return error instanceof UserError ? `${sentence} ${error.hint}` : sentence;
}

/** The command was not given what it needs to begin: exit code 2 instead of 1. */
export class MisuseError extends UserError {}

/**
 * Validates once, at the border (environment, options, request).
 *
 * @throws MisuseError that lists every fault in `input`, without values, which may be secrets, with `message` as its first line
 */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown, message: string): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new MisuseError(
    message,
    result.error.issues.map((issue) => `${issue.path.join('.') || 'value'}: ${issue.message}`).join('\n'),
  );
}
