import { Problem } from './problem.ts';

/** Larger than any honest vote, comment or question. */
export const maxBodyBytes = 8 * 1024;

/**
 * Reads the body of a POST, JSON or form. Its length is checked before a byte is read.
 *
 * @throws Problem `length-required`, `too-large`, `unsupported-type`, `bad-encoding`, `malformed-json`
 */
export async function readSentBody(request: Request): Promise<{ fields: unknown; isForm: boolean }> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!Number.isInteger(length) || length < 0) throw new Problem('length-required');
  if (length > maxBodyBytes) throw new Problem('too-large');
  const read = readers.get(mediaType(request.headers.get('content-type') ?? ''));
  if (read === undefined) throw new Problem('unsupported-type');
  const bytes = await request.arrayBuffer().catch(() => {
    // The sender hung up: nobody hears the answer, and it is no fault of ours to log.
    throw new Problem('malformed-json');
  });
  if (bytes.byteLength > maxBodyBytes) throw new Problem('too-large');
  return read(decode(bytes));
}

/** Media type of a form whose answer is a page. */
export const formType = 'application/x-www-form-urlencoded';

/** `application/json; charset=UTF-8` → `application/json`; any other charset makes the type unknown. */
export function mediaType(contentType: string): string {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  return charset === undefined || /^charset="?utf-8"?$/.test(charset) ? type : contentType;
}

/** A map: `__proto__` and `constructor` are types that a request can name. */
const readers = new Map<string, (text: string) => { fields: unknown; isForm: boolean }>([
  ['application/json', (text) => ({ fields: parseJson(text), isForm: false })],
  [formType, (text) => ({ fields: parseForm(text), isForm: true })],
]);

const strictDecoder = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: ArrayBuffer): string {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    throw new Problem('bad-encoding');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('malformed-json');
  }
}

/** @throws Problem `bad-encoding`; `invalid-fields` when a field comes twice */
function parseForm(text: string): Record<string, string> {
  const entries = text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decodePercent(name), decodePercent(value.join('='))] as const;
    });
  const names = entries.map(([name]) => name);
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  if (repeated.length > 0) throw new Problem('invalid-fields', { fields: [...new Set(repeated)] });
  return Object.fromEntries(entries);
}

/** Unlike URLSearchParams, does not hide wrong bytes behind U+FFFD. */
function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new Problem('bad-encoding');
  }
}
