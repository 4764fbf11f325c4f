/** Where an address belongs; `none` when the server does not know it. */
export type AddressKind = 'loopback' | 'private' | 'documentation' | 'public' | 'none';

/** RFC 6890; `documentation` is used by nobody, so it tells that a client made it up (RFC 5737, RFC 3849). */
const kinds: readonly (readonly [Exclude<AddressKind, 'public' | 'none'>, RegExp])[] = [
  ['loopback', /^(?:127\.|::1$)/],
  [
    'private',
    /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd]|fe[89ab])/,
  ],
  ['documentation', /^(?:192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:db8:)/],
];

export function addressKind(address: string): AddressKind {
  const bare = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  if (bare === '') return 'none';
  return kinds.find(([, pattern]) => pattern.test(bare))?.[0] ?? 'public';
}
