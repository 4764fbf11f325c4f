import { maxBodyBytes } from '../readers/limits.ts';
import { Problem } from './problem.ts';

/** The body of a POST. */
export interface SentBody {
  fields: unknown;
  /** Whether a form sent it; forms are answered with a page. */
  isForm: boolean;
}

/**
 * Reads the body of a POST, JSON or form. Its length is checked before a byte is read.
 *
 * @param maxBytes of the body; a longer one is refused
 * @throws Problem `length-required`, `too-large`, `unsupported-type`, `bad-encoding`, `malformed-json`, `invalid-fields`
 */
export async function readSentBody(request: Request, maxBytes = maxBodyBytes): Promise<SentBody> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!Number.isInteger(length) || length < 0) throw new Problem('length-required');
  if (length > maxBytes) throw new Problem('too-large');
  const parse = parsers.get(mediaType(request.headers.get('content-type') ?? ''));
  if (parse === undefined) throw new Problem('unsupported-type');
  const bytes = await request.arrayBuffer().catch(() => {
    // The client hung up: it will not see the answer, and there is nothing to log.
    throw new Problem('malformed-json');
  });
  if (bytes.byteLength > maxBytes) throw new Problem('too-large');
  return parse(decode(bytes));
}

const formType = 'application/x-www-form-urlencoded';

/** Whether a form sent the request, by its Content-Type. */
export function isFormPost({ headers }: Request): boolean {
  return mediaType(headers.get('content-type') ?? '') === formType;
}

/** `application/json; charset=UTF-8` → `application/json`; with another charset the whole text, which matches no type. */
function mediaType(contentType: string): string {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  return charset === undefined || /^charset="?utf-8"?$/.test(charset) ? type : contentType;
}

/** A map, because an object would also have `__proto__` and `constructor`. */
const parsers = new Map<string, (text: string) => SentBody>([
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

/** @throws Problem `bad-encoding`; `invalid-fields` when a field is repeated */
function parseForm(text: string): Record<string, string> {
  const entries = text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decodePercent(name), decodePercent(value.join('='))] as const;
    });
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const [name] of entries) (seen.has(name) ? repeated : seen).add(name);
  if (repeated.size > 0) throw new Problem('invalid-fields', { fields: [...repeated] });
  return Object.fromEntries(entries);
}

/** Unlike URLSearchParams, does not turn invalid bytes into U+FFFD. */
function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new Problem('bad-encoding');
  }
}
