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
