import { connect } from 'node:net';
import type pg from 'pg';

/**
 * Asks the server to cancel the running statement of a connection. Otherwise a commit that waits for a standby would occupy
 * a connection of the server long after ours is closed, and retries would use up the others.
 * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS
 */
export function cancelStatement(client: pg.Client): void {
  const { processID, secretKey } = client as pg.Client & { processID?: number; secretKey?: number };
  if (processID === undefined || secretKey === undefined) return;
  const message = Buffer.alloc(16);
  for (const [index, value] of [message.length, cancelRequest, processID, secretKey].entries())
    message.writeInt32BE(value, index * 4);
  const { host, port } = client;
  const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  // Best effort: a server that is gone has nothing to cancel.
  socket.setTimeout(2_000, () => socket.destroy());
  socket.on('error', () => {});
  socket.end(message);
}

const cancelRequest = 80_877_102;
