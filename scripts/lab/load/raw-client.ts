import { connect, type Socket } from 'node:net';
import { quantile } from '../../../src/metrics/quantile.ts';

export interface LoadOptions {
  /** `http://127.0.0.1:4321` */
  url: string;
  connections: number;
  /** Requests to send, over all connections together (default: no limit). */
  requests?: number;
  /** How long to send (default: an hour). */
  seconds?: number;
  /** The next request of a connection, head and body. */
  makeRequest: (connection: number) => string;
  /** Called with the status and the body of each answer. */
  onAnswer?: (status: number, body: string, connection: number) => void;
}

export interface LoadResult {
  answers: number;
  byStatus: Record<number, number>;
  seconds: number;
  /** Connections that broke. */
  broken: number;
  /** Milliseconds from request to answer; 0 without answers. */
  median: number;
  p99: number;
  max: number;
}

/**
 * Keeps connections busy with one request at a time on each. It speaks just enough HTTP over bare sockets: a full
 * client would use more CPU than the server that is measured.
 */
export async function load({
  url,
  connections,
  requests = Number.POSITIVE_INFINITY,
  seconds = 3_600,
  makeRequest,
  onAnswer,
}: LoadOptions): Promise<LoadResult> {
  const latencies: number[] = [];
  const byStatus: Record<number, number> = {};
  let sent = 0;
  let broken = 0;
  const began = performance.now();
  const until = began + seconds * 1_000;

  function nextRequest(connection: number): string | undefined {
    if (sent >= requests || performance.now() >= until) return undefined;
    sent += 1;
    return makeRequest(connection);
  }

  async function keepBusy(connection: number): Promise<void> {
    const isBroken = await exchangeUntilDone(url, {
      next: () => nextRequest(connection),
      onAnswer(status, body, latency) {
        latencies.push(latency);
        byStatus[status] = (byStatus[status] ?? 0) + 1;
        onAnswer?.(status, body, connection);
      },
    });
    if (isBroken) broken += 1;
  }

  await Promise.all(Array.from({ length: connections }, (_, connection) => keepBusy(connection)));
  return {
    answers: latencies.length,
    byStatus,
    seconds: (performance.now() - began) / 1_000,
    broken,
    median: quantile(latencies, 0.5) ?? 0,
    p99: quantile(latencies, 0.99) ?? 0,
    max: quantile(latencies, 1) ?? 0,
  };
}

interface Exchange {
  /** The next request; `undefined` ends the connection. */
  next: () => string | undefined;
  onAnswer: (status: number, body: string, latencyMs: number) => void;
}

/** @returns whether the connection broke before its last answer */
function exchangeUntilDone(url: string, { next, onAnswer }: Exchange): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket: Socket = connect(Number(port), hostname);
    socket.setNoDelay(true);
    let received = '';
    let sentAt = 0;
    let isDone = false;
    function sendNext(): void {
      const request = next();
      sentAt = performance.now();
      isDone = request === undefined;
      if (request === undefined) socket.end();
      else socket.write(request);
    }
    socket.on('connect', sendNext);
    socket.on('data', (data) => {
      received += data.toString('latin1');
      const headEnd = received.indexOf('\r\n\r\n');
      if (!isComplete(received, headEnd)) return;
      onAnswer(Number(received.slice(9, 12)), received.slice(headEnd + 4), performance.now() - sentAt);
      received = '';
      sendNext();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(!isDone));
  });
}

/**
 * Whether an answer has arrived in full.
 *
 * @param headEnd index of the empty line after the head; negative while it has not arrived
 */
export function isComplete(answer: string, headEnd = answer.indexOf('\r\n\r\n')): boolean {
  if (headEnd < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer)?.[1];
  if (length !== undefined) return answer.length - headEnd - 4 >= Number(length);
  return !/\r\ntransfer-encoding: chunked/i.test(answer) || answer.endsWith('0\r\n\r\n');
}

/** A POST of JSON, head and body. */
export function jsonPost(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): string {
  const text = JSON.stringify(body);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\nHost: help.example\r\nContent-Type: application/json\r\n${lines.join('')}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
