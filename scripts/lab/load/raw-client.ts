import { connect, type Socket } from 'node:net';

export interface LoadOptions {
  /** `http://127.0.0.1:4321` */
  url: string;
  connections: number;
  /** Stop after so many answers, or after so long. */
  requests?: number;
  seconds?: number;
  /** The whole text of the next request of a connection. */
  makeRequest: (connection: number) => string;
  /** Called with the status and what follows the head of each answer. */
  onAnswer?: (status: number, body: string, connection: number) => void;
}

export interface LoadResult {
  answers: number;
  byStatus: Record<number, number>;
  seconds: number;
  /** Connections that broke. */
  broken: number;
  /** Milliseconds from request to answer. */
  median: number;
  p99: number;
  max: number;
}

/**
 * Keeps so many connections busy, one request at a time on each. It speaks just enough HTTP over bare
 * sockets: a full client would need more of the processor than the server that is measured.
 */
export async function load({
  url,
  connections,
  requests = Number.POSITIVE_INFINITY,
  seconds = 3_600,
  makeRequest,
  onAnswer,
}: LoadOptions): Promise<LoadResult> {
  const { hostname, port } = new URL(url);
  const latencies: number[] = [];
  const byStatus: Record<number, number> = {};
  let sent = 0;
  let broken = 0;
  const began = performance.now();
  const until = began + seconds * 1_000;

  function keepBusy(number: number): Promise<void> {
    return new Promise((done) => {
      const socket: Socket = connect(Number(port), hostname);
      socket.setNoDelay(true);
      let received = '';
      let sentAt = 0;
      let isEnding = false;
      function next(): void {
        if (sent >= requests || performance.now() >= until) {
          isEnding = true;
          socket.end();
          return;
        }
        sent += 1;
        sentAt = performance.now();
        socket.write(makeRequest(number));
      }
      socket.on('connect', next);
      socket.on('data', (data) => {
        received += data.toString('latin1');
        const headEnd = received.indexOf('\r\n\r\n');
        if (headEnd < 0) return;
        const length = /\r\ncontent-length: (\d+)/i.exec(received)?.[1];
        const body = received.slice(headEnd + 4);
        const isWhole = length === undefined ? body.endsWith('0\r\n\r\n') : body.length >= Number(length);
        if (!isWhole) return;
        latencies.push(performance.now() - sentAt);
        const status = Number(received.slice(9, 12));
        byStatus[status] = (byStatus[status] ?? 0) + 1;
        onAnswer?.(status, body, number);
        received = '';
        next();
      });
      socket.on('error', () => {});
      socket.on('close', () => {
        if (!isEnding) broken += 1;
        done();
      });
    });
  }

  await Promise.all(Array.from({ length: connections }, (_, number) => keepBusy(number)));
  const sorted = latencies.sort((a, b) => a - b);
  const quantile = (q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
  return {
    answers: sorted.length,
    byStatus,
    seconds: (performance.now() - began) / 1_000,
    broken,
    median: quantile(0.5),
    p99: quantile(0.99),
    max: sorted.at(-1) ?? 0,
  };
}

/** A JSON POST as text. */
export function jsonPost(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): string {
  const text = JSON.stringify(body);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\nHost: help.example\r\nContent-Type: application/json\r\n${lines.join('')}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
