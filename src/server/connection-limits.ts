/** What strangers can make the server hold at once, whatever they send and whether or not they read the answers. */
export interface ConnectionLimits {
  /**
   * Open connections. Each costs some 30 KiB and the answer that is on its way. Beyond it the network that has the most
   * loses one.
   */
  total: number;
  /** Of one address group (IPv4 address, IPv6 /64): enough for an office or a dormitory behind one router. */
  perGroup: number;
  /** Of one IPv6 /48. */
  perNetwork: number;
  /** Requests that may wait on a connection while another is answered. Browsers and proxies send none. */
  pipelined: number;
  /** How long an address group that went beyond `pipelined` is turned away. */
  banMs: number;
  /** A connection on which nothing moves for so long is dropped, above all one whose client does not read. */
  idleMs: number;
}

export const connectionLimits: ConnectionLimits = {
  total: 2_000,
  perGroup: 256,
  perNetwork: 512,
  pipelined: 16,
  banMs: 10_000,
  idleMs: 15_000,
};
