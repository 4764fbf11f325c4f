import type { RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { addressGroup, networkOf } from '../readers/reader.ts';
import { createBanList } from './ban-list.ts';
import { type ConnectionLimits, connectionLimits } from './connection-limits.ts';
import { createOpenSockets } from './open-sockets.ts';

export interface ConnectionGuardOptions {
  /** Addresses that many readers share, such as our own proxies. Only the limits per connection apply to them. */
  isExempt: (address: string) => boolean;
  /** Milliseconds on a monotonic clock. */
  monotonic: () => number;
  limits?: ConnectionLimits;
}

export interface ConnectionGuard {
  /**
   * Answers the requests of a connection one at a time. Node emits every request that has arrived, so a few kilobytes of
   * pipelined requests would become thousands of responses in memory. A client that pipelines more than a few requests has
   * all connections of its address group closed; clients must be prepared for that (RFC 9112, section 9.3.2).
   */
  answerInTurn(listener: RequestListener): RequestListener;
  /** Bounds the server's connections and closes idle ones. */
  watch(server: Server): void;
}

export function createConnectionGuard({
  isExempt,
  monotonic,
  limits = connectionLimits,
}: ConnectionGuardOptions): ConnectionGuard {
  const responses = new WeakMap<Socket, ServerResponse>();
  const bans = createBanList({ banMs: limits.banMs, monotonic });
  const sockets = createOpenSockets({ limits, isAnswering });

  function isAnswering(socket: Socket): boolean {
    const response = responses.get(socket);
    return response !== undefined && !response.writableFinished;
  }

  /** Bans the whole group: Node parses up to 64 KiB of requests per connection before this is called. */
  function ban(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    socket.destroy();
    if (isExempt(address)) return;
    const group = addressGroup(address);
    sockets.destroyGroup(group);
    bans.add(group);
  }

  return {
    answerInTurn: (listener) => answerInTurn(listener, { responses, maxWaiting: limits.pipelined, ban }),

    watch(server) {
      server.setTimeout(limits.idleMs);
      server.on('connection', (socket: Socket) => {
        const address = socket.remoteAddress ?? '';
        if (isExempt(address)) return;
        const group = addressGroup(address);
        if (bans.has(group) || !sockets.add(socket, { group, network: networkOf(address) })) socket.destroy();
      });
    },
  };
}

interface Turns {
  /** The latest response of each connection. */
  responses: WeakMap<Socket, ServerResponse>;
  maxWaiting: number;
  ban: (socket: Socket) => void;
}

function answerInTurn(listener: RequestListener, { responses, maxWaiting, ban }: Turns): RequestListener {
  const waiting = new WeakMap<Socket, number>();

  return function answer(request, response) {
    const { socket } = request;
    if (socket.destroyed) return;
    const before = responses.get(socket);
    responses.set(socket, response);
    if (before === undefined || before.writableFinished) {
      listener(request, response);
      return;
    }
    const count = (waiting.get(socket) ?? 0) + 1;
    waiting.set(socket, count);
    if (count > maxWaiting) {
      ban(socket);
      return;
    }
    before.once('finish', () => {
      waiting.set(socket, (waiting.get(socket) ?? 1) - 1);
      listener(request, response);
    });
  };
}
