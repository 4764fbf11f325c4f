import { connect, type Socket } from 'node:net';
import { isComplete } from '../load/raw-client.ts';
import { type FuzzRequest, makeFuzzRequest, type Pick } from './fuzz-requests.ts';

export interface SendFuzzOptions {
  /** `http://127.0.0.1:4321` */
  url: string;
  requests: number;
  connections: number;
  pick: Pick;
  /** Ballots to use again; new ones are added, up to a hundred. */
  ballots: string[];
  /** Client address, as a proxy would pass it on. */
  nextAddress: () => string;
}

/** A server that still waits for the rest of a body need not answer. */
const answerTimeoutMs = 2_000;

/**
 * Sends malformed and hostile requests over bare sockets. A connection is reused only after a request with a correct
 * Content-Length; otherwise the server would read the next request as its body.
 *
 * @returns answers by status; 0 for requests that were not answered
 */
export async function sendFuzz(options: SendFuzzOptions): Promise<Record<number, number>> {
  const { url, requests, connections, pick, ballots, nextAddress } = options;
  const { hostname, port } = new URL(url);
  const byStatus: Record<number, number> = {};
  let sent = 0;

  async function keepSending(): Promise<void> {
    let socket: Socket | undefined;
    while (sent < requests) {
      sent += 1;
      const request = makeFuzzRequest(pick, ballots);
      socket ??= connect(Number(port), hostname).setNoDelay(true);
      const { status, text } = await exchange(socket, toBytes(request, nextAddress()));
      byStatus[status] = (byStatus[status] ?? 0) + 1;
      const ballot = /"ballot":"([^"]+)"/.exec(text)?.[1];
      if (ballot !== undefined && ballots.length < 100) ballots.push(ballot);
      if (status !== 0 && hasCorrectLength(request) && !/\r\nconnection: close\r\n/i.test(text)) continue;
      // A graceful close would leave up to a hundred thousand connections behind.
      socket.resetAndDestroy();
      socket = undefined;
    }
    socket?.resetAndDestroy();
  }

  await Promise.all(Array.from({ length: connections }, keepSending));
  return byStatus;
}

function hasCorrectLength({ headers, body }: FuzzRequest): boolean {
  return body !== undefined && headers['Content-Length'] === String(body.length);
}

function toBytes({ method, target, headers, body }: FuzzRequest, address: string): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `${method} ${target} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: ${address}\r\n${lines.join('')}\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), body ?? new Uint8Array()]);
}

/** `status` is 0 when the connection was closed or the answer did not come in time. */
function exchange(socket: Socket, request: Buffer): Promise<{ status: number; text: string }> {
  return new Promise((done) => {
    let text = '';
    function end(): void {
      clearTimeout(timer);
      socket.removeAllListeners();
      socket.on('error', () => {});
      done({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text });
    }
    const timer = setTimeout(end, answerTimeoutMs);
    socket.on('error', () => {});
    socket.on('close', end);
    socket.on('data', (data) => {
      text += data.toString('latin1');
      if (isComplete(text)) end();
    });
    socket.write(request);
  });
}
