import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

export interface Balancer {
  url: string;
  stop(): Promise<void>;
}

/**
 * Hands requests out in turn, as nginx does by default: what only reads goes to the next server when one is gone, what
 * was sent to be stored does not. An answer is passed on when it is whole.
 *
 * @param servers asked anew for each request, so that one that was started again may have another address
 */
export async function startBalancer(servers: () => readonly string[]): Promise<Balancer> {
  let turn = 0;

  function forward(incoming: IncomingMessage, outgoing: ServerResponse, body: Buffer, [url, ...others]: string[]): void {
    const target = new URL(incoming.url ?? '/', url);
    const sent = request(target, { method: incoming.method, headers: incoming.headers, agent: false }, (response) => {
      readWhole(response).then((answer) => outgoing.writeHead(response.statusCode ?? 502, response.headers).end(answer), retry);
    });
    sent.on('error', retry);
    sent.end(body);

    function retry(error: NodeJS.ErrnoException): void {
      const isHarmless = incoming.method === 'GET' || error.code === 'ECONNREFUSED';
      if (isHarmless && others.length > 0) forward(incoming, outgoing, body, others);
      else outgoing.writeHead(502).end();
    }
  }

  const server = createServer(async (incoming, outgoing) => {
    const body = await readWhole(incoming).catch(() => undefined);
    const urls = servers();
    const first = turn++ % urls.length;
    if (body !== undefined) forward(incoming, outgoing, body, [...urls.slice(first), ...urls.slice(0, first)]);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readWhole(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}
