import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { MisuseError, parse, UserError } from '../../errors.ts';
import { readBodyLimited } from '../read-limited.ts';

/** GitHub's REST API for one repository: <https://docs.github.com/rest>. */
export interface Github {
  /** @param path below `/repos/OWNER/NAME`, such as `/issues/12` */
  get(path: string): Promise<unknown>;
  /** All pages of a list, up to {@link maxPages}. */
  list(path: string): Promise<unknown[]>;
  /** Changes something that stays the same when it is sent twice. */
  patch(path: string, body: object): Promise<unknown>;
  /**
   * Creates something, once: without an answer nobody knows whether it was created, so `find` looks before it is sent again.
   *
   * @returns what was created, or what `find` returned
   */
  create<Found>(path: string, body: object, find: () => Promise<Found | undefined>): Promise<unknown>;
}

export interface GithubOptions {
  /** `https://api.github.com`, or that of an enterprise server. */
  apiUrl: string;
  /** `owner/name`. */
  repository: string;
  token: string;
  /** Resolves after some milliseconds; tests do not wait. */
  wait?: (milliseconds: number) => Promise<unknown>;
  timeoutMs?: number;
}

const variablesSchema = z.object({
  GITHUB_API_URL: z.url({ protocol: /^https?$/ }).default('https://api.github.com'),
  GITHUB_REPOSITORY: z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'must be `owner/name`'),
  GITHUB_TOKEN: z
    .string()
    .min(1, 'must not be empty')
    .regex(/^[\x21-\x7e]+$/, 'must be one word'),
});

/**
 * Reads the variables that GitHub Actions sets; the token has to be passed by the workflow.
 *
 * @throws MisuseError
 */
export function readGithubOptions(variables: NodeJS.ProcessEnv): GithubOptions {
  if (!variables['GITHUB_TOKEN'])
    throw new MisuseError(
      'GITHUB_TOKEN is not set.',
      'In a workflow, pass `github.token` to the step as its environment variable GITHUB_TOKEN.',
    );
  const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN } = parse(
    variablesSchema,
    variables,
    'A variable of GitHub Actions is missing or invalid.',
  );
  return { apiUrl: GITHUB_API_URL, repository: GITHUB_REPOSITORY, token: GITHUB_TOKEN };
}

/** A list of 3 000 comments or issues is read; nobody has more with our label. */
export const maxPages = 30;

const perPage = 100;
const maxAttempts = 4;
const maxWaitMs = 60_000;
const maxBytes = 10 * 1024 * 1024;

/** Nobody knows whether the request was carried out. */
class NoAnswerError extends UserError {}

