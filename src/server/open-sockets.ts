import type { Socket } from 'node:net';
import type { ConnectionLimits } from './connection-limits.ts';

/** Open connections, limited in total, per address group and per network. */
export interface OpenSockets {
  /** Counts a connection until it closes; false when a limit is reached. */
  add(socket: Socket, origin: Origin): boolean;
  /** Closes all connections of an address group. */
  destroyGroup(group: string): void;
}

export interface Origin {
  group: string;
  network: string;
}

export interface OpenSocketsOptions {
  limits: Pick<ConnectionLimits, 'total' | 'perGroup' | 'perNetwork'>;
  /** Whether a request on the connection is being answered. */
  isAnswering: (socket: Socket) => boolean;
}

export function createOpenSockets({ limits, isAnswering }: OpenSocketsOptions): OpenSockets {
  const groups: Members = new Map();
  const networks: Members = new Map();
  const origins = new Map<Socket, Origin>();

  function remove(socket: Socket): void {
    const origin = origins.get(socket);
    if (origin === undefined) return;
    origins.delete(socket);
    removeMember(groups, origin.group, socket);
    removeMember(networks, origin.network, socket);
  }

  /**
   * Evicts a connection of the network that has the most: its oldest idle one or, if it has over half of `perNetwork`, its
   * oldest. Returns false when there is none to evict.
   */
  function makeRoom(): boolean {
    let largest = new Set<Socket>();
    for (const members of networks.values()) if (members.size > largest.size) largest = members;
    const [oldest] = largest;
    const idle = largest.values().find((socket) => !isAnswering(socket));
    const evicted = idle ?? (largest.size > limits.perNetwork / 2 ? oldest : undefined);
    if (evicted === undefined) return false;
    remove(evicted);
    evicted.destroy();
    return true;
  }

  return {
    add(socket, origin) {
      if (sizeOf(groups, origin.group) >= limits.perGroup || sizeOf(networks, origin.network) >= limits.perNetwork) return false;
      if (origins.size >= limits.total && !makeRoom()) return false;
      origins.set(socket, origin);
      addMember(groups, origin.group, socket);
      addMember(networks, origin.network, socket);
      socket.once('close', () => remove(socket));
      return true;
    },

    destroyGroup(group) {
      for (const socket of groups.get(group) ?? []) socket.destroy();
    },
  };
}

/** Connections by group or network, oldest first. */
type Members = Map<string, Set<Socket>>;

function sizeOf(members: Members, name: string): number {
  return members.get(name)?.size ?? 0;
}

function addMember(members: Members, name: string, socket: Socket): void {
  members.set(name, (members.get(name) ?? new Set()).add(socket));
}

function removeMember(members: Members, name: string, socket: Socket): void {
  const all = members.get(name);
  all?.delete(socket);
  if (all?.size === 0) members.delete(name);
}
