import type { RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { addressGroup } from '../feedback/reader.ts';
import { type ConnectionLimits, connectionLimits } from './connection-limits.ts';

export interface ConnectionGuardOptions {
  /** Addresses that speak for many readers, such as our own proxies: only the limits of each connection hold for them. */
  isExempt: (address: string) => boolean;
  /** Milliseconds from any instant, never backwards. */
  monotonic: () => number;
  limits?: ConnectionLimits;
}

export interface ConnectionGuard {
  /**
   * Answers the requests of one connection one after the other. Node emits every request that has arrived, so a few
   * kilobytes of pipelined requests would become thousands of answers in memory. Whoever sends more than a few gets
   * all connections of the address group cut; a client that pipelines has to expect that (RFC 9112, section 9.3.2).
   */
  answerInTurn(listener: RequestListener): RequestListener;
  /** Bounds the server's connections and drops those on which nothing moves. */
  watch(server: Server): void;
}

export function createConnectionGuard({
  isExempt,
  monotonic,
  limits = connectionLimits,
}: ConnectionGuardOptions): ConnectionGuard {
  const groups = new Map<string, Set<Socket>>();
  const bannedUntil = new Map<string, number>();
  const latest = new WeakMap<Socket, ServerResponse>();
  const waiting = new WeakMap<Socket, number>();

  /** Node has parsed up to 64 KiB of requests by now, and would for each of the group's connections. */
  function ban(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    socket.destroy();
    if (isExempt(address)) return;
    const group = addressGroup(address);
    for (const other of groups.get(group) ?? []) other.destroy();
    bannedUntil.delete(group);
    bannedUntil.set(group, monotonic() + limits.banMs);
    // Sorted by time, because each is moved to the end when it is set.
    for (const [old, until] of bannedUntil) {
      if (until > monotonic() && bannedUntil.size <= maxBanned) break;
      bannedUntil.delete(old);
    }
  }

  function isWelcome(group: string): boolean {
    return (groups.get(group)?.size ?? 0) < limits.perGroup && monotonic() >= (bannedUntil.get(group) ?? 0);
  }

  function enter(group: string, socket: Socket): void {
    const members = groups.get(group) ?? new Set();
    groups.set(group, members.add(socket));
    socket.once('close', () => {
      members.delete(socket);
      if (members.size === 0) groups.delete(group);
    });
  }

  return {
    answerInTurn(listener) {
      return function answer(request, response) {
        const { socket } = request;
        if (socket.destroyed) return;
        const before = latest.get(socket);
        latest.set(socket, response);
        if (before === undefined || before.writableFinished) {
          listener(request, response);
          return;
        }
        const count = (waiting.get(socket) ?? 0) + 1;
        waiting.set(socket, count);
        if (count > limits.pipelined) {
          ban(socket);
          return;
        }
        before.once('finish', () => {
          waiting.set(socket, (waiting.get(socket) ?? 1) - 1);
          listener(request, response);
        });
      };
    },

    watch(server) {
      server.maxConnections = limits.total;
      server.setTimeout(limits.idleMs);
      server.on('connection', (socket: Socket) => {
        const address = socket.remoteAddress ?? '';
        if (isExempt(address)) return;
        const group = addressGroup(address);
        if (isWelcome(group)) enter(group, socket);
        else socket.destroy();
      });
    },
  };
}

const maxBanned = 10_000;
