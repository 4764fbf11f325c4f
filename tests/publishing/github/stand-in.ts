import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Github, openGithub } from '../../../src/publishing/github/github.ts';

export const token = 'token-of-the-workflow';
export const repository = 'acme/help';

/** A request that arrived, as it is compared in tests. */
export interface Arrived {
  method: string;
  path: string;
  body: unknown;
}

/** How a fault is answered; `undefined` carries the request out. */
export type Fault = (arrived: Arrived, response: ServerResponse) => 'answered' | 'carried-out-silently' | undefined;

interface Stored {
  number: number;
  id: number;
  title?: string;
  body: string;
  state: 'open' | 'closed';
  labels: string[];
  user: { login: string };
}

/**
 * GitHub's API for one repository, as far as we use it: it refuses what GitHub refuses, and remembers what it was sent.
 */
export interface StandIn {
  url: string;
  github: Github;
  /** Milliseconds that the client waited between attempts. */
  waits: number[];
  arrived: Arrived[];
  /** Requests that change something, as `POST /issues`. */
  changes(): string[];
  comments: Stored[];
  issues: Stored[];
  pulls: { number: number; head: { sha: string } }[];
  /** Faults of the next requests, in turn. */
  faults: Fault[];
  close(): Promise<void>;
}

export async function startStandIn(): Promise<StandIn> {
  const server = createServer((request, response) => {
    void receive(request).then((arrived) => answer(request, arrived, response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const waits: number[] = [];
  const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
  const standIn: StandIn = {
    url,
    github: openGithub({ apiUrl: url, repository, token, wait, timeoutMs: 300 }),
    waits,
    arrived: [],
    changes: () =>
      standIn.arrived.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path.split('?')[0]}`),
    comments: [],
    issues: [],
    pulls: [],
    faults: [],
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  let nextId = 100;

  function answer(request: IncomingMessage, arrived: Arrived, response: ServerResponse): void {
    standIn.arrived.push(arrived);
    if (request.headers.authorization !== `Bearer ${token}`) {
      send(response, 401, { message: 'Bad credentials' });
      return;
    }
    if (request.headers.accept !== 'application/vnd.github+json' || !request.headers['user-agent']) {
      send(response, 400, { message: 'Headers are missing' });
      return;
    }
    const result = standIn.faults.shift()?.(arrived, response);
    if (result === 'answered') return;
    const [status, body] = carryOut(arrived);
    if (result === undefined) send(response, status, body);
  }

  function carryOut({ method, path, body }: Arrived): [status: number, body: unknown] {
    const url = new URL(path, 'http://x');
    const fields = (body ?? {}) as Partial<Stored>;
    const isTooLong = (fields.body?.length ?? 0) > 65_536;
    if (isTooLong) return [422, { message: 'Body is too long' }];
    const page = <Item>(items: readonly Item[]): Item[] => {
      const size = Number(url.searchParams.get('per_page') ?? 30);
      const from = (Number(url.searchParams.get('page') ?? 1) - 1) * size;
      return items.slice(from, from + size);
    };
    const create = (list: Stored[]): [number, unknown] => {
      const id = nextId++;
      const { body: text = '', title, labels = [] } = fields;
      const user = { login: 'github-actions[bot]' };
      list.push({ number: id, id, body: text, state: 'open', labels, user, ...(title !== undefined && { title }) });
      return [201, list.at(-1)];
    };
    const change = (list: Stored[], id: number): [number, unknown] => {
      const found = list.find((each) => each.id === id);
      if (found === undefined) return [404, { message: 'Not Found' }];
      return [200, Object.assign(found, fields)];
    };
    const [, number = ''] = /\/(\d+)(?:\/comments)?$/.exec(url.pathname) ?? [];
    switch (`${method} ${url.pathname.replaceAll(/\d+/g, 'N')}`) {
      case 'GET /pulls':
        return [200, standIn.pulls];
      case 'GET /issues/N/comments':
        return [200, page(standIn.comments)];
      case 'POST /issues/N/comments':
        return create(standIn.comments);
      case 'PATCH /issues/comments/N':
        return change(standIn.comments, Number(number));
      case 'GET /issues': {
        const label = url.searchParams.get('labels') ?? '';
        return [200, page(standIn.issues.filter(({ labels }) => labels.includes(label)))];
      }
      case 'POST /issues':
        return fields.title === undefined ? [422, { message: 'Validation Failed' }] : create(standIn.issues);
      case 'PATCH /issues/N':
        return change(standIn.issues, Number(number));
      default:
        return [404, { message: 'Not Found' }];
    }
  }

  return standIn;
}

async function receive(request: IncomingMessage): Promise<Arrived> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const path = (request.url ?? '').replace(`/repos/${repository}`, '');
  return { method: request.method ?? '', path, body: text === '' ? undefined : JSON.parse(text) };
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Answers with an error and carries nothing out. */
export function refusing(status: number, headers: Record<string, string> = {}, message = 'No'): Fault {
  return (_arrived, response) => {
    send(response, status, { message }, headers);
    return 'answered';
  };
}

/** Never answers. */
export const hanging: Fault = () => 'answered';

/** Carries the request out, and the answer is lost on the way. */
export const losingAnswer: Fault = (_arrived, response) => {
  response.destroy();
  return 'carried-out-silently';
};

/** Carries nothing out, and no answer comes. */
export const breaking: Fault = (_arrived, response) => {
  response.destroy();
  return 'answered';
};

/** Carries the request out as usual. */
export const carryingOut: Fault = () => undefined;