export function openGithub({ apiUrl, repository, token, wait = pause, timeoutMs = 20_000 }: GithubOptions): Github {
  const base = `${apiUrl.replace(/\/$/, '')}/repos/${repository}`;

  /** Sends a request and repeats it while GitHub says that it was not carried out, or `repeats` says it may be sent twice. */
  async function request(method: string, path: string, { body, repeats }: { body?: object; repeats: boolean }): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      const sent = await send(method, path, body);
      if (sent.kind === 'answer') return sent.body;
      const canRepeat = sent.kind === 'refused' || repeats;
      if (!canRepeat || attempt === maxAttempts || sent.waitMs > maxWaitMs) throw sent.error;
      await wait(Math.max(sent.waitMs, 1_000 * 2 ** (attempt - 1)));
    }
  }

  async function send(method: string, path: string, body: object | undefined): Promise<Sent> {
    const what = `${method} /repos/${repository}${path}`;
    let response: Response;
    try {
      response = await fetch(base + path, {
        method,
        // The token must not follow a redirect.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          Accept: 'application/vnd.github+json',
          Authorization: `Bearer ${token}`,
          'User-Agent': 'jieda',
          'X-GitHub-Api-Version': '2022-11-28',
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      return noAnswer(`GitHub did not answer ${what}: ${(cause as Error).message}.`, cause);
    }
    return readAnswer(response, what).catch((cause: unknown) =>
      cause instanceof UserError
        ? Promise.reject(cause)
        : noAnswer(`GitHub’s answer to ${what} broke off: ${(cause as Error).message}.`, cause),
    );
  }

  async function list(path: string): Promise<unknown[]> {
    const items: unknown[] = [];
    for (let page = 1; page <= maxPages; page += 1) {
      const separator = path.includes('?') ? '&' : '?';
      const part = await request('GET', `${path}${separator}per_page=${perPage}&page=${page}`, { repeats: true });
      if (!Array.isArray(part)) throw new UserError(`GitHub’s answer to GET ${path} is not a list.`, strangeAnswer);
      items.push(...part);
      if (part.length < perPage) break;
    }
    return items;
  }

  return {
    get: (path) => request('GET', path, { repeats: true }),
    list,
    patch: (path, body) => request('PATCH', path, { body, repeats: true }),

    async create(path, body, find) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await request('POST', path, { body, repeats: false });
        } catch (error) {
          if (!(error instanceof NoAnswerError)) throw error;
          await wait(1_000 * 2 ** attempt);
          const found = await find();
          if (found !== undefined) return found;
          if (attempt === maxAttempts) throw error;
        }
      }
    },
  };
}

type Sent =
  | { kind: 'answer'; body: unknown }
  /** `refused`: it was not carried out. `lost`: it may have been. */
  | { kind: 'refused' | 'lost'; error: UserError; waitMs: number };

function noAnswer(message: string, cause: unknown): Sent {
  const error = new NoAnswerError(message, 'Run the job again; what was sent before is found and not sent twice.', { cause });
  return { kind: 'lost', error, waitMs: 0 };
}

async function readAnswer(response: Response, what: string): Promise<Sent> {
  const bytes = await readBodyLimited(response, maxBytes);
  if (bytes === undefined) throw new UserError(`GitHub’s answer to ${what} is larger than ${maxBytes} bytes.`, strangeAnswer);
  const body = readJson(bytes.toString('utf8'));
  const { status, headers } = response;
  if (response.ok) return { kind: 'answer', body };
  const reason = typeof (body as { message?: unknown })?.message === 'string' ? (body as { message: string }).message : '';
  const message = `GitHub answered ${status} to ${what}${reason === '' ? '' : `: ${reason.slice(0, 300)}`}.`;
  if (isRateLimit(response)) return { kind: 'refused', error: new UserError(message, rateLimitHint), waitMs: waitOf(headers) };
  if (status >= 500)
    return { kind: 'lost', error: new NoAnswerError(message, 'GitHub has a fault; run the job again later.'), waitMs: 0 };
  throw new UserError(message, hints[status] ?? 'The request is not one that GitHub accepts; see its message.');
}

function readJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function isRateLimit({ status, headers }: Response): boolean {
  if (status === 429) return true;
  return status === 403 && (headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0');
}

/** Milliseconds until GitHub takes requests again; a minute when it does not say. */
function waitOf(headers: Headers): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  if (seconds >= 0) return seconds * 1_000;
  const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN);
  return reset > 0 ? Math.max(0, reset * 1_000 - Date.now()) : maxWaitMs;
}

const rateLimitHint = 'The token has used up its requests for now; run the job again later.';
const strangeAnswer = 'Is GITHUB_API_URL the address of GitHub’s API?';

const hints: Readonly<Record<number, string>> = {
  301: 'The repository has moved; correct GITHUB_REPOSITORY.',
  307: 'The repository has moved; correct GITHUB_REPOSITORY.',
  401: 'The token has expired or is wrong.',
  403: 'The job lacks a permission: `permissions:` of the workflow must name it.',
  404: 'There is no such thing, or the token may not see it: `permissions:` of the workflow must name it.',
  410: 'Issues are switched off in this repository.',
};
