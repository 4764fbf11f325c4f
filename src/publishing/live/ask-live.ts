import { readBodyLimited } from '../read-limited.ts';

/** What a live address answered. */
export interface LiveAnswer {
  status: number;
  headers: Headers;
  body: Buffer;
}

/** Asks a path of the live site, such as `/en/`. Rejects when there is no answer in time. */
export type AskLive = (path: string, init?: RequestInit) => Promise<LiveAnswer>;

const maxBytes = 20 * 1024 * 1024;

/** @param baseUrl with the path of a site below one, without a slash at its end */
export function createAskLive(baseUrl: string, timeoutMs = 20_000): AskLive {
  return async function askLive(path, init = {}) {
    const response = await fetch(baseUrl + path, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs), ...init });
    const body = await readBodyLimited(response, maxBytes);
    if (body === undefined) throw new Error(`The answer is larger than ${maxBytes} bytes.`);
    return { status: response.status, headers: response.headers, body };
  };
}
