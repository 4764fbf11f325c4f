/** Addresses of a private network for `X-Forwarded-For`, each once until all sixteen million have come. */
export function addresses(): () => string {
  let next = 0;
  return () => {
    next += 1;
    return `10.${(next >> 16) & 255}.${(next >> 8) & 255}.${next & 255}`;
  };
}
