import { lookup as resolve } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Where requests may go. */
export interface Reach {
  allowsAddress(address: string): boolean;
  /** @param port empty for the one of the scheme */
  allowsPort(port: string): boolean;
}

/** The public internet, on the ports of http and https. */
export const publicInternet: Reach = { allowsAddress: isPublicAddress, allowsPort: (port) => port === '' };

export interface FetchLimits {
  /** Of one file. */
  maxBytes: number;
  /** Of one file, redirects included. */
  timeoutMs: number;
  maxRedirects: number;
}

/** Why a file was not fetched, in words that follow a colon. */
export class NotFetched extends Error {}

/**
 * Fetches a file of an untrusted address. The address of each host is judged when it is connected to, so neither a redirect
 * nor a name that leads elsewhere the second time gets into a private network.
 *
 * @throws NotFetched
 */
export async function fetchBytes(url: string, reach: Reach, { maxBytes, timeoutMs, maxRedirects }: FetchLimits): Promise<Buffer> {
  const signal = AbortSignal.timeout(timeoutMs);
  let address = parseAddress(url, reach);
  try {
    for (let redirects = 0; ; redirects++) {
      const response = await get(address, reach, signal);
      const { statusCode: status = 0, headers } = response;
      if (status === 200) return await readLimited(response, maxBytes);
      response.destroy();
      if (status < 300 || status >= 400 || headers.location === undefined) throw new NotFetched(`the answer was ${status}`);
      if (redirects === maxRedirects) throw new NotFetched(`it was redirected more than ${maxRedirects} times`);
      address = parseAddress(headers.location, reach, address);
    }
  } catch (error) {
    if (error instanceof NotFetched) throw error;
    if (signal.aborted) throw new NotFetched(`it took longer than ${timeoutMs / 1000} s`, { cause: error });
    const { code, message } = error as NodeJS.ErrnoException;
    throw new NotFetched(code ?? message, { cause: error });
  }
}

function parseAddress(text: string, { allowsAddress, allowsPort }: Reach, base?: URL): URL {
  const url = URL.parse(text, base);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new NotFetched('it is not an address of the web');
  if (url.username !== '' || url.password !== '') throw new NotFetched('the address has a password');
  if (!allowsPort(url.port)) throw new NotFetched(`port ${url.port} is not one of the web`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !allowsAddress(host)) throw new NotFetched(`${host} is not an address of the public internet`);
  return url;
}

function get(url: URL, reach: Reach, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done, fail) => {
    request(
      url,
      {
        // A connection of its own each time: one that is kept open would not be looked up again.
        agent: false,
        signal,
        lookup: lookupWithin(reach),
        maxHeaderSize: 16_384,
        headers: { accept: 'image/png, image/jpeg, image/webp', 'accept-encoding': 'identity', 'user-agent': 'jieda-import' },
      },
      done,
    )
      .on('error', fail)
      .end();
  });
}

function lookupWithin({ allowsAddress }: Reach): LookupFunction {
  return function lookupAllowed(host, { family }, callback) {
    resolve(host, { family: family ?? 0, all: true }, (error, found) => {
      const refused = found?.find(({ address }) => !allowsAddress(address));
      const [first] = found ?? [];
      if (error !== null) callback(error, []);
      else if (refused !== undefined || first === undefined)
        callback(new NotFetched(`${host} is not on the public internet (${refused?.address ?? 'no address'})`), []);
      else callback(null, found);
    });
  };
}

async function readLimited(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const tooLarge = (): NotFetched => new NotFetched(`it is larger than ${Math.round(maxBytes / 1024 / 1024)} MB`);
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) {
    response.destroy();
    throw tooLarge();
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Leaving the loop closes the connection.
    if (bytes > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  if (!response.complete) throw new NotFetched('the connection broke off');
  return Buffer.concat(chunks);
}
