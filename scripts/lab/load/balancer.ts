import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { portOf } from './free-port.ts';

export interface Balancer {
  url: string;
  stop(): Promise<void>;
}

/**
 * Distributes requests round-robin, as nginx does by default: when a server is down, a GET is retried on the next one, a
 * POST is not. Answers are buffered and passed on when complete.
 *
 * @param servers called for each request, since a restarted server may have another address
 */
export async function startBalancer(servers: () => readonly string[]): Promise<Balancer> {
  let turn = 0;

  function forward(incoming: IncomingMessage, outgoing: ServerResponse, body: Buffer, [url, ...others]: string[]): void {
    const target = new URL(incoming.url ?? '/', url);
    const sent = request(target, { method: incoming.method, headers: incoming.headers, agent: false }, (response) => {
      readAll(response).then((answer) => outgoing.writeHead(response.statusCode ?? 502, response.headers).end(answer), retry);
    });
    sent.on('error', retry);
    sent.end(body);

    function retry(error: NodeJS.ErrnoException): void {
      const isRetryable = incoming.method === 'GET' || error.code === 'ECONNREFUSED';
      if (isRetryable && others.length > 0) forward(incoming, outgoing, body, others);
      else outgoing.writeHead(502).end();
    }
  }

  const server = createServer(async (incoming, outgoing) => {
    const body = await readAll(incoming).catch(() => undefined);
    const urls = servers();
    const first = turn++ % urls.length;
    if (body !== undefined) forward(incoming, outgoing, body, [...urls.slice(first), ...urls.slice(0, first)]);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}
