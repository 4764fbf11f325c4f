import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { acceptedEncodings } from './accepted-encodings.ts';

/** Higher ones take longer than they save on the way. */
const brotliQuality = 5;

/** Sends a page that was made for this request, compressed as the browser accepts it. */
export async function sendHtml(request: Request, html: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  const [encoding, body] = await compress(html, acceptedEncodings(request));
  return new Response(body, {
    headers: {
      ...headers,
      Vary: 'Accept-Encoding',
      'Content-Length': String(body.length),
      ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
    },
  });
}

async function compress(
  html: string,
  accepted: ReadonlySet<string>,
): Promise<[encoding: string | undefined, body: Uint8Array<ArrayBuffer>]> {
  const bytes = Buffer.from(html);
  if (accepted.has('br')) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    return ['br', await promisify(brotliCompress)(bytes, { params })];
  }
  if (accepted.has('gzip')) return ['gzip', await promisify(gzip)(bytes)];
  return [undefined, bytes];
}
