import type { Server } from 'node:http';
import { isIPv6 } from 'node:net';
import { UserError } from '../errors.ts';
import type { ServerConfig } from './config.ts';

/**
 * @returns where the server answers, `http://127.0.0.1:4321`
 * @throws UserError when the address or port cannot be used
 */
export function listen(server: Server, { host, port }: Pick<ServerConfig, 'host' | 'port'>): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const [why, hint] = faults[error.code ?? ''] ?? [error.message, 'Check HOST and PORT.'];
      reject(new UserError(`Cannot listen on HOST ${host}, PORT ${port}: ${why}.`, hint, { cause: error }));
    });
    server.listen(port, host, () => resolve(urlOf(server, host)));
  });
}

const faults: Readonly<Record<string, [why: string, hint: string]>> = {
  EADDRINUSE: [
    'another program is using that port',
    'Stop the other program, or set PORT to another number; 0 takes any free one.',
  ],
  EACCES: ['this user is not allowed to use that port', 'Set PORT to 1024 or higher.'],
  EADDRNOTAVAIL: [
    'this machine does not have that address',
    'Set HOST to 127.0.0.1, or to 0.0.0.0 for every address of this machine.',
  ],
  ENOTFOUND: ['there is no host with that name', 'Set HOST to 127.0.0.1, or to 0.0.0.0 for every address of this machine.'],
};

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** Stops accepting connections and waits for requests in progress, which are cut off after the timeout. */
export async function drain(server: Server, timeoutMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const closeIdle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
  await closed;
  clearInterval(closeIdle);
  clearTimeout(cut);
}
