import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';

export interface TlsRequest {
  port: number;
  /** Certificate of the server. */
  ca: Buffer;
  path: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Address of this machine from which it is sent. */
  from?: string;
}

export interface TlsAnswer {
  status: number;
  headers: IncomingHttpHeaders;
}

/** Sends a request as a browser does to port 443, wherever the server really listens. */
export function askTls({ port, ca, path, method = 'GET', headers = {}, body, from }: TlsRequest): Promise<TlsAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        ca,
        servername: 'localhost',
        timeout: 20_000,
        agent: false,
        headers: { Host: 'localhost', ...headers },
        ...(from !== undefined && { localAddress: from }),
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('no answer in 20 s')));
    sent.on('error', reject);
    sent.end(body);
  });
}
