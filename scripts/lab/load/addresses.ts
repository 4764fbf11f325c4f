/** Returns a function that gives the addresses of a private network in turn, for `X-Forwarded-For`; they repeat after 16 million. */
export function addresses(): () => string {
  let next = 0;
  return () => {
    next += 1;
    return `10.${(next >> 16) & 255}.${(next >> 8) & 255}.${next & 255}`;
  };
}
