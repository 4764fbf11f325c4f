export class TookTooLong extends Error {}

/** @throws TookTooLong when the promise is not settled by then; what it waits for goes on */
export async function within<Value>(timeoutMs: number, promise: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const message = `The answer took longer than ${timeoutMs / 1000} seconds. Try again, or shorten the question.`;
    timer = setTimeout(() => reject(new TookTooLong(message)), timeoutMs);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
