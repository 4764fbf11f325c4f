/** First and last byte of a part, both counted from 0 and inclusive. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * The part of a file that a request asks for (RFC 9110, section 14.2), limited to what there is.
 *
 * @param etag of the version that would be sent
 * @param size in bytes
 * @returns `undefined` to send the whole file: no range or several, or the browser has the rest of another version;
 *   `outside` when the file has no byte of the range
 */
export function readByteRange({ method, headers }: Request, etag: string, size: number): ByteRange | 'outside' | undefined {
  const written = /^bytes=(\d*)-(\d*)$/i.exec(headers.get('range') ?? '');
  if (method !== 'GET' || written === null || (headers.get('if-range') ?? etag) !== etag) return undefined;
  const [, first = '', last = ''] = written;
  if (first === '' && last === '') return undefined;
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start < size ? { start, end } : 'outside';
}
