/** Milliseconds on a clock that never goes back and that all threads of a process share; its origin is arbitrary. */
export function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1_000 + nanoseconds / 1_000_000;
}
