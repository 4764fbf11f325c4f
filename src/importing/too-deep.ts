import { UserError } from '../errors.ts';

/** A text that would overflow the stack, or take minutes, because of what is in what. */
export class TooDeepError extends UserError {
  constructor(options?: ErrorOptions) {
    super('The text is nested too deeply to be read.', 'Make its lists, quotations and boxes flatter.', options);
  }
}

/** Turns an overflow of the stack into words. */
export function withinStack<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    throw cause instanceof RangeError ? new TooDeepError({ cause }) : cause;
  }
}
