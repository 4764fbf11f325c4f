import { UserError } from '../src/errors.ts';

/** One of the answers to a question. */
export interface Choice {
  value: string;
  label?: string;
  hint?: string;
}

/** Whether someone is there to be asked: in CI and behind a pipe nobody is. */
export function isAtTerminal(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

/** @param validate says what is wrong with an answer, if anything is */
export async function askText(
  message: string,
  options: { initial?: string; example?: string; validate?: (answer: string) => string | undefined } = {},
): Promise<string> {
  const { initial, example, validate } = options;
  const { isCancel, text } = await import('@clack/prompts');
  const answer = await text({
    message,
    ...(initial !== undefined && { initialValue: initial }),
    ...(example !== undefined && { placeholder: example }),
    validate: (value = '') => validate?.(value.trim()),
  });
  return isCancel(answer) ? refuse() : answer.trim();
}

export async function askChoice(message: string, choices: readonly Choice[]): Promise<string> {
  const { isCancel, select } = await import('@clack/prompts');
  const answer = await select<string>({ message, options: [...choices], maxItems: 12 });
  return isCancel(answer) ? refuse() : answer;
}

/** At least one of the choices. */
export async function askChoices(message: string, choices: readonly Choice[], initial: readonly string[]): Promise<string[]> {
  const { isCancel, multiselect } = await import('@clack/prompts');
  const answer = await multiselect<string>({ message, options: [...choices], initialValues: [...initial], required: true });
  return isCancel(answer) ? refuse() : answer;
}

function refuse(): never {
  throw new UserError('Cancelled.', 'Nothing was written.');
}
