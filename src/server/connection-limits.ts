/** Limits on what clients can make the server hold in memory, whatever they send and whether or not they read responses. */
export interface ConnectionLimits {
  /**
   * Open connections. Each costs about 30 KiB plus the response being sent. Beyond the limit the network with the most
   * connections loses one.
   */
  total: number;
  /** Open connections of one address group (IPv4 address, IPv6 /64): enough for an office or dormitory behind a router. */
  perGroup: number;
  /** Open connections of one IPv6 /48. */
  perNetwork: number;
  /** Requests that may wait on a connection while another is answered. Browsers and proxies do not pipeline. */
  pipelined: number;
  /** How long an address group that exceeded `pipelined` is refused. */
  banMs: number;
  /** How long a connection may be idle, for example because the client does not read the response. */
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
