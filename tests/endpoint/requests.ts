/** A POST as a server receives it, with the length of its body. */
export function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): RequestInit {
  const length = typeof body === 'string' ? new TextEncoder().encode(body).length : body.length;
  return {
    method: 'POST',
    body,
    headers: { Host: 'localhost', 'Content-Length': String(length), 'Content-Type': 'application/json', ...headers },
  };
}

export const json = (body: unknown, headers?: Record<string, string>): RequestInit => post(JSON.stringify(body), headers);

export const form = (body: Record<string, string>, headers?: Record<string, string>): RequestInit =>
  post(String(new URLSearchParams(body)), { 'Content-Type': 'application/x-www-form-urlencoded', ...headers });
