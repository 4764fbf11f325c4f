import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { TLSSocket } from 'node:tls';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Values of headers that came more than once, which `headers` joins or drops. */
  raw: readonly string[];
  body: string;
  /** Left out without TLS. */
  certificate?: Certificate;
  /** When the answer began to arrive, and when the question was sent; milliseconds since 1970. */
  sentAt: number;
  answeredAt: number;
}

export interface Certificate {
  /** Why a browser would not accept it; `undefined` when it would. */
  refusedBecause: string | undefined;
  /** Milliseconds since 1970. */
  validTo: number;
}

export interface Unanswered {
  /** Why there is no answer: `ECONNREFUSED`. */
  failed: string;
}

interface Question {
  method?: 'GET' | 'POST';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  timeoutMs?: number;
}

/** Enough of a page to see its head. */
const maxBodyBytes = 512 * 1024;

/**
 * Asks once, follows no redirect and decompresses nothing. A certificate that browsers refuse is noted, not refused, so
 * that everything else can still be looked at. Never throws and never waits longer than the limit.
 */
export function ask(
  url: string,
  { method = 'GET', headers = {}, body, timeoutMs = 10_000 }: Question = {},
): Promise<Answer | Unanswered> {
  return new Promise((resolve) => {
    const sentAt = Date.now();
    const isTls = url.startsWith('https:');
    const options = {
      method,
      headers: { Connection: 'close', ...headers },
      signal: AbortSignal.timeout(timeoutMs),
      agent: false,
    };
    const request = isTls ? httpsRequest(url, { ...options, rejectUnauthorized: false }) : httpRequest(url, options);
    request.on('error', (error: NodeJS.ErrnoException) => {
      resolve({
        failed: error.name === 'AbortError' ? `no answer within ${timeoutMs / 1000} seconds` : (error.code ?? error.message),
      });
    });
    request.on('response', (response) => {
      const answeredAt = Date.now();
      const certificate = isTls ? certificateOf(response.socket as TLSSocket) : undefined;
      const parts: Buffer[] = [];
      let bytes = 0;
      const end = (): void => {
        const text = Buffer.concat(parts).toString('utf8');
        const { statusCode: status = 0, headers: received, rawHeaders: raw } = response;
        resolve({ status, headers: received, raw, body: text, sentAt, answeredAt, ...(certificate && { certificate }) });
        request.destroy();
      };
      response.on('data', (part: Buffer) => {
        parts.push(part);
        bytes += part.length;
        if (bytes > maxBodyBytes) end();
      });
      response.on('end', end);
      response.on('error', (error) =>
        resolve({ failed: error.name === 'AbortError' ? `no whole answer within ${timeoutMs / 1000} seconds` : error.message }),
      );
    });
    request.end(body);
  });
}

function certificateOf(socket: TLSSocket): Certificate {
  const { valid_to: validTo } = socket.getPeerCertificate();
  const { authorized, authorizationError: why } = socket;
  const refusedBecause = authorized ? undefined : String(why instanceof Error ? why.message : why);
  return { refusedBecause, validTo: Date.parse(validTo ?? '') };
}
