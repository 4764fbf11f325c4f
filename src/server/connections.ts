import type { RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { addressGroup, networkOf } from '../readers/reader.ts';
import { type ConnectionLimits, connectionLimits } from './connection-limits.ts';

export interface ConnectionGuardOptions {
  /** Addresses that speak for many readers, such as our own proxies: only the limits of each connection hold for them. */
  isExempt: (address: string) => boolean;
  /** Milliseconds that never go backwards. */
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
  const networks = new Map<string, Set<Socket>>();
  const bannedUntil = new Map<string, number>();
  const latest = new WeakMap<Socket, ServerResponse>();
  const waiting = new WeakMap<Socket, number>();
  let open = 0;

  function isAnswering(socket: Socket): boolean {
    const response = latest.get(socket);
    return response !== undefined && !response.writableFinished;
  }

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

  function isWelcome(group: string, network: string): boolean {
    const isWithin = sizeOf(groups, group) < limits.perGroup && sizeOf(networks, network) < limits.perNetwork;
    return isWithin && monotonic() >= (bannedUntil.get(group) ?? 0);
  }

  /**
   * Whoever takes most of the connections makes room for everybody else: the network that has the most loses the oldest
   * one without a request under way, or any when it has very many.
   */
  function makeRoom(): boolean {
    let largest = new Set<Socket>();
    for (const members of networks.values()) if (members.size > largest.size) largest = members;
    const [oldest] = largest;
    const idle = largest.values().find((socket) => !isAnswering(socket));
    const given = idle ?? (largest.size > limits.perNetwork / 2 ? oldest : undefined);
    if (given === undefined) return false;
    leave(given);
    given.destroy();
    return true;
  }

  const leaving = new WeakMap<Socket, () => void>();

  function enter(socket: Socket, group: string, network: string): void {
    open += 1;
    add(groups, group, socket);
    add(networks, network, socket);
    leaving.set(socket, () => {
      open -= 1;
      remove(groups, group, socket);
      remove(networks, network, socket);
    });
    socket.once('close', () => leave(socket));
  }

  function leave(socket: Socket): void {
    leaving.get(socket)?.();
    leaving.delete(socket);
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
      server.setTimeout(limits.idleMs);
      server.on('connection', (socket: Socket) => {
        const address = socket.remoteAddress ?? '';
        if (isExempt(address)) return;
        const [group, network] = [addressGroup(address), networkOf(address)];
        if (isWelcome(group, network) && (open < limits.total || makeRoom())) enter(socket, group, network);
        else socket.destroy();
      });
    },
  };
}

const maxBanned = 10_000;

type Members = Map<string, Set<Socket>>;

function sizeOf(members: Members, name: string): number {
  return members.get(name)?.size ?? 0;
}

function add(members: Members, name: string, socket: Socket): void {
  members.set(name, (members.get(name) ?? new Set()).add(socket));
}

function remove(members: Members, name: string, socket: Socket): void {
  const all = members.get(name);
  all?.delete(socket);
  if (all?.size === 0) members.delete(name);
}
