/**
 * Whether the first reply came within the promised time.
 *
 * @param now milliseconds since 1970, as the other instants
 * @returns `undefined` without a promise, and while a question that nobody answered is not due yet: counting only answered
 *   ones would leave out the worst
 */
export function isPromiseKept(
  { firstDueAt, answeredAt }: { firstDueAt: number | null; answeredAt: number | null },
  now: number,
): boolean | undefined {
  if (firstDueAt === null) return undefined;
  if (answeredAt !== null) return answeredAt <= firstDueAt;
  return firstDueAt < now ? false : undefined;
}
